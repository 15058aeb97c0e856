package io.iwc.drift;

import io.iwc.metric.Measured;
import io.iwc.metric.Measurement;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;

/**
 * Gaps of which the longest hundredth make more than half of the mean square, as far as their summary proves it: the
 * others are at most as long as P99. Their variation is a statement about a few gaps.
 */
final class HeavyGaps {
    static final String WHY = "the longest 1 % of the gaps make most of it";

    private static final double OTHERS = 0.99;
    private static final double MOST = 0.5;

    private HeavyGaps() {}

    /** Whether a side has such gaps. */
    static boolean areIn(Drift drift) {
        return areIn(drift.baseline()) || areIn(drift.current());
    }

    private static boolean areIn(Measured side) {
        var high = side.measurement(MetricFamily.ARRIVAL_GAP.at(Percentile.P99));
        var mean = side.measurement(MetricFamily.ARRIVAL_GAP.mean());
        var deviation = side.measurement(MetricFamily.ARRIVAL_GAP.std());
        if (!high.isDefined() || !mean.isDefined() || !deviation.isDefined()) {
            return false;
        }
        return OTHERS * square(high) < MOST * (square(mean) + square(deviation));
    }

    private static double square(Measurement measurement) {
        return measurement.value() * measurement.value();
    }
}
