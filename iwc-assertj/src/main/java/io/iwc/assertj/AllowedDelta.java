package io.iwc.assertj;

import io.iwc.metric.Metric;

/** How far two values of a metric may lie apart, in its unit. */
record AllowedDelta(double maxAbs) {
    private static final double ROUNDING = 1e-12;

    AllowedDelta {
        if (Double.isNaN(maxAbs) || maxAbs < 0) {
            throw new IllegalArgumentException("maxAbs: found " + maxAbs + ", expected a number ≥ 0");
        }
    }

    /** Strictly more than allowed, the rounding of the subtraction forgiven. */
    boolean isExceeded(Finding now, Reference then) {
        var slack = ROUNDING * Math.max(1, Math.max(Math.abs(now.value()), Math.abs(then.value())));
        return Math.abs(now.value() - then.value()) - maxAbs > slack;
    }

    String text(Metric metric) {
        return "±" + ShownBounds.bound(metric, maxAbs) + ShownBounds.unit(metric);
    }
}
