package io.iwc.assertj;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;

/**
 * A metric as an assertion found it.
 *
 * @param objection why a value that is there must not be judged; empty if it may
 * @param mark {@code " (n=12)"} behind a percentile of too few values, else empty
 */
record Finding(Metric metric, Measurement measurement, String objection, String mark) {
    /** Whether a bound can be checked: neither undefined values nor invalid runs pass. */
    boolean isJudgeable() {
        return measurement.isDefined() && objection.isEmpty();
    }

    double value() {
        return measurement.value();
    }

    /** The half sentence behind "but": {@code was 0.140}, or why nothing can be said. */
    String clause(double... bounds) {
        if (!measurement.isDefined()) {
            return "it is not measurable because " + measurement.reason();
        }
        return objection.isEmpty() ? "was " + ShownBounds.apartFrom(metric, value(), bounds) + mark : objection;
    }

    /** What IDEs show as the actual value. */
    Object actual() {
        return measurement.isDefined() ? value() : "undefined (" + measurement.reason() + ")";
    }
}
