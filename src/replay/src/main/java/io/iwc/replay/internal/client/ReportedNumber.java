package io.iwc.replay.internal.client;

import io.iwc.artifact.internal.JsonCursor;

/** Reads the numbers that servers report; what is no such number is passed. */
final class ReportedNumber {
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Some months; more is not multiplied any further. */
    private static final long LONGEST_NANOS = 10_000_000_000_000_000L;

    /** What {@link #integer} reads of a value that is none. */
    private static final long NONE = Long.MIN_VALUE;

    private ReportedNumber() {}

    /** Reads an {@link #integer}; 0 for one below, −1 if the value is something else. */
    static int count(JsonCursor json) {
        var integer = integer(json);
        return integer == NONE ? -1 : (int) Math.max(0, integer);
    }

    /**
     * Reads an integer, also one with a fraction of zeros or in quotes, the largest int or its negative for one beyond;
     * {@link #NONE} if the value is something else.
     */
    static long integer(JsonCursor json) {
        var first = json.peek();
        var next = json.at();
        json.skip();
        var end = json.at();
        if (first == '"' && end - next > 2) {
            next++;
            end--;
        }
        var isNegative = next < end && json.byteAt(next) == '-';
        next += isNegative ? 1 : 0;
        var isInteger = end > next;
        var inFraction = false;
        var digits = 0L;
        for (; next < end; next++) {
            var digit = json.byteAt(next) - '0';
            if (digit == '.' - '0' && !inFraction) {
                inFraction = true;
            } else if (inFraction) {
                isInteger &= digit == 0;
            } else {
                isInteger &= digit >= 0 && digit <= 9;
                digits = Math.min(digits * 10 + digit, Integer.MAX_VALUE);
            }
        }
        return isInteger ? isNegative ? -digits : digits : NONE;
    }

    /** Reads milliseconds ≥ 0, with or without a fraction, as nanoseconds; −1 if the value is something else. */
    static long millisAsNanos(JsonCursor json) {
        return nanos(json, NANOS_PER_MILLI);
    }

    /** Reads nanoseconds ≥ 0; −1 if the value is something else. */
    static long nanos(JsonCursor json) {
        return nanos(json, 1);
    }

    private static long nanos(JsonCursor json, long nanosEach) {
        json.peek();
        var next = json.at();
        json.skip();
        var isNumber = json.at() > next;
        var nanos = 0L;
        var unit = nanosEach;
        var inFraction = false;
        for (; next < json.at(); next++) {
            var digit = json.byteAt(next) - '0';
            if (digit == '.' - '0' && !inFraction) {
                inFraction = true;
            } else if (digit < 0 || digit > 9) {
                isNumber = false;
            } else if (inFraction) {
                unit /= 10;
                nanos += digit * unit;
            } else {
                nanos = Math.min(nanos * 10 + digit * nanosEach, LONGEST_NANOS);
            }
        }
        return isNumber ? nanos : -1;
    }
}
