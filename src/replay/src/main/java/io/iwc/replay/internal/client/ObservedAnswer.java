package io.iwc.replay.internal.client;

import io.iwc.run.ErrorClass;
import io.iwc.run.RequestRecord;
import io.iwc.run.internal.GapStore;
import java.util.Optional;

/**
 * Reads an answer that passes by on its way to somebody else, and judges it as one of our own. Not thread-safe.
 *
 * @since 0.1
 */
public final class ObservedAnswer {
    private final ClientCall call;
    private final AnswerReader reader;
    private final ResponseReader body;
    private boolean ended;

    /**
     * An answer of which nothing has come.
     *
     * @param zeroNanos the instant of {@link System#nanoTime()} that stamps are counted from
     * @param sentNanoTime when the request went out
     * @param sink is given the body as it comes, unframed
     */
    public ObservedAnswer(long zeroNanos, long sentNanoTime, BodySink sink) {
        call = new ClientCall(new Outgoing(new byte[0], 1, 0), zeroNanos, ended -> {});
        call.sent(sentNanoTime);
        reader = new AnswerReader(call, new Chunk());
        body = new ResponseReader(new ResponseReader.Sink() {
            @Override
            public void head(ResponseHead head) {
                // asked for when the answer is over
            }

            @Override
            public void body(byte[] bytes, int from, int to) {
                sink.body(bytes, from, to);
            }
        });
    }

    /** Bytes of the connection, read at this instant. */
    public void read(byte[] bytes, int from, int to, long nanoTime) {
        if (ended) {
            return;
        }
        body.feed(bytes, from, to);
        reader.read(bytes, from, to, nanoTime);
        if (reader.isOver()) {
            reader.complete();
            end(nanoTime);
        }
    }

    /** The server has closed the connection. */
    public void closed(long nanoTime) {
        if (!ended) {
            reader.closed("the server closed the connection");
            end(nanoTime);
        }
    }

    /** Whoever asked has gone, or will not be given the rest. */
    public void cancelled(long nanoTime) {
        if (!ended) {
            reader.interrupt(ErrorClass.CANCELLED, "the application closed the connection");
            end(nanoTime);
        }
    }

    /** Nothing will come, for that reason. */
    public void failed(ErrorClass why, String what, long nanoTime) {
        if (!ended) {
            call.fail(why, what);
            end(nanoTime);
        }
    }

    private void end(long nanoTime) {
        ended = true;
        call.end(nanoTime);
    }

    /** Whether it is complete, or nothing more is waited for. */
    public boolean isOver() {
        return ended;
    }

    /** Whether a token has come. */
    public boolean hasToken() {
        return call.chunks() > 0;
    }

    /** 0 if no head has come. */
    public int status() {
        return body.head().status();
    }

    /** Of the body, empty if it was not said. */
    public String contentType() {
        return body.head().header("content-type");
    }

    /** Whether the body is in a coding, so that nothing was read in it. */
    public boolean isEncoded() {
        return body.head().isEncoded();
    }

    /** What the server or the socket said about a failure; not yet cleared of secrets. */
    public String detail() {
        return call.detail();
    }

    /** What the server called the end of the answer, empty if nothing; not yet cleared of secrets. */
    public String endedWith() {
        return call.endedWith();
    }

    /** Whether it came in full. */
    public boolean isOk() {
        return call.isOk();
    }

    /** What was generated, if the server did not say how many tokens it had; empty if it did, or if it cannot be read. */
    public Optional<String> uncounted() {
        return call.lacksUsage() ? call.generatedText() : Optional.empty();
    }

    /** Writes stamps, counts and outcome into a record. Its gaps go into the store. */
    public RequestRecord.Builder describe(RequestRecord.Builder record, String publicDetail, GapStore store) {
        return call.describe(record, publicDetail, store);
    }

    /** Receives the body of an answer; the array is valid only during the call. */
    @FunctionalInterface
    public interface BodySink {
        void body(byte[] bytes, int from, int to);
    }
}
