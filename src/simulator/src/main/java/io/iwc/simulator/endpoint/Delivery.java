package io.iwc.simulator.endpoint;

import io.iwc.run.Outcome;
import io.iwc.simulator.internal.Sequence;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One answer on its way to its client. The engine's thread only counts the tokens up; a writer takes from there, one
 * at a time for each answer, so that no stream needs a thread of its own and no slow client holds up the engine.
 */
abstract class Delivery {
    private static final int MINUTES_TO_BREAK = 60;

    private final Writers writers;
    private final Sequence sequence;
    private final CompletableFuture<Void> broken = new CompletableFuture<>();
    private final Runnable writing = this::drain;
    private final AtomicInteger signals = new AtomicInteger();
    private volatile int generated;
    private volatile Runnable onDisconnect = () -> {};

    final Reply reply;

    Delivery(Reply reply, Writers writers) {
        this.reply = reply;
        this.writers = writers;
        sequence = new Sequence(reply.prompt(), reply.completion().tokens(), this::token);
    }

    /** What the engine has to generate for it. */
    final Sequence sequence() {
        return sequence;
    }

    /** What to do when the client hangs up or the connection is broken on purpose. */
    final void onDisconnect(Runnable action) {
        onDisconnect = action;
    }

    /** Sends what goes out before the first token. */
    abstract void open() throws IOException;

    /** Sends what there is after that many tokens. */
    abstract void send(int tokens) throws IOException;

    /** Sends as much as is to be seen of an answer that breaks after so many tokens. */
    abstract void sendBeforeBreak(int tokens) throws IOException;

    /** Sends the end: its own, or with the last answer of the call that of all. */
    abstract void finish(boolean isLast) throws IOException;

    /**
     * Waits until an answer that is to break has been sent so far. Only the handler can abort the connection, by
     * throwing; after {@code HttpExchange.close()} the body looks complete. An endpoint that closes ends the wait.
     */
    final void awaitBreak() throws IOException {
        try {
            broken.get(MINUTES_TO_BREAK, TimeUnit.MINUTES);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            throw new IOException(
                    "the answer has not come to where it breaks within " + MINUTES_TO_BREAK + " min", late);
        }
        throw new IOException("the connection is broken here, as the test asked for");
    }

    final AnswerUsage usage() {
        return new AnswerUsage(
                reply.prompt().count(),
                reply.completion().tokens(),
                sequence.cachedPromptTokens(),
                Math.min(reply.marked(), reply.prompt().count()),
                reply.completion().thoughts().tokens());
    }

    private void token(long nanos, int count) {
        generated = count;
        if (signals.getAndIncrement() == 0) {
            writers.write(writing, count == 1);
        }
    }

    private void drain() {
        var seen = 1;
        while (seen > 0) {
            if (advance()) {
                return; // done: no more signals are wanted
            }
            seen = signals.addAndGet(-seen);
        }
    }

    /** Sends what is new; whether that was the last of it. */
    private boolean advance() {
        var tokens = generated;
        try {
            if (tokens >= reply.breakAt(sequence.outputTokens())) {
                reply.entry().ended(Outcome.FAILED);
                sendBeforeBreak(reply.breakAt(reply.completion().tokens()));
                onDisconnect.run();
                broken.complete(null);
                return true;
            }
            send(tokens);
            if (tokens < sequence.outputTokens()) {
                return false;
            }
            reply.entry().ended(Outcome.OK);
            synchronized (reply.batch()) { // the last one closes, and must find the others written
                var isLast = reply.batch().isEndedBy(usage());
                finish(isLast);
                if (isLast) {
                    reply.exchange().close();
                }
            }
        } catch (IOException e) { // the client has hung up
            end(Outcome.CANCELLED);
        } catch (RuntimeException | OutOfMemoryError e) { // rather a closed connection than one that hangs
            end(Outcome.FAILED);
        }
        return true;
    }

    private void end(Outcome how) {
        reply.entry().ended(how);
        onDisconnect.run();
        reply.exchange().close();
        broken.complete(null);
    }
}
