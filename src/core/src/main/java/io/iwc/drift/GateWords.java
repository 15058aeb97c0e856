package io.iwc.drift;

import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** How gates format the values of a metric. */
final class GateWords {
    private static final MathContext TEN = new MathContext(10, RoundingMode.HALF_EVEN);
    private static final MathContext FOUR = new MathContext(4, RoundingMode.HALF_EVEN);

    private final Metric metric;

    GateWords(Metric metric) {
        this.metric = metric;
    }

    /** A value, with more digits if a different value would otherwise look the same. */
    String apart(double value, double other) {
        var text = Digits.inGate(metric, value);
        return value != other && text.equals(Digits.inGate(metric, other)) ? inFull(value) : text;
    }

    String undefinedOnOneSide(MetricDelta delta) {
        return "not measurable: " + metric + " is " + side(delta.baseline()) + " in the baseline and "
                + side(delta.current()) + " now (" + delta.baseline().reason()
                + delta.current().reason() + ")";
    }

    String undefinedOnBothSides(MetricDelta delta) {
        return metric + " is undefined in the baseline (" + delta.baseline().reason() + ") and now ("
                + delta.current().reason() + ")";
    }

    private String side(Measurement measurement) {
        return measurement.isDefined() ? Digits.inGate(metric, measurement.value()) : "undefined";
    }

    /** A threshold in the unit of the metric; whole numbers of tokens without a fraction. */
    static String amount(Metric metric, double threshold) {
        return switch (metric.unit()) {
            case TOKENS, PER_SECOND, TOKENS_PER_SECOND -> plain(threshold, FOUR);
            case COUNT, SECONDS, SHARE, PLAIN -> Digits.inGate(metric, threshold);
        };
    }

    /** A fraction as percent, up to four digits: {@code 10 %}. */
    static String percent(double fraction) {
        return plain(100 * fraction, FOUR) + " %";
    }

    /** Ten significant digits at most. */
    static String inFull(double value) {
        return plain(value, TEN);
    }

    private static String plain(double value, MathContext digits) {
        var rounded = new BigDecimal(value).round(digits).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
