package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.iwc.artifact.internal.ShownText;
import io.iwc.run.ErrorClass;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the answer to one call from the bytes of its connection, and judges it when it has ended. */
final class AnswerReader implements ResponseReader.Sink, StreamScanner.Sink {
    private static final int MAX_BODY_BYTES = 64 * 1024 * 1024;

    /** Of an error body, what is kept: more than is shown, because what is shown is cleared of secrets before it is cut. */
    private static final int MAX_DETAIL_BYTES = 16 * 1024;

    private static final int MAX_ASIDE_BYTES = 2 * 1024;

    private static final byte[] QUOTED_DONE = "\"[DONE]\"".getBytes(UTF_8);
    private static final byte[] DONE = "[DONE]".getBytes(UTF_8);

    private final ClientCall call;
    private final Chunk chunk;
    private final EventTemplate template = new EventTemplate();
    private final ResponseReader response = new ResponseReader(this);
    private byte[] body = {};
    private int bodyLength;
    private @Nullable StreamScanner stream;
    private boolean sniffs;
    private boolean sawEvent;
    private boolean ending;
    private boolean sawDone;
    private boolean broken;
    private boolean trailed;
    private String aside = "";

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
        if (response.feed(bytes, from, to) || broken) {
            return;
        }
        if (sawDone) {
            trailed = true;
        } else {
            breakOff(ErrorClass.SSE_MALFORMED, "what came is not one HTTP/1.1 response");
        }
    }

    /** Whether nothing more is wanted: the answer is complete, says so, or is beyond repair. */
    boolean isOver() {
        return broken || sawDone || response.isDone();
    }

    /** Whether the connection may carry another call once {@link #isDrained()}; only once the answer is over. */
    boolean leavesConnectionUsable() {
        return !broken
                && !trailed
                && !response.hasSurplus()
                && response.head().keepsAlive()
                && !response.endsWithConnection();
    }

    /** Whether the response, too, is complete: its last bytes may come after the end of the answer. */
    boolean isDrained() {
        return response.isDone();
    }

    /** How long the server keeps the connection, if it says so. */
    OptionalLong keepAliveSeconds() {
        return response.head().keepAliveSeconds();
    }

    /** The end of a response whose answer is over; false if that is not what came. */
    boolean drain(byte[] bytes, int from, int to) {
        return response.feed(bytes, from, to);
    }

    /** The answer is over: what was it? */
    void complete() {
        var head = response.head();
        if (broken) {
            return;
        }
        if (!head.isSuccess()) {
            call.fail(httpError(head.status()), httpDetail(head));
        } else if (stream != null) {
            ending = true;
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
        if (head.isSuccess() && head.isEncoded()) {
            breakOff(
                    ErrorClass.SSE_MALFORMED,
                    "the answer is encoded (Content-Encoding: " + head.header("content-encoding")
                            + "), though none was asked for");
        } else if (head.isSuccess()) {
            stream = head.isJsonLines() ? new JsonLineScanner(this, MAX_BODY_BYTES) : null;
            sniffs = stream == null;
        }
        call.head(head, stream != null || (head.isSuccess() && head.isEventStream()));
    }

    @Override
    public void body(byte[] bytes, int from, int to) {
        if (broken || sawDone) {
            return;
        }
        if (sniffs) {
            keep(bytes, from, to);
            sniff();
        } else if (stream == null) {
            keep(bytes, from, to);
        } else {
            keepOpening(bytes, from, to);
            if (!stream.feed(bytes, from, to)) {
                breakOff(ErrorClass.SSE_MALFORMED, "an event is longer than " + MAX_BODY_BYTES + " bytes");
            }
        }
    }

    /** Until there is an event, how the stream begins is kept: it may be no stream at all. */
    private void keepOpening(byte[] bytes, int from, int to) {
        if (!sawEvent && bodyLength < MAX_ASIDE_BYTES) {
            keep(bytes, from, Math.min(to, from + MAX_ASIDE_BYTES - bodyLength));
        }
    }

    @Override
    public void event(byte[] bytes, int from, int to) {
        if (broken || sawDone || from == to || bytes[from] == ':') { // a comment that a gateway wrapped as data
            return;
        }
        sawEvent = true;
        if (template.matches(bytes, from, to)) {
            call.text().append(bytes, template.start(), template.end(), template.part());
            call.token(template.part() == AnswerPart.ANSWER);
            call.chunk(true);
        } else if (isDone(bytes, from, to)) {
            sawDone = true;
        } else if (!chunk.read(bytes, from, to, call.text())) {
            breakOff(
                    ending ? ErrorClass.TRUNCATED : ErrorClass.SSE_MALFORMED,
                    (ending ? "the answer ended within an event: " : "") + text(bytes, from, to));
        } else if (chunk.isError()) {
            breakOff(ErrorClass.SSE_ERROR_EVENT, text(bytes, from, to));
        } else {
            if (chunk.hasToken()) {
                call.token(chunk.hasAnswer());
                chunk.recordTemplate(template, from, to);
            }
            call.event();
            if (chunk.hasChoice()) {
                call.chunk(chunk.hasToken());
            }
            if (chunk.isStrange()) {
                aside = "; it says " + text(bytes, from, Math.min(to, from + MAX_ASIDE_BYTES));
            }
            call.facts(chunk);
            sawDone |= chunk.isEnd();
        }
    }

    @Override
    public void errorEvent(byte[] bytes, int from, int to) {
        if (!broken && !sawDone) {
            breakOff(ErrorClass.SSE_ERROR_EVENT, text(bytes, from, to));
        }
    }

    @Override
    public void strayLine(byte[] bytes, int from, int to) {
        if (!broken && !sawDone && chunk.read(bytes, from, to, new GeneratedText()) && chunk.isError()) {
            breakOff(ErrorClass.SSE_ERROR_EVENT, text(bytes, from, to));
        }
    }

    /** What a body is shows in how it begins: not every server names the type of its stream, or the right one. */
    private void sniff() {
        var kind = BodyKind.of(body, bodyLength, response.head().isEventStream());
        sniffs = kind == BodyKind.UNDECIDED;
        call.streamed(kind != BodyKind.WHOLE);
        if (kind == BodyKind.EVENTS || kind == BodyKind.ELEMENTS) {
            stream = kind == BodyKind.EVENTS
                    ? new EventScanner(this, MAX_BODY_BYTES)
                    : new JsonArrayScanner(this, MAX_BODY_BYTES);
            var begun = body;
            var length = bodyLength;
            body = new byte[0];
            bodyLength = 0;
            body(begun, 0, length);
        }
    }

    /** Spaces around it are not part of it. */
    private static boolean isDone(byte[] bytes, int from, int to) {
        var start = from;
        var end = to;
        while (start < end && bytes[start] <= ' ' && bytes[start] >= 0) {
            start++;
        }
        while (end > start && bytes[end - 1] <= ' ' && bytes[end - 1] >= 0) {
            end--;
        }
        return Arrays.equals(bytes, start, end, DONE, 0, DONE.length)
                || Arrays.equals(bytes, start, end, QUOTED_DONE, 0, QUOTED_DONE.length);
    }

    private void judgePlain() {
        if (bodyLength == 0) {
            judge(false, false);
        } else if (!chunk.read(body, 0, bodyLength, call.text())) {
            call.fail(ErrorClass.SSE_MALFORMED, text(body, 0, bodyLength));
        } else if (chunk.isError()) {
            call.fail(ErrorClass.SSE_ERROR_EVENT, text(body, 0, bodyLength));
        } else if (chunk.isStrange() && !chunk.hasToken()) {
            call.fail(ErrorClass.EMPTY, text(body, 0, bodyLength));
        } else {
            call.facts(chunk);
            judge(true, chunk.hasToken());
        }
    }

    private void judge(boolean saidAnything, boolean hasTokens) {
        if (call.failedToFinish()) {
            call.fail(ErrorClass.FINISH_ERROR, "the finish reason is \"" + call.finishReason() + '"');
        } else if (saidAnything && !call.hasFinishReason() && !sawDone) {
            call.fail(ErrorClass.TRUNCATED, "the answer ended without a finish reason" + aside);
        } else if (!hasTokens) {
            var said = sawEvent || bodyLength == 0 || stream == null ? aside : "; it says " + text(body, 0, bodyLength);
            call.fail(ErrorClass.EMPTY, "the answer has not a single token" + said);
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

    /** What the server said; a redirect says where to. */
    private String httpDetail(ResponseHead head) {
        var said = head.isEncoded() ? "" : text(body, 0, bodyLength);
        var location = head.header("location");
        if (location.isEmpty() || head.status() >= 400) {
            return said;
        }
        var shown = ShownText.withoutUserInfo(location).replaceFirst("\\?.*", "?…"); // a query may hold a secret
        var redirect = "redirect to " + shown + ", which is not followed: use that URL";
        return said.isBlank() ? redirect : redirect + "; " + said;
    }

    private static ErrorClass httpError(int status) {
        if (status == 429) {
            return ErrorClass.HTTP_429;
        }
        return status >= 500 ? ErrorClass.HTTP_5XX : ErrorClass.HTTP_4XX;
    }
}
