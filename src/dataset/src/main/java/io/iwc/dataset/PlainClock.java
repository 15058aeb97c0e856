package io.iwc.dataset;

import java.util.Arrays;

/**
 * The times of one column after the other, spelled as most traces spell them: of the calendar, see {@link PlainTime}, or
 * seconds. Remembers the minute of the time before, which most times share. Not safe for use by several threads.
 */
final class PlainClock {
    static final long NONE = -1;

    private static final int MINUTE = 16; // characters of 2023-11-16 18:17
    private static final int SECOND = 19;
    private static final int MOST_DECIMALS = 9;
    private static final int MOST_DIGITS = 9; // before the point
    private static final int MOST_CHARACTERS = 40;
    private static final long NANOS = 1_000_000_000;

    private final boolean isCalendar;
    private final byte[] minute = new byte[MINUTE];
    private long nanosOfMinute = NONE;

    PlainClock(boolean isCalendar) {
        this.isCalendar = isCalendar;
    }

    /** Nanoseconds since 1970, or since the clock's 0; {@link #NONE} if the time is spelled in another way. */
    long nanos(byte[] text, int from, int to) {
        return isCalendar ? calendar(text, from, to) : seconds(text, from, to);
    }

    private long calendar(byte[] text, int from, int to) {
        var isSame = nanosOfMinute >= 0
                && to - from >= SECOND
                && Arrays.equals(text, from, from + MINUTE, minute, 0, MINUTE)
                && text[from + MINUTE] == ':';
        if (isSame) {
            var second = PlainNumber.of(text, from + MINUTE + 1, from + SECOND);
            var fraction = PlainTime.fraction(text, from + SECOND, PlainTime.clockEnd(text, from, to));
            if (second >= 0 && second < 60 && fraction >= 0) {
                return nanosOfMinute + second * NANOS + fraction;
            }
        }
        var nanos = PlainTime.nanos(text, from, to);
        if (nanos.isEmpty()) {
            return NONE;
        }
        System.arraycopy(text, from, minute, 0, MINUTE);
        nanosOfMinute = nanos.getAsLong() - nanos.getAsLong() % (60 * NANOS);
        return nanos.getAsLong();
    }

    /** Seconds with or without decimals, rounded half to even below a nanosecond as {@link Timestamps#scaled} does. */
    private static long seconds(byte[] text, int from, int to) {
        var point = from;
        while (point < to && text[point] != '.') {
            point++;
        }
        var whole = PlainNumber.of(text, from, point);
        if (whole < 0 || point - from > MOST_DIGITS || to - from > MOST_CHARACTERS || point == to - 1) {
            return NONE;
        }
        if (point == to) {
            return whole * NANOS;
        }
        var end = Math.min(to, point + 1 + MOST_DECIMALS);
        var fraction = PlainTime.fraction(text, point, end);
        return fraction < 0 ? NONE : rounded(whole * NANOS + fraction, text, end, to);
    }

    private static long rounded(long nanos, byte[] text, int from, int to) {
        var isMore = false; // than half, behind the first of these digits
        for (var i = from; i < to; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return NONE;
            }
            isMore |= i > from && text[i] > '0';
        }
        if (from == to || text[from] < '5') {
            return nanos;
        }
        return nanos + (text[from] > '5' || isMore ? 1 : nanos & 1);
    }
}
