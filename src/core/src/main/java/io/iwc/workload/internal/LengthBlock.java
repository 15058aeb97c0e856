package io.iwc.workload.internal;

import io.iwc.artifact.internal.LineBlock;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a block of a canonical file all of whose lines are what {@link LengthLines} prints, into numbers and nothing else.
 * With anything else in it, a blank line or a last line without its end, the whole block is left to {@link RowBlock}.
 */
final class LengthBlock {
    private static final int LEAST_BYTES = 80; // of a line, roughly
    private static final int MOST_DIGITS = 18; // of a number that surely fits a long
    private static final long MOST_MILLIS = Long.MAX_VALUE / RequestParser.NANOS_PER_MILLI;

    private final byte[] bytes;
    private final int limit;
    private int at;
    private boolean isFit = true;

    private LengthBlock(LineBlock block) {
        bytes = block.bytes();
        limit = block.limit();
    }

    /** The requests of a block; empty if others have to look at it. */
    static Optional<LengthRows> rows(LineBlock block) {
        return new LengthBlock(block).rows();
    }

    private Optional<LengthRows> rows() {
        var rows = new LengthRows(limit / LEAST_BYTES);
        var first = 0L;
        while (isFit && at < limit) {
            var number = row(rows);
            if (rows.size() == 1) {
                first = number;
            }
            isFit &= number == first + rows.size() - 1;
        }
        if (!isFit || rows.size() == 0) {
            return Optional.empty();
        }
        rows.numberFrom(first);
        return Optional.of(rows);
    }

    /** Adds the request of the next line, and says its number. */
    private long row(LengthRows rows) {
        take(LengthLines.MILLIS);
        var millis = number(MOST_MILLIS);
        var nanos = millis * RequestParser.NANOS_PER_MILLI;
        if (isNext(LengthLines.NANOS)) {
            at += LengthLines.NANOS.length;
            nanos = number(Long.MAX_VALUE);
            isFit &= nanos / RequestParser.NANOS_PER_MILLI == millis && nanos % RequestParser.NANOS_PER_MILLI != 0;
        }
        take(LengthLines.OUTPUT);
        var output = number(Integer.MAX_VALUE);
        take(LengthLines.PROMPT);
        var prompt = number(Integer.MAX_VALUE);
        take(LengthLines.ID);
        var id = id();
        take(LengthLines.END);
        if (isFit) {
            rows.add(nanos, (int) prompt, (int) output);
        }
        return id;
    }

    private long number(long most) {
        var start = at;
        var number = digits();
        isFit &= (at == start + 1 || (at > start && bytes[start] != '0')) && number <= most;
        return number;
    }

    /** With zeros before it up to six digits, and none with more. */
    private long id() {
        var start = at;
        var number = digits();
        isFit &= at == start + NumberedIds.DIGITS || (at > start + NumberedIds.DIGITS && bytes[start] != '0');
        return number;
    }

    private long digits() {
        var end = Math.min(limit, at + MOST_DIGITS);
        var number = 0L;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            number = number * 10 + bytes[at++] - '0';
        }
        return number;
    }

    private void take(byte[] name) {
        isFit &= isNext(name);
        at += name.length;
    }

    private boolean isNext(byte[] name) {
        return at + name.length <= limit && Arrays.equals(bytes, at, at + name.length, name, 0, name.length);
    }
}
