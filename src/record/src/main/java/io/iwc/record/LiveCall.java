package io.iwc.record;

import io.iwc.replay.internal.client.ObservedAnswer;
import io.iwc.simulator.endpoint.ForwardedCall;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/**
 * A request for a completion on its way through. One thread brings the request and another one the answer; the latter
 * waits for the former before it says what the call was.
 */
final class LiveCall {
    private static final long MOST_MILLIS_UNSENT = 200;

    private final Segment segment;
    private final RequestHead head;
    private final Supplier<Secrets> secrets;
    private final long zeroNanos;
    private final int sequence;
    private final long arrivalNanos;
    private final HeldBody request;
    private final HeldBody answerBody;
    private final ObservedAnswer answer;
    private final FirstReads firstReads = new FirstReads();
    private final CompletableFuture<Understood> understood = new CompletableFuture<>();
    private volatile boolean told;
    private volatile boolean isSent;

    /**
     * A call that has just come.
     *
     * @param segment where it is to be recorded
     * @param zeroNanos the instant that stamps count from
     * @param nanoTime when it came
     */
    LiveCall(Segment segment, RequestHead head, int sequence, long zeroNanos, long nanoTime, Budget budget) {
        this.segment = segment;
        this.head = head;
        this.sequence = sequence;
        this.zeroNanos = zeroNanos;
        secrets =
                memoized(() -> Secrets.of(head, segment.knownSecrets())); // not while the server waits for the request
        arrivalNanos = nanoTime - zeroNanos;
        request = new HeldBody(budget);
        answerBody = new HeldBody(budget);
        answer = new ObservedAnswer(zeroNanos, nanoTime, answerBody::add);
    }

    /** A piece of the request's body. */
    void request(byte[] bytes, int count) {
        request.add(bytes, 0, count);
    }

    /**
     * All of the request has gone out: what is it? That is found out on another thread: one that computes is let wait by
     * a busy machine when the next bytes come.
     */
    void requestEnded() {
        isSent = true;
        segment.workers().execute(() -> {
            try {
                understood.complete(request.isOver() ? Understood.not("body: found more than can be held") : read());
            } catch (RuntimeException | StackOverflowError e) { // a fault of ours; the application gets its answer
                understood.complete(Understood.not("the request cannot be read: " + e));
            } finally {
                request.release();
            }
        });
    }

    /** The request broke off, unless it has ended. */
    void requestFailed() {
        if (!isSent) {
            understood.complete(Understood.not("the request broke off"));
            request.release();
        }
    }

    private Understood read() {
        try {
            var reading = ForwardedCall.read(head.path(), unpacked(request.bytes()), head::header);
            return reading.call()
                    .map(call -> Understood.as(segment.kept(call)))
                    .orElseGet(() -> Understood.not(secrets().redaction().removedFrom(reading.fault())));
        } catch (IOException e) {
            return Understood.not("body: found no complete gzip data, as Content-Encoding announces it");
        }
    }

    private byte[] unpacked(byte[] body) throws IOException {
        var coding = head.header("content-encoding").orElse("").strip().toLowerCase(Locale.ROOT);
        if (!coding.equals("gzip") && !coding.equals("x-gzip")) {
            return body; // what is coded in another way is no JSON, and is called so
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            var unpacked = in.readNBytes(Budget.MOST_OF_A_BODY);
            if (in.read() >= 0) {
                throw new IOException("more than can be held");
            }
            return unpacked;
        }
    }

    /** Whether a read can be passed on before it is read what it says. */
    boolean canGoOn(byte[] bytes, int count) {
        return !answer.hasToken() && firstReads.canGoOn(bytes, count);
    }

    /**
     * A read of the answer, before all of it is passed on.
     *
     * @return whether it was the last one: then {@link #answerRead()} records the call
     */
    boolean answer(byte[] bytes, int count, long nanoTime) {
        try {
            answer.read(bytes, 0, count, nanoTime);
            answerBody.mark(nanoTime - zeroNanos - arrivalNanos);
            return answer.isOver();
        } catch (RuntimeException e) { // a fault of ours; the application gets its answer
            told = true;
            tell(Understood.not("the answer cannot be read: " + e));
            return false;
        }
    }

    /** The last read was the last one: the call is recorded when this returns. */
    void answerRead() {
        tellIfOver();
    }

    /** The server has closed the connection. */
    void answerEnded(long nanoTime) {
        answer.closed(nanoTime);
        tellIfOver();
    }

    /** The application has gone. */
    void cancelled(long nanoTime) {
        answer.cancelled(nanoTime);
        tellIfOver();
    }

    /** The server was not reached. */
    void unreached(UpstreamException why, long nanoTime) {
        answer.failed(why.errorClass(), String.valueOf(why.getMessage()), nanoTime);
        tellIfOver();
    }

    private void tellIfOver() {
        if (answer.isOver() && !told) {
            told = true;
            var telling = understood.thenAcceptAsync(this::tell, segment.workers());
            try {
                telling.get(isSent ? Long.MAX_VALUE : MOST_MILLIS_UNSENT, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // an answer to half a request must not wait for the other half
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof RejectedExecutionException)) { // the recording has been let go of
                    throw new IllegalStateException(e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void tell(Understood what) {
        try {
            if (what.call.isPresent()) {
                segment.ended(this, what.call.get());
            } else {
                segment.unread(head.path(), what.fault);
            }
        } catch (RuntimeException e) { // a fault of ours; the application gets its answer
            segment.unread(head.path(), "the call cannot be written: " + e);
        } finally {
            answerBody.release();
        }
    }

    /** Whether nothing more is waited for. */
    boolean isOver() {
        return told;
    }

    int sequence() {
        return sequence;
    }

    String path() {
        return head.path();
    }

    long arrivalNanos() {
        return arrivalNanos;
    }

    Secrets secrets() {
        return secrets.get();
    }

    ObservedAnswer observed() {
        return answer;
    }

    /** The answer as it is to be kept; empty if it was too long, or none came. */
    Optional<RecordedAnswer> recorded() {
        if (answerBody.isOver() || answer.status() == 0) {
            return Optional.empty();
        }
        var recorded =
                new RecordedAnswer(answer.status(), answer.contentType(), answerBody.bytes(), answerBody.pieces());
        return Optional.of(recorded.text()
                .map(text -> {
                    var isError = answer.status() >= 400;
                    var cleared = isError
                            ? secrets().redaction().removedFrom(text)
                            : secrets().removedFromText(text);
                    return cleared.equals(text) ? recorded : recorded.withText(cleared);
                })
                .orElse(recorded));
    }

    private static Supplier<Secrets> memoized(Supplier<Secrets> made) {
        return new Supplier<>() {
            private Optional<Secrets> once = Optional.empty();

            @Override
            public synchronized Secrets get() {
                once = once.or(() -> Optional.of(made.get()));
                return once.orElseThrow();
            }
        };
    }

    /** What a request is, or why that cannot be told. */
    private record Understood(Optional<KeptCall> call, String fault) {
        static Understood as(KeptCall call) {
            return new Understood(Optional.of(call), "");
        }

        static Understood not(String fault) {
            return new Understood(Optional.empty(), fault);
        }
    }
}
