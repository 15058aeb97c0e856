package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/**
 * An HTTP/1.1 response from bytes as they are read: head, then a body that is chunked, of a length, or lasts until the
 * connection closes. The body is handed on in place. Interim responses (1xx) are passed over.
 */
final class ResponseReader {
    private static final int MAX_HEAD_BYTES = 64 * 1024;

    private final Sink sink;
    private byte[] headBytes = new byte[1024];
    private int headLength;
    private int lineStart;
    private State state = State.HEAD;
    private ResponseHead head = ResponseHead.NONE;
    private long left;
    private boolean sizeHasDigits;
    private boolean sizeIsOver;
    private boolean trailerIsEmpty;
    private boolean hasSurplus;

    ResponseReader(Sink sink) {
        this.sink = sink;
    }

    /** Whether the response is complete. */
    boolean isDone() {
        return state == State.DONE;
    }

    /** Whether the end of the connection is the end of the body. */
    boolean endsWithConnection() {
        return state == State.UNTIL_CLOSE;
    }

    /** What came before the body; {@link ResponseHead#NONE} before it is complete. */
    ResponseHead head() {
        return head;
    }

    /**
     * The next bytes of the connection.
     *
     * @return false if they are not HTTP; the connection cannot be read on
     */
    boolean feed(byte[] bytes, int from, int to) {
        var at = from;
        while (at < to && state != State.DONE && state != State.BROKEN) {
            at = switch (state) {
                case HEAD -> headByte(bytes[at]) + at;
                case SIZE -> sizeByte(bytes[at]) + at;
                case CHUNK, LENGTH -> body(bytes, at, (int) Math.min(to, at + left));
                case UNTIL_CLOSE -> body(bytes, at, to);
                case AFTER_CHUNK -> afterChunkByte(bytes[at]) + at;
                case TRAILER -> trailerByte(bytes[at]) + at;
                case DONE, BROKEN -> to;
            };
        }
        hasSurplus |=
                at < to; // what comes after a response makes it no worse: in a read of its own nobody would see it
        return state != State.BROKEN;
    }

    /** Whether more than the response has come, so that nothing else may be read from the connection. */
    boolean hasSurplus() {
        return hasSurplus;
    }

    private int headByte(byte b) {
        if (headLength == 0 && (b == '\r' || b == '\n')) {
            return 1; // left over from the response before; RFC 9112, 2.2 has the same for requests
        }
        if (headLength == MAX_HEAD_BYTES) {
            state = State.BROKEN;
            return 1;
        }
        if (headLength == headBytes.length) {
            headBytes = Arrays.copyOf(headBytes, 2 * headLength);
        }
        headBytes[headLength++] = b;
        if (b == '\n') {
            var length = headLength - lineStart;
            var blank = length == 1 || (length == 2 && headBytes[lineStart] == '\r');
            lineStart = headLength;
            if (blank) {
                endHead();
            }
        }
        return 1;
    }

    private void endHead() {
        var text = new String(headBytes, 0, headLength, ISO_8859_1);
        headLength = 0;
        lineStart = 0;
        var parsed = ResponseHead.parse(text);
        if (parsed.isEmpty()) {
            state = State.BROKEN;
            return;
        }
        if (parsed.get().isInterim()) {
            return;
        }
        head = parsed.get();
        sink.head(head);
        beginBody();
    }

    private void beginBody() {
        if (head.hasNoBody()) {
            state = State.DONE;
        } else if (head.isChunked()) {
            beginSize();
        } else if (head.contentLength().isPresent()) {
            left = head.contentLength().getAsLong();
            state = left == 0 ? State.DONE : State.LENGTH;
        } else {
            state = State.UNTIL_CLOSE;
        }
    }

    private int body(byte[] bytes, int from, int to) {
        if (state != State.UNTIL_CLOSE) {
            left -= to - from;
            if (left == 0) {
                state = state == State.CHUNK ? State.AFTER_CHUNK : State.DONE;
            }
        }
        sink.body(bytes, from, to);
        return to;
    }

    private void beginSize() {
        left = 0;
        sizeHasDigits = false;
        sizeIsOver = false;
        state = State.SIZE;
    }

    private int sizeByte(byte b) {
        var digit = sizeIsOver ? -1 : Character.digit(b, 16);
        if (digit >= 0) {
            left = left * 16 + digit;
            sizeHasDigits = true;
            if (left > Integer.MAX_VALUE) {
                state = State.BROKEN;
            }
        } else if (b == '\n') {
            state = !sizeHasDigits ? State.BROKEN : left == 0 ? State.TRAILER : State.CHUNK;
            trailerIsEmpty = true;
        } else if (sizeHasDigits) {
            sizeIsOver = true; // an extension, space or the CR
        } else {
            state = State.BROKEN;
        }
        return 1;
    }

    private int afterChunkByte(byte b) {
        if (b == '\n') {
            beginSize();
        } else if (b != '\r') {
            state = State.BROKEN;
        }
        return 1;
    }

    private int trailerByte(byte b) {
        if (b == '\n') {
            state = trailerIsEmpty ? State.DONE : State.TRAILER;
            trailerIsEmpty = true;
        } else if (b != '\r') {
            trailerIsEmpty = false;
        }
        return 1;
    }

    private enum State {
        HEAD,
        SIZE,
        CHUNK,
        AFTER_CHUNK,
        TRAILER,
        LENGTH,
        UNTIL_CLOSE,
        DONE,
        BROKEN
    }

    /** Receives the response; the array of a body part belongs to the reader and is valid only during the call. */
    interface Sink {
        void head(ResponseHead head);

        void body(byte[] bytes, int from, int to);
    }
}
