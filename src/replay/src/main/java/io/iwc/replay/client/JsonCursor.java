package io.iwc.replay.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Walks one JSON value in a byte array, in place: what is not asked for is skipped, nothing is built or allocated. It
 * checks as much as it needs to find its way; what it cannot find its way through has {@link #failed()}.
 */
final class JsonCursor {
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Some months; more is not multiplied any further. */
    private static final long LONGEST_NANOS = 10_000_000_000_000_000L;

    private byte[] bytes = {};
    private int at;
    private int end;
    private int textStart;
    private int textEnd;
    private boolean failed;

    /** Starts before the value in {@code bytes[from, to)}. */
    void over(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        at = from;
        end = to;
        failed = false;
    }

    /** Whether something was found that is not JSON; from then on there is nothing more to be found. */
    boolean failed() {
        return failed;
    }

    /** Whether nothing but space is left. */
    boolean exhausted() {
        skipSpace();
        return at >= end && !failed;
    }

    /** Enters an object; false, and nowhere moved, if the value is something else. */
    boolean enterObject() {
        return enter('{');
    }

    /** Enters an array; false, and nowhere moved, if the value is something else. */
    boolean enterArray() {
        return enter('[');
    }

    /** Moves to the value of the next member of the object entered, its key as the text; false past the last. */
    boolean nextMember() {
        if (!nextIn('}')) {
            return false;
        }
        if (!string() || peek() != ':') {
            return fail();
        }
        at++;
        return true;
    }

    /** Moves to the next element of the array entered; false past the last. */
    boolean nextElement() {
        return nextIn(']');
    }

    /** Reads a string as the text; false, and nowhere moved, if the value is something else. */
    boolean string() {
        if (peek() != '"') {
            return false;
        }
        textStart = ++at;
        while (at < end && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        if (at >= end) {
            return fail();
        }
        textEnd = at++;
        return true;
    }

    /** Reads an integer ≥ 0; −1, and past the value, if it is something else. */
    int count() {
        skipSpace();
        var digits = 0L;
        var next = at;
        while (next < end && bytes[next] >= '0' && bytes[next] <= '9') {
            digits = Math.min(digits * 10 + (bytes[next++] - '0'), Integer.MAX_VALUE);
        }
        var integer = next > at && (next == end || !isWordByte(bytes[next]));
        skip();
        return integer ? (int) digits : -1;
    }

    /** Reads milliseconds ≥ 0, with or without a fraction, as nanoseconds; −1, and past the value, if it is none. */
    long millisAsNanos() {
        skipSpace();
        var nanos = 0L;
        var unit = NANOS_PER_MILLI;
        var inFraction = false;
        var next = at;
        for (; next < end && (isDigit(bytes[next]) || (bytes[next] == '.' && !inFraction)); next++) {
            if (bytes[next] == '.') {
                inFraction = true;
            } else if (inFraction) {
                unit /= 10;
                nanos += (bytes[next] - '0') * unit;
            } else {
                nanos = Math.min(nanos * 10 + (bytes[next] - '0') * NANOS_PER_MILLI, LONGEST_NANOS);
            }
        }
        var number = next > at && (next == end || !isWordByte(bytes[next]));
        skip();
        return number ? nanos : -1;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    /** Whether the value is {@code null}; moves nowhere. */
    boolean isNull() {
        return peek() == 'n';
    }

    /** Moves past the value. */
    void skip() {
        var depth = 0;
        do {
            switch (peek()) {
                case '"' -> string();
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                }
                case ',', ':' -> at++;
                case -1 -> fail();
                default -> scalar();
            }
        } while (depth > 0 && !failed);
        if (depth < 0) {
            fail();
        }
    }

    /** Whether the text is this one, which has nothing to escape. */
    boolean textIs(byte[] ascii) {
        if (textEnd - textStart != ascii.length) {
            return false;
        }
        for (var i = 0; i < ascii.length; i++) {
            if (bytes[textStart + i] != ascii[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether these bytes are at this position, which was passed before. */
    boolean standsAt(int place, byte[] ascii) {
        return Arrays.equals(bytes, place, place + ascii.length, ascii, 0, ascii.length);
    }

    /** The text last read, with escapes. */
    String text() {
        return new String(bytes, textStart, textEnd - textStart, UTF_8);
    }

    /** Where the text last read begins, with escapes. */
    int textStart() {
        return textStart;
    }

    /** Where the text last read ends. */
    int textEnd() {
        return textEnd;
    }

    private boolean enter(char bracket) {
        if (peek() != bracket) {
            return false;
        }
        at++;
        return true;
    }

    private boolean nextIn(char closing) {
        if (peek() == ',') {
            at++;
        }
        var next = peek();
        if (next == -1) {
            return fail();
        }
        if (next == closing) {
            at++;
            return false;
        }
        return true;
    }

    /** The first byte that is not space, −1 at the end. */
    private int peek() {
        skipSpace();
        return at < end ? bytes[at] & 0xff : -1;
    }

    private void skipSpace() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
    }

    /** A number or a word: everything up to what can follow one. */
    private void scalar() {
        var start = at;
        while (at < end && isWordByte(bytes[at])) {
            at++;
        }
        if (at == start) {
            fail();
        }
    }

    private static boolean isWordByte(byte b) {
        return (b >= '0' && b <= '9')
                || (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || b == '-'
                || b == '+'
                || b == '.';
    }

    private boolean fail() {
        failed = true;
        at = end;
        return false;
    }
}
