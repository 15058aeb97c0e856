package io.iwc.fingerprint.internal;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Set;

/**
 * How numbers are shown to people, in one place: 4 significant digits rounded half-even, counts in full, durations
 * scaled to ns, µs, ms or s, shares and ratios of gates with 3 decimals. Files keep full precision instead.
 *
 * @since 0.1
 */
public final class Digits {
    private static final MathContext FOUR = new MathContext(4, RoundingMode.HALF_EVEN);
    private static final int GATE_DECIMALS = 3;
    /** A request costs thousandths or less. */
    private static final Set<Metric> COSTS =
            Set.of(Metric.COST_TOTAL, Metric.COST_PER_REQUEST, Metric.COST_PER_1000_REQUESTS, Metric.COST_PER_SESSION);

    private static final int SMALLEST_PLAIN_EXPONENT = -6;

    private Digits() {}

    /** A metric as text shows it, by its unit; an undefined one as {@code n/a (reason)}. */
    public static String of(Metric metric, Measurement measurement) {
        return measurement.isDefined() ? of(metric, measurement.value()) : undefined(measurement);
    }

    /** A value of a metric as text shows it, by its unit. */
    public static String of(Metric metric, double value) {
        return switch (metric.unit()) {
            case COUNT -> whole(value);
            case SECONDS -> seconds(value);
            case TOKENS -> isWholeTokens(metric) ? whole(value) : significant(value);
            case PER_SECOND, TOKENS_PER_SECOND, SHARE, PLAIN -> significant(value);
        };
    }

    /** A value of a metric as gate tables and messages show it: shares and ratios with 3 decimals, costs as text does. */
    public static String inGate(Metric metric, double value) {
        return switch (metric.unit()) {
            case PLAIN -> COSTS.contains(metric) ? significant(value) : decimals(value);
            case SHARE -> decimals(value);
            case COUNT, TOKENS, SECONDS, PER_SECOND, TOKENS_PER_SECOND -> of(metric, value);
        };
    }

    /** A difference of a metric as gate tables and messages show it, with its sign: {@code +0.095}. */
    public static String deltaInGate(Metric metric, double delta) {
        return (delta < 0 ? "-" : "+") + inGate(metric, Math.abs(delta));
    }

    /** {@code n/a (reason)}. */
    public static String undefined(Measurement measurement) {
        return "n/a (" + measurement.reason() + ")";
    }

    /** 4 significant digits, half-even; 0 as {@code 0}. */
    public static String significant(double value) {
        if (value == 0) {
            return "0";
        }
        var rounded = new BigDecimal(value).round(FOUR);
        var exponent = rounded.precision() - rounded.scale() - 1;
        var missing = FOUR.getPrecision() - rounded.precision();
        var padded = missing > 0 ? rounded.setScale(rounded.scale() + missing) : rounded;
        return exponent < SMALLEST_PLAIN_EXPONENT ? padded.toString() : padded.toPlainString();
    }

    /** A whole number in full, without grouping. */
    public static String whole(double value) {
        return new BigDecimal(value).setScale(0, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** A duration in the unit in which it has 1 to 3 digits before the point: {@code 500.0 ms}. */
    public static String seconds(double seconds) {
        if (seconds == 0) {
            return "0 s";
        }
        var rounded = new BigDecimal(seconds).round(FOUR);
        var exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= 0) {
            return scaled(rounded, 0, " s");
        }
        return exponent >= -3
                ? scaled(rounded, 3, " ms")
                : exponent >= -6 ? scaled(rounded, 6, " µs") : scaled(rounded, 9, " ns");
    }

    /** 3 decimals, half-even, as shares and ratios of gates are shown. */
    public static String decimals(double value) {
        var rounded = new BigDecimal(value).setScale(GATE_DECIMALS, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? rounded.abs().toPlainString() : rounded.toPlainString();
    }

    private static String scaled(BigDecimal rounded, int powerOfTen, String unit) {
        return significant(rounded.scaleByPowerOfTen(powerOfTen).doubleValue()) + unit;
    }

    private static boolean isWholeTokens(Metric metric) {
        return metric.id().endsWith(".total");
    }
}
