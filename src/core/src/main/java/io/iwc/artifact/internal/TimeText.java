package io.iwc.artifact.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A time with its unit, as options, settings and annotations have it: {@code 250us}, {@code 500ms}, {@code 1.5s},
 * {@code 10m}, {@code 1h}. Nothing guesses a unit.
 *
 * @since 0.1
 */
public final class TimeText {
    /** What a text has to be that is none, for messages. */
    public static final String EXPECTED = "a time with its unit, such as 500ms, 1.5s or 10m";

    private static final Pattern GRAMMAR = Pattern.compile("(\\d{1,13}(?:\\.\\d{1,9})?)(us|ms|s|m|h)");

    private TimeText() {}

    /**
     * Reads a time ≥ 0, rounded down to a nanosecond.
     *
     * @throws IllegalArgumentException if the text is none, or beyond 292 years
     */
    public static Duration parse(String text) {
        var parts = GRAMMAR.matcher(text);
        if (!parts.matches()) {
            throw refused(text);
        }
        var nanos = new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(Unit.valueOf(parts.group(2)).nanos));
        if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw refused(text);
        }
        return Duration.ofNanos(nanos.longValue());
    }

    /** The shortest text that {@link #parse} reads as exactly that time: {@code 100ms}, {@code 1m}, {@code 333.333333ms}. */
    public static String of(Duration time) {
        var nanos = time.toNanos();
        for (var unit : Unit.values()) {
            if (nanos >= unit.nanos && nanos % unit.nanos == 0) {
                return nanos / unit.nanos + unit.name();
            }
        }
        return BigDecimal.valueOf(nanos, 6).stripTrailingZeros().toPlainString() + Unit.ms;
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException("found \"" + text + "\", expected " + EXPECTED);
    }

    /** The units, the longest first, by the names they have in texts. */
    private enum Unit {
        h(3_600_000_000_000L),
        m(60_000_000_000L),
        s(1_000_000_000L),
        ms(1_000_000L),
        us(1_000L);

        private final long nanos;

        Unit(long nanos) {
            this.nanos = nanos;
        }
    }
}
