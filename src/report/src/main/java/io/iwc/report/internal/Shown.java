package io.iwc.report.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Plain numbers of captions, where {@code Digits} would pad a round one with zeros. */
final class Shown {
    private Shown() {}

    /** A round duration: {@code 200 ms}, {@code 5 s}. */
    static String duration(double seconds) {
        return seconds < 1 ? plain(seconds * 1000) + " ms" : plain(seconds) + " s";
    }

    /** A moment to the second: {@code 2026-01-31 12:00:00 UTC}. */
    static String instant(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace('T', ' ')
                .replace("Z", " UTC");
    }

    /** A count with groups of three digits: {@code 18,059,974}. */
    static String grouped(double count) {
        return String.format(Locale.ROOT, "%,.0f", count);
    }

    /** A share as percent with one decimal: {@code 12.5 %}. */
    static String percent(double share) {
        return BigDecimal.valueOf(share * 100)
                        .setScale(1, RoundingMode.HALF_EVEN)
                        .toPlainString() + " %";
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
