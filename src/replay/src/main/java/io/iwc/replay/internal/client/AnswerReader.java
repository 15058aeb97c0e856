package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.iwc.run.ErrorClass;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the answer to one call from the bytes of its connection, and judges it when it has ended. */
final class AnswerReader implements ResponseReader.Sink, StreamScanner.Sink {
    private static final int MAX_BODY_BYTES = 64 * 1024 * 1024;

    /** Of an error body, what is kept: more than is shown, because what is shown is cleared of secrets before it is cut. */
    private static final int MAX_DETAIL_BYTES = 16 * 1024;

    private static final byte[] DONE = "[DONE]".getBytes(UTF_8);

    private final ClientCall call;
    private final Chunk chunk;
    private final EventTemplate template = new EventTemplate();
    private final ResponseReader response = new ResponseReader(this);
    private byte[] body = {};
    private int bodyLength;
    private @Nullable StreamScanner stream;
    private boolean sawEvent;
    private boolean sawDone;
    private boolean broken;

    /**
     * A reader of nothing yet.
     *
     * @param chunk reused between reads
     */
    AnswerReader(ClientCall call, Chunk chunk) {
        this.call = call;
        this.chunk = chunk;
    }

    /** Bytes read at this instant. */
    void read(byte[] bytes, int from, int to, long nanoTime) {
        call.read(nanoTime);
        if (!response.feed(bytes, from, to) && !broken) {
            breakOff(ErrorClass.SSE_MALFORMED, "what came is not one HTTP/1.1 response");
        }
    }

    /** Whether nothing more is wanted: the answer is complete or beyond repair. */
    boolean isOver() {
        return broken || response.isDone();
    }

    /** Whether the connection may carry another call; only once the answer is over. */
    boolean leavesConnectionUsable() {
        return !broken && response.isDone() && !response.hasSurplus() && response.head().keepsAlive();
    }

    /** The answer is over: what was it? */
    void complete() {
        var head = response.head();
        if (broken) {
            return;
        }
        if (!head.isSuccess()) {
            call.fail(httpError(head.status()), text(body, 0, bodyLength));
        } else if (stream != null) {
            stream.finish();
            judge(sawEvent, call.chunks() > 0);
        } else {
            judgePlain();
        }
    }

    /** The connection has closed; an answer may end that way. */
    void closed(String what) {
        if (response.endsWithConnection() || sawDone) {
            complete();
        } else {
            interrupt(isBegun() ? ErrorClass.TRUNCATED : ErrorClass.RESET_BEFORE_RESPONSE, what);
        }
    }

    /** The answer is not waited for any longer. */
    void interrupt(ErrorClass why, String what) {
        if (sawDone || (isBegun() && !response.head().isSuccess())) {
            complete();
        } else {
            call.fail(why, what);
        }
    }

    @Override
    public void head(ResponseHead head) {
        if (head.isSuccess()) {
            stream = head.isEventStream()
                    ? new EventScanner(this, MAX_BODY_BYTES)
                    : head.isJsonLines() ? new JsonLineScanner(this, MAX_BODY_BYTES) : null;
        }
        call.head(head, stream != null);
    }

    @Override
    public void body(byte[] bytes, int from, int to) {
        if (broken) {
            return;
        }
        if (stream == null) {
            keep(bytes, from, to);
        } else if (!stream.feed(bytes, from, to)) {
            breakOff(ErrorClass.SSE_MALFORMED, "an event is longer than " + MAX_BODY_BYTES + " bytes");
        }
    }

    @Override
    public void event(byte[] bytes, int from, int to) {
        if (broken || from == to) {
            return;
        }
        sawEvent = true;
        if (template.matches(bytes, from, to)) {
            call.text().append(bytes, template.start(), template.end(), template.part());
            call.token(template.part() == Part.ANSWER);
        } else if (Arrays.equals(bytes, from, to, DONE, 0, DONE.length)) {
            sawDone = true;
        } else if (!chunk.read(bytes, from, to, call.text())) {
            breakOff(ErrorClass.SSE_MALFORMED, text(bytes, from, to));
        } else if (chunk.isError()) {
            breakOff(ErrorClass.SSE_ERROR_EVENT, text(bytes, from, to));
        } else {
            if (chunk.hasToken()) {
                call.token(chunk.hasAnswer());
                chunk.recordTemplate(template, from, to);
            }
            call.facts(chunk);
        }
    }

    private void judgePlain() {
        if (bodyLength == 0) {
            judge(false, false);
        } else if (!chunk.read(body, 0, bodyLength, call.text())) {
            call.fail(ErrorClass.SSE_MALFORMED, text(body, 0, bodyLength));
        } else if (chunk.isError()) {
            call.fail(ErrorClass.SSE_ERROR_EVENT, text(body, 0, bodyLength));
        } else {
            call.facts(chunk);
            judge(true, chunk.hasToken());
        }
    }

    private void judge(boolean saidAnything, boolean hasTokens) {
        if (saidAnything && !call.hasFinishReason()) {
            call.fail(ErrorClass.TRUNCATED, "the answer ended without a finish reason");
        } else if (!hasTokens) {
            call.fail(ErrorClass.EMPTY, "the answer has not a single token");
        }
    }

    private boolean isBegun() {
        return response.head().status() > 0;
    }

    private void breakOff(ErrorClass why, String what) {
        broken = true;
        call.fail(why, what);
    }

    private void keep(byte[] bytes, int from, int to) {
        var room = (response.head().isSuccess() ? MAX_BODY_BYTES : MAX_DETAIL_BYTES) - bodyLength;
        var length = Math.min(to - from, room);
        if (bodyLength + length > body.length) {
            body = Arrays.copyOf(body, Math.max(bodyLength + length, 2 * body.length));
        }
        System.arraycopy(bytes, from, body, bodyLength, length);
        bodyLength += length;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, Math.min(to - from, MAX_DETAIL_BYTES), UTF_8);
    }

    private static ErrorClass httpError(int status) {
        if (status == 429) {
            return ErrorClass.HTTP_429;
        }
        return status >= 500 ? ErrorClass.HTTP_5XX : ErrorClass.HTTP_4XX;
    }
}
