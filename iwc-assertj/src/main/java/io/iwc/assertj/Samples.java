package io.iwc.assertj;

import io.iwc.metric.Measured;
import io.iwc.metric.Metric;
import io.iwc.metric.Percentile;

/** Marks percentiles that rest on too few values: fewer than 1/(1 − p/100). */
final class Samples {
    private Samples() {}

    /** {@code " (n=12)"} behind a P99 of twelve values, else empty. */
    static String mark(Measured measured, Metric metric) {
        for (var percentile : Percentile.values()) {
            var suffix = "." + percentile.suffix();
            if (metric.id().endsWith(suffix)) {
                var base = metric.id().substring(0, metric.id().length() - suffix.length());
                var n = measured.measurement(Metric.of(base + ".n"));
                var needed = 100.0 / (100 - percentile.percent());
                return n.isDefined() && n.value() < needed ? " (n=" + (long) n.value() + ")" : "";
            }
        }
        return "";
    }
}
