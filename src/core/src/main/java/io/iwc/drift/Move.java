package io.iwc.drift;

import io.iwc.metric.Metric;
import io.iwc.metric.Unit;

/**
 * A metric in the two copies of one pair.
 *
 * @param before as in the baseline
 * @param now as in what is held against it
 */
record Move(double before, double now) {
    /** Whether the metric varies in proportion to its size: lengths, rates and ratios do, shares do not. */
    boolean isProportional(Metric metric) {
        return metric.unit() != Unit.SHARE && before > 0 && now > 0;
    }

    double absolute() {
        return Math.abs(now - before);
    }

    double logarithmic() {
        return Math.abs(StrictMath.log(now / before));
    }
}
