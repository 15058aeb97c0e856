package io.iwc.dataset;

import java.time.YearMonth;
import java.util.OptionalLong;

/**
 * Times in bytes as most traces write them, {@code 2023-11-16 18:17:03.9799600}: a space or {@code T} between date and
 * time, up to nine decimals or none, UTC with {@code +00:00} or without. {@link Timestamps} reads those and all others.
 */
final class PlainTime {
    private static final int SECONDS_END = 19; // of 2023-11-16 18:17:03
    private static final byte[] UTC = {'+', '0', '0', ':', '0', '0'};
    private static final long SECOND = 1_000_000_000;
    private static final long LAST_DAY = Long.MAX_VALUE / (86_400 * SECOND) - 1; // in 2262
    private static final long DAYS_TO_1970 = 719_469; // from the first of March of the year 0, which is day 1

    private PlainTime() {}

    /** Nanoseconds since 1970; empty if it is written in any other way. */
    static OptionalLong nanos(byte[] text, int from, int to) {
        var end = clockEnd(text, from, to);
        if (end - from < SECONDS_END || !isPunctuated(text, from)) {
            return OptionalLong.empty();
        }
        var fraction = fraction(text, from + SECONDS_END, end);
        if (fraction < 0) {
            return OptionalLong.empty();
        }
        var day = day(at(text, from, 4), at(text, from + 5, 2), at(text, from + 8, 2));
        var hour = at(text, from + 11, 2);
        var minute = at(text, from + 14, 2);
        var second = at(text, from + 17, 2);
        var isTime = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        return day < 0 || day > LAST_DAY || !isTime // left to those who say what is wrong with it
                ? OptionalLong.empty()
                : OptionalLong.of((day * 86_400L + hour * 3600L + minute * 60L + second) * SECOND + fraction);
    }

    /** Days since 1970; negative where there is no such day, or it lies before. */
    private static long day(int year, int month, int day) {
        if (year < 1970 || month < 1 || month > 12 || day < 1) {
            return -1;
        }
        if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
            return -1;
        }
        var shifted = month > 2 ? year : year - 1; // years that end with February, where the leap day is
        var monthFromMarch = (month + 9) % 12;
        var days = 365L * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * monthFromMarch + 2) / 5 + day;
        return days - DAYS_TO_1970;
    }

    private static boolean isPunctuated(byte[] text, int from) {
        return text[from + 4] == '-'
                && text[from + 7] == '-'
                && (text[from + 10] == ' ' || text[from + 10] == 'T')
                && text[from + 13] == ':'
                && text[from + 16] == ':';
    }

    private static boolean isUtc(byte[] text, int to) {
        for (var i = 0; i < UTC.length; i++) {
            if (text[to - UTC.length + i] != UTC[i]) {
                return false;
            }
        }
        return true;
    }

    private static int at(byte[] text, int from, int digits) {
        return PlainNumber.of(text, from, from + digits); // NONE is no month or hour
    }

    /** Where a time ends without the offset of UTC behind it. */
    static int clockEnd(byte[] text, int from, int to) {
        return to - from > UTC.length && isUtc(text, to) ? to - UTC.length : to;
    }

    /** Nanoseconds of a point and up to nine decimals, or of nothing; {@link PlainNumber#NONE} if it is neither. */
    static int fraction(byte[] text, int from, int end) {
        if (from == end) {
            return 0;
        }
        var value = text[from] == '.' ? PlainNumber.of(text, from + 1, end) : PlainNumber.NONE;
        for (var digits = end - from - 1; value > 0 && digits < 9; digits++) {
            value *= 10;
        }
        return value;
    }
}
