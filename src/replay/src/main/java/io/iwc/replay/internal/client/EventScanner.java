package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Server-sent events as the HTML standard has them, from bytes as they are read: lines end with LF, CRLF or CR, data
 * is with or without a space, in one line or several; comments, other fields and a byte order mark are skipped. Of the
 * names of events only {@code error} is looked at. Errors that servers write as a field {@code error:} or as a bare line
 * of JSON are handed on, too.
 * Unlike a browser it emits a last event that no blank line follows.
 *
 * <p>An event that lies within one read is handed out in place; only what straddles reads is copied.
 */
final class EventScanner implements StreamScanner {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final byte[] ERROR_NAME = "event:error".getBytes(US_ASCII);
    private static final byte[] SPACED_ERROR_NAME = "event: error".getBytes(US_ASCII);
    private static final byte[] ERROR_FIELD = "error:".getBytes(US_ASCII); // of llama.cpp until 2025
    private static final int INITIAL_CARRY = 256;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** A one in every byte. */
    private static final long EVERY = 0x0101010101010101L;

    private static final long HIGHEST = 0x8080808080808080L;

    private final Sink sink;
    private final int maxBytes;
    private byte[] line = {};
    private int lineLength;
    private byte[] event = {};
    private int eventLength;
    private boolean hasEvent;
    private boolean isError;
    private int inPlaceStart;
    private int inPlaceEnd;
    private boolean inPlace;
    private boolean afterCarriageReturn;
    private int markBytes;
    private boolean tooLong;

    EventScanner(Sink sink, int maxBytes) {
        this.sink = sink;
        this.maxBytes = maxBytes;
    }

    @Override
    public boolean feed(byte[] bytes, int from, int to) {
        var start = markBytes < BYTE_ORDER_MARK.length ? skipMark(bytes, from, to) : from;
        if (afterCarriageReturn && start < to) {
            afterCarriageReturn = false;
            start += bytes[start] == '\n' ? 1 : 0;
        }
        for (var at = lineEnd(bytes, start, to); at < to && !tooLong; at = lineEnd(bytes, start, to)) {
            endLine(bytes, start, at);
            start = at + 1;
            if (bytes[at] == '\r') {
                afterCarriageReturn = start == to;
                start += start < to && bytes[start] == '\n' ? 1 : 0;
            }
        }
        keepEvent(bytes);
        if (start < to) {
            carry(bytes, start, to);
        }
        return !tooLong;
    }

    @Override
    public void finish() {
        if (lineLength > 0) {
            endLine(line, 0, 0);
        }
        if (!tooLong) {
            dispatch(event);
        }
    }

    /** Where the line ends, or {@code to}. */
    private static int lineEnd(byte[] bytes, int from, int to) {
        var at = from;
        while (at + Long.BYTES <= to && !mayEndLine((long) EIGHT.get(bytes, at))) {
            at += Long.BYTES;
        }
        while (at < to && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        return at;
    }

    /** Whether one of eight bytes is at most a CR: borrows reach the high bit only of what is smaller. */
    private static boolean mayEndLine(long eight) {
        return ((eight - ('\r' + 1) * EVERY) & ~eight & HIGHEST) != 0;
    }

    private int skipMark(byte[] bytes, int from, int to) {
        var at = from;
        while (at < to && markBytes < BYTE_ORDER_MARK.length) {
            if (bytes[at] != BYTE_ORDER_MARK[markBytes]) {
                carry(BYTE_ORDER_MARK, 0, markBytes);
                markBytes = BYTE_ORDER_MARK.length;
                return at;
            }
            at++;
            markBytes++;
        }
        return at;
    }

    private void endLine(byte[] bytes, int from, int to) {
        tooLong |= lineLength + (to - from) > maxBytes; // here, as whatever else may depend on where reads end
        if (tooLong) {
            return;
        }
        if (lineLength == 0) {
            line(bytes, from, to, true);
        } else {
            carry(bytes, from, to);
            var length = lineLength;
            lineLength = 0;
            line(line, 0, length, false);
        }
    }

    private void line(byte[] bytes, int from, int to, boolean stable) {
        if (from == to) {
            dispatch(bytes);
        } else if (isData(bytes, from, to)) {
            var start = Math.min(from + 5, to);
            data(bytes, start < to && bytes[start] == ' ' ? start + 1 : start, to, stable);
        } else if (bytes[from] == '{') {
            sink.strayLine(bytes, from, to);
        } else if (startsWith(bytes, from, to, ERROR_FIELD)) {
            sink.errorEvent(bytes, from + ERROR_FIELD.length, to);
        } else if (to - from >= ERROR_NAME.length) {
            isError |= Arrays.equals(bytes, from, to, ERROR_NAME, 0, ERROR_NAME.length)
                    || Arrays.equals(bytes, from, to, SPACED_ERROR_NAME, 0, SPACED_ERROR_NAME.length);
        }
    }

    private static boolean startsWith(byte[] bytes, int from, int to, byte[] ascii) {
        return to - from > ascii.length && Arrays.equals(bytes, from, from + ascii.length, ascii, 0, ascii.length);
    }

    private static boolean isData(byte[] bytes, int from, int to) {
        return to - from >= 4
                && bytes[from] == 'd'
                && bytes[from + 1] == 'a'
                && bytes[from + 2] == 't'
                && bytes[from + 3] == 'a'
                && (to - from == 4 || bytes[from + 4] == ':');
    }

    private void data(byte[] bytes, int from, int to, boolean stable) {
        if (!hasEvent && stable) {
            hasEvent = true;
            inPlace = true;
            inPlaceStart = from;
            inPlaceEnd = to;
            return;
        }
        if (hasEvent) {
            if (inPlace) {
                keepEvent(bytes);
            }
            append((byte) '\n');
        }
        hasEvent = true;
        append(bytes, from, to);
    }

    private void dispatch(byte[] bytes) {
        if (hasEvent && inPlace) {
            hand(bytes, inPlaceStart, inPlaceEnd);
        } else if (hasEvent) {
            hand(event, 0, eventLength);
        }
        isError = false;
        hasEvent = false;
        inPlace = false;
        eventLength = 0;
    }

    private void hand(byte[] bytes, int from, int to) {
        if (isError) {
            sink.errorEvent(bytes, from, to);
        } else {
            sink.event(bytes, from, to);
        }
    }

    /** The array is about to be read into again. */
    private void keepEvent(byte[] bytes) {
        if (inPlace) {
            inPlace = false;
            append(bytes, inPlaceStart, inPlaceEnd);
        }
    }

    private void carry(byte[] bytes, int from, int to) {
        line = roomFor(line, lineLength + (to - from));
        System.arraycopy(bytes, from, line, lineLength, to - from);
        lineLength += to - from;
        tooLong |= lineLength > maxBytes;
    }

    private void append(byte[] bytes, int from, int to) {
        tooLong |= eventLength + (to - from) > maxBytes;
        if (tooLong) {
            return;
        }
        event = roomFor(event, eventLength + (to - from));
        System.arraycopy(bytes, from, event, eventLength, to - from);
        eventLength += to - from;
    }

    private void append(byte b) {
        event = roomFor(event, eventLength + 1);
        event[eventLength++] = b;
    }

    private static byte[] roomFor(byte[] array, int length) {
        return length <= array.length
                ? array
                : Arrays.copyOf(array, Math.max(INITIAL_CARRY, Math.max(length, 2 * array.length)));
    }
}
