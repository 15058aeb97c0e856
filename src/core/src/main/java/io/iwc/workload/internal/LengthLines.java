package io.iwc.workload.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Requests of which only lengths are known as lines of a canonical file: the same bytes as {@link RequestPrinter}, straight
 * from the numbers. May be handed from one thread to another.
 *
 * @since 0.1
 */
public final class LengthLines {
    static final byte[] MILLIS = ascii("{\"arrival_time_ms\":");
    static final byte[] NANOS = ascii(",\"arrival_time_ns\":");
    static final byte[] OUTPUT = ascii(",\"output_tokens\":");
    static final byte[] PROMPT = ascii(",\"prompt_tokens\":");
    static final byte[] ID = ascii(",\"request_id\":\"" + NumberedIds.STEM);
    static final byte[] END = ascii("\"}\n");

    private static final int NAMES = MILLIS.length + NANOS.length + OUTPUT.length + PROMPT.length + ID.length;
    private static final int MOST_BYTES = NAMES + END.length + 2 * 19 + 2 * 10 + 19;

    private final LengthRows rows;
    private final byte[] bytes;
    private int size;

    private LengthLines(LengthRows rows) {
        this.rows = rows;
        bytes = new byte[Math.multiplyExact(rows.size(), MOST_BYTES)];
    }

    /** Prints requests. */
    public static LengthLines of(LengthRows rows) {
        var lines = new LengthLines(rows);
        for (var row = 0; row < rows.size(); row++) {
            lines.print(row);
        }
        return lines;
    }

    /** What is printed. */
    LengthRows rows() {
        return rows;
    }

    /** The lines, each with its end. */
    ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    private void print(int row) {
        var nanos = rows.arrivalNanos(row);
        var millis = nanos / RequestParser.NANOS_PER_MILLI;
        raw(MILLIS);
        number(millis);
        if (nanos != millis * RequestParser.NANOS_PER_MILLI) {
            raw(NANOS);
            number(nanos);
        }
        raw(OUTPUT);
        number(rows.outputTokens(row));
        raw(PROMPT);
        number(rows.promptTokens(row));
        raw(ID);
        id(rows.number(row));
        raw(END);
    }

    private void number(long number) {
        size += AsciiNumber.digits(number);
        AsciiNumber.write(number, bytes, size);
    }

    private void id(long number) {
        for (var digits = AsciiNumber.digits(number); digits < NumberedIds.DIGITS; digits++) {
            bytes[size++] = '0';
        }
        number(number);
    }

    private void raw(byte[] some) {
        System.arraycopy(some, 0, bytes, size, some.length);
        size += some.length;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
