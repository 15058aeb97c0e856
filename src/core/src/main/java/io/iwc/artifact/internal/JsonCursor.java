package io.iwc.artifact.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Walks one JSON value in a byte array, in place: what is not asked for is skipped, nothing is built or allocated. It
 * checks as much as it needs to find its way: commas may lack, and what a word or a number spells is not looked at. What
 * it cannot find its way through has {@link #failed()}. Used for one value after another; not safe for several threads.
 *
 * @since 0.1
 */
public final class JsonCursor {
    private static final boolean[] IS_SPECIAL = new boolean[256]; // of the bytes in a string

    static {
        Arrays.fill(IS_SPECIAL, 0, ' ', true);
        IS_SPECIAL['"'] = true;
        IS_SPECIAL['\\'] = true;
    }

    private byte[] bytes = {};
    private int at;
    private int end;
    private int space;
    private int textStart;
    private int textEnd;
    private boolean isPlain;
    private boolean failed;

    /** Starts before the value in {@code bytes[from, to)}. */
    public void over(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        at = from;
        end = to;
        space = 0;
        failed = false;
    }

    /** Whether something was found that is not JSON; from then on there is nothing more to be found. */
    public boolean failed() {
        return failed;
    }

    /** Whether nothing but space is left. */
    public boolean exhausted() {
        return peek() == -1 && !failed;
    }

    /** How many bytes of space between values and signs were passed. */
    public int space() {
        return space;
    }

    /** The first byte that is not space, 0..255; −1 at the end. Moves to it. */
    public int peek() {
        skipSpace();
        return at < end ? bytes[at] & 0xff : -1;
    }

    /** The position of the cursor in the array. */
    public int at() {
        return at;
    }

    /** Continues at this position, up to which the caller has read. */
    public void moveTo(int place) {
        at = place;
    }

    /** Moves past this sign; false, and nowhere moved, if something else is ahead. */
    public boolean take(char sign) {
        if (peek() != sign) {
            return false;
        }
        at++;
        return true;
    }

    /** Enters an object; false, and nowhere moved, if the value is something else. */
    public boolean enterObject() {
        return take('{');
    }

    /** Enters an array; false, and nowhere moved, if the value is something else. */
    public boolean enterArray() {
        return take('[');
    }

    /** Moves to the value of the next member of the object entered, its key as the text; false past the last. */
    public boolean nextMember() {
        if (!nextIn('}')) {
            return false;
        }
        return (string() && take(':')) || fail();
    }

    /** Moves to the next element of the array entered; false past the last. */
    public boolean nextElement() {
        return nextIn(']');
    }

    /** Reads a string as the text; false, and nowhere moved, if the value is something else. */
    public boolean string() {
        if (peek() != '"') {
            return false;
        }
        // in local variables, which the compiler keeps in registers
        var text = bytes;
        var last = end;
        var plain = true;
        var i = at + 1;
        for (; i < last; i++) {
            if (IS_SPECIAL[text[i] & 0xff]) {
                if (text[i] == '"') {
                    break;
                }
                plain = false;
                i += text[i] == '\\' ? 1 : 0;
            }
        }
        if (i >= last) {
            return fail();
        }
        isPlain = plain;
        textStart = at + 1;
        textEnd = i;
        at = i + 1;
        return true;
    }

    /** Whether the string last read has neither escapes nor control characters, which JSON forbids. */
    public boolean isPlain() {
        return isPlain;
    }

    /** Reads a number or a word as the text, whatever it spells; false, and nowhere moved, if there is none. */
    public boolean word() {
        skipSpace();
        var start = at;
        while (at < end && isWordByte(bytes[at])) {
            at++;
        }
        if (at == start) {
            return false;
        }
        textStart = start;
        textEnd = at;
        return true;
    }

    /** Whether the value is {@code null}; moves nowhere. */
    public boolean isNull() {
        return peek() == 'n';
    }

    /** Moves past the value. */
    public void skip() {
        skip(Integer.MAX_VALUE);
    }

    /**
     * Moves past the value.
     *
     * @param deepest how deep brackets may be nested in each other, ≥ 1
     * @return false, and somewhere inside of the value, if they are nested that deep, or if it is none
     */
    public boolean skip(int deepest) {
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
                default -> {
                    if (!word()) {
                        fail();
                    }
                }
            }
        } while (depth > 0 && depth < deepest && !failed);
        if (depth < 0) {
            fail();
        }
        return depth == 0 && !failed;
    }

    /** Whether the text is this one, which has nothing to escape. */
    public boolean textIs(byte[] ascii) {
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
    public boolean standsAt(int place, byte[] ascii) {
        return Arrays.equals(bytes, place, place + ascii.length, ascii, 0, ascii.length);
    }

    /** The byte at this position, which was passed before. */
    public byte byteAt(int place) {
        return bytes[place];
    }

    /** The text last read, with escapes. */
    public String text() {
        return new String(bytes, textStart, textEnd - textStart, UTF_8);
    }

    /** Where the text last read begins, with escapes. */
    public int textStart() {
        return textStart;
    }

    /** Where the text last read ends. */
    public int textEnd() {
        return textEnd;
    }

    private boolean nextIn(char closing) {
        take(',');
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

    private void skipSpace() {
        var from = at;
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
        space += at - from;
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
