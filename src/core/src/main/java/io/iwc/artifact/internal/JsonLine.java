package io.iwc.artifact.internal;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.iwc.IwcException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of a line of JSON as they are put together: names, numbers and texts, spelled as the JSON library is
 * configured to spell them. Where millions of requests are printed, a generator for each costs more than its line.
 */
public final class JsonLine {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_DIGITS = 20;
    private static final int MOST_BYTES_A_CHARACTER = 6;

    private byte[] bytes = new byte[160];
    private int size;

    /** Nothing yet. */
    public JsonLine() {}

    /** The line so far, which has a field, with its end; to be used before the next one is begun. */
    public ByteBuffer ended() {
        bytes[size - 1] = '}'; // in place of the comma behind the last field
        ensure(1);
        bytes[size++] = '\n';
        return ByteBuffer.wrap(bytes, 0, size);
    }

    /** A name as it is written, of ASCII that needs no escape. */
    public static byte[] name(String field) {
        return ('"' + field + "\":").getBytes(StandardCharsets.US_ASCII);
    }

    /** Begins an object as a line of its own. */
    public void begin() {
        size = 0;
        bytes[size++] = '{';
    }

    /** Begins an object below this name. */
    public void beginObject(byte[] name) {
        raw(name);
        bytes[size++] = '{';
    }

    /** Ends an object that has a field. */
    public void endObject() {
        bytes[size - 1] = '}';
        comma();
    }

    /** Begins an array below this name. */
    public void beginArray(byte[] name) {
        raw(name);
        bytes[size++] = '[';
    }

    /** Ends an array, be it empty. */
    public void endArray() {
        if (bytes[size - 1] == ',') {
            size--;
        }
        bytes[size++] = ']';
        comma();
    }

    /** A name is in quotes, with the colon behind it: see {@link #name}. */
    public void field(byte[] name, long value) {
        raw(name);
        number(value);
    }

    /** As the others. */
    public void field(byte[] name, double value) {
        raw(name);
        ascii(NumberOutput.toString(value, true));
        comma();
    }

    /** As the others. */
    public void field(byte[] name, boolean value) {
        raw(name);
        ascii(value ? "true" : "false");
        comma();
    }

    /** As the others. */
    public void field(byte[] name, String value) {
        raw(name);
        text(value);
        comma();
    }

    /** An element of an array, as an unsigned number. */
    public void unsigned(long value) {
        if (value >= 0) {
            number(value);
        } else {
            ascii(Long.toUnsignedString(value));
            comma();
        }
    }

    /** An element of an array. */
    public void number(long value) {
        ensure(MOST_DIGITS + 1);
        if (value < 0) {
            ascii(Long.toString(value));
        } else {
            var rest = value;
            var digits = 1;
            for (var power = value; power >= 10; power /= 10) {
                digits++;
            }
            for (var at = size + digits - 1; at >= size; at--) {
                bytes[at] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
            size += digits;
        }
        comma();
    }

    private void text(String value) {
        ensure(2 + value.length());
        bytes[size++] = '"';
        for (var i = 0; i < value.length(); i++) {
            var sign = value.charAt(i);
            if (sign >= ' ' && sign < 0x80 && sign != '"' && sign != '\\') {
                bytes[size++] = (byte) sign;
                continue;
            }
            ensure(MOST_BYTES_A_CHARACTER + 2 + value.length() - i);
            if (sign < 0x80) {
                escape(sign);
            } else {
                i += encode(value, i);
            }
        }
        ensure(1);
        bytes[size++] = '"';
    }

    private void escape(char sign) {
        bytes[size++] = '\\';
        switch (sign) {
            case '"', '\\' -> bytes[size++] = (byte) sign;
            case '\b' -> bytes[size++] = 'b';
            case '\t' -> bytes[size++] = 't';
            case '\n' -> bytes[size++] = 'n';
            case '\f' -> bytes[size++] = 'f';
            case '\r' -> bytes[size++] = 'r';
            default -> {
                ascii("u00");
                bytes[size++] = HEX[sign >> 4];
                bytes[size++] = HEX[sign & 0xF];
            }
        }
    }

    /** UTF-8 of a character beyond ASCII; says how many more signs than one it took. */
    private int encode(String value, int at) {
        int point = value.codePointAt(at);
        if (point < 0x800) {
            bytes[size++] = (byte) (0xC0 | point >> 6);
        } else if (point < 0x10000) {
            if (Character.isSurrogate((char) point)) {
                throw new LoneSurrogateException();
            }
            bytes[size++] = (byte) (0xE0 | point >> 12);
            bytes[size++] = (byte) (0x80 | (point >> 6 & 0x3F));
        } else {
            bytes[size++] = (byte) (0xF0 | point >> 18);
            bytes[size++] = (byte) (0x80 | (point >> 12 & 0x3F));
            bytes[size++] = (byte) (0x80 | (point >> 6 & 0x3F));
        }
        bytes[size++] = (byte) (0x80 | (point & 0x3F));
        return Character.charCount(point) - 1;
    }

    @SuppressWarnings("deprecation") // the low bytes of ASCII are what is wanted
    private void ascii(String text) {
        ensure(text.length());
        text.getBytes(0, text.length(), bytes, size);
        size += text.length();
    }

    private void raw(byte[] some) {
        ensure(some.length + 1);
        System.arraycopy(some, 0, bytes, size, some.length);
        size += some.length;
    }

    private void comma() {
        ensure(1);
        bytes[size++] = ',';
    }

    private void ensure(int more) {
        if (bytes.length - size < more + 2) { // what ends an object or a line finds room as well
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more + 2));
        }
    }

    /** Text that UTF-8 cannot carry. */
    public static final class LoneSurrogateException extends IwcException {
        private static final long serialVersionUID = 1L;

        LoneSurrogateException() {
            super("found half of a surrogate pair");
        }
    }
}
