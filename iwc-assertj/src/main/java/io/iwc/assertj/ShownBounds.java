package io.iwc.assertj;

import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Metric;
import java.math.BigDecimal;

/**
 * How numbers are formatted in failure messages: measured ones rounded as usual, and in full if they would look
 * like a bound that they violate; bounds as the test has them.
 */
final class ShownBounds {
    private static final int GATE_DECIMALS = 3;

    private ShownBounds() {}

    /** A measured value with its unit: {@code 5188 tokens}, {@code 612.3 ms}, {@code 0.140}. */
    static String value(Metric metric, double value) {
        return Digits.inGate(metric, value) + unit(metric);
    }

    /** A measured value with its unit, with enough digits to differ from the violated bounds. */
    static String apartFrom(Metric metric, double value, double... bounds) {
        for (var bound : bounds) {
            var looksLikeIt = Double.isFinite(bound)
                    && value != bound
                    && Digits.inGate(metric, value).equals(Digits.inGate(metric, bound));
            if (looksLikeIt) {
                return bound(metric, value) + unit(metric);
            }
        }
        return value(metric, value);
    }

    /** A bound in full, durations with their unit: {@code 80}, {@code 500 ms}, {@code 0.600}. */
    static String bound(Metric metric, double bound) {
        var exact = new BigDecimal(Double.toString(bound));
        return switch (metric.unit()) {
            case SHARE, PLAIN ->
                exact.stripTrailingZeros().scale() > GATE_DECIMALS ? plain(exact) : Digits.decimals(bound);
            case SECONDS -> duration(exact);
            case COUNT, TOKENS, PER_SECOND, TOKENS_PER_SECOND -> plain(exact);
        };
    }

    /** What follows a number of this metric; durations carry their unit already. */
    static String unit(Metric metric) {
        return switch (metric.unit()) {
            case TOKENS, PER_SECOND, TOKENS_PER_SECOND -> " " + metric.unit().symbol();
            case SECONDS, SHARE, COUNT, PLAIN -> "";
        };
    }

    private static String duration(BigDecimal seconds) {
        var size = seconds.abs();
        if (size.signum() == 0 || size.compareTo(BigDecimal.ONE) >= 0) {
            return plain(seconds) + " s";
        }
        if (size.compareTo(BigDecimal.ONE.movePointLeft(3)) >= 0) {
            return plain(seconds.movePointRight(3)) + " ms";
        }
        return size.compareTo(BigDecimal.ONE.movePointLeft(6)) >= 0
                ? plain(seconds.movePointRight(6)) + " µs"
                : plain(seconds.movePointRight(9)) + " ns";
    }

    private static String plain(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
