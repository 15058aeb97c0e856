package io.iwc.drift.internal;

import io.iwc.metric.Metric;
import io.iwc.metric.Unit;

/**
 * A metric in the two copies of one pair.
 *
 * @param before as in the baseline
 * @param now as in what is held against it
 */
public record Move(double before, double now) {
    /** Whether the metric varies in proportion to its size: lengths, rates and ratios do, shares do not. */
    public boolean isProportional(Metric metric) {
        return metric.unit() != Unit.SHARE && before > 0 && now > 0;
    }

    public double absolute() {
        return Math.abs(now - before);
    }

    public double logarithmic() {
        return Math.abs(StrictMath.log(now / before));
    }
}
