package io.iwc.replay;

import io.iwc.IwcException;
import io.iwc.replay.internal.client.ClientCall;
import io.iwc.run.RequestRecord;
import io.iwc.run.internal.RecordAppender;
import io.iwc.schedule.internal.PlannedRequest;
import io.iwc.tokens.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Turns ended calls into records on a thread of its own and appends them to the run folder as they come. An event loop
 * that hands one in never waits for the disk and never signals the thread, which polls instead, because on a
 * busy core being woken for each would take the loop's turn away while tokens arrive. Many that end together are
 * recorded a few at a time, for the same reason: on that core a thousand of them in one go would hold up the next tokens.
 */
final class Recorder {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    /** Records between two pauses, at least: what 3 200 requests a second need. */
    private static final int LEAST_AT_ONCE = 32;

    /** Of those that wait, so many parts are left to later turns: however many there are, they never pile up. */
    private static final int TURNS = 16;

    private final Queue<Optional<Ended>> queue = new ConcurrentLinkedQueue<>();
    private final BiFunction<PlannedRequest, ClientCall, RequestRecord.Builder> describe;
    private final Optional<RecordAppender> appender;
    private final Troubles troubles = new Troubles();
    private final List<RequestRecord> records = new ArrayList<>();
    private final List<Uncounted> uncounted = new ArrayList<>();
    private final Thread thread = new Thread(this::recordAll, "iwc-records");
    private Optional<Throwable> failure = Optional.empty();
    private int leftOfTurn;
    private volatile boolean isEnding;
    private volatile Consumer<Throwable> whenItDies = cause -> {};

    /**
     * A recorder, not at work yet.
     *
     * @param describe makes a record of what is known
     * @param appender where records go as they come; closed at the end
     */
    Recorder(
            BiFunction<PlannedRequest, ClientCall, RequestRecord.Builder> describe, Optional<RecordAppender> appender) {
        this.describe = describe;
        this.appender = appender;
        appender.flatMap(RecordAppender::earlier)
                .ifPresent(folder -> troubles.say(folder + ": holds the run that was here until this one is whole"));
    }

    /** What went wrong with the disk. */
    Troubles troubles() {
        return troubles;
    }

    /** Who is told if its thread ends by an error. */
    void whenItDies(Consumer<Throwable> told) {
        whenItDies = told;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes an ended call; never blocks. */
    void add(PlannedRequest planned, ClientCall call) {
        queue.add(Optional.of(new Ended(planned, call)));
    }

    /**
     * Waits until all is recorded, and counts what servers without {@code usage} generated, as far as it can be read.
     *
     * @param tokenizer asked for only if there is anything to count
     * @return the records in schedule order
     * @throws RuntimeException if a record could not be made
     */
    List<RequestRecord> finish(Supplier<Tokenizer> tokenizer) {
        isEnding = true; // no token is waited for any more
        queue.add(Optional.empty());
        LockSupport.unpark(thread);
        joinUninterruptibly();
        if (failure.isPresent()) {
            throw failure.get() instanceof RuntimeException fault
                    ? fault
                    : new IwcException("the thread that records has died: " + failure.get(), failure.get());
        }
        for (var it : uncounted) {
            records.add(counted(it, tokenizer));
        }
        records.sort(Comparator.comparingInt(RequestRecord::sequence));
        return records;
    }

    /** What cannot be read, for escapes that no JSON has, stays uncounted; it must not cost the others. */
    private static RequestRecord counted(Uncounted answer, Supplier<Tokenizer> tokenizer) {
        return answer.call()
                .generatedText()
                .map(text -> answer.record()
                        .withEstimatedOutputTokens(tokenizer.get().count(text)))
                .orElse(answer.record());
    }

    private void recordAll() {
        try {
            try {
                var part = appender.map(it -> new Part(it::append, troubles, System::nanoTime));
                for (var next = take(); next.isPresent(); next = take()) {
                    var record = record(next.get());
                    part.ifPresent(it -> it.append(record));
                }
                part.ifPresent(Part::end);
            } finally {
                appender.ifPresent(RecordAppender::close);
            }
        } catch (RuntimeException e) {
            failure = Optional.of(e); // told at the end
        } catch (Error e) { // as out of memory: nobody must wait for more
            failure = Optional.of(e);
            whenItDies.accept(e);
        }
    }

    private Optional<Ended> take() {
        if (leftOfTurn == 0 && !isEnding) {
            LockSupport.parkNanos(this, PAUSE_NANOS);
        }
        var next = queue.poll();
        while (next == null) {
            leftOfTurn = 0;
            LockSupport.parkNanos(this, PAUSE_NANOS);
            next = queue.poll();
        }
        leftOfTurn = leftOfTurn == 0 ? Math.max(LEAST_AT_ONCE, queue.size() / TURNS) : leftOfTurn - 1;
        return next;
    }

    private RequestRecord record(Ended ended) {
        var record = describe.apply(ended.planned(), ended.call()).build();
        if (ended.call().lacksUsage()) {
            uncounted.add(new Uncounted(record, ended.call()));
        } else {
            records.add(record);
        }
        return record;
    }

    private void joinUninterruptibly() {
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private record Ended(PlannedRequest planned, ClientCall call) {}

    private record Uncounted(RequestRecord record, ClientCall call) {}
}
