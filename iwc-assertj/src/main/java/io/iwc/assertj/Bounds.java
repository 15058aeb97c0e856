package io.iwc.assertj;

import io.iwc.metric.Metric;

/** Two bounds, both included, in the unit of a metric. */
record Bounds(double min, double max) {
    Bounds {
        if (Double.isNaN(min) || Double.isNaN(max)) {
            throw new IllegalArgumentException("bounds: found [" + min + ", " + max + "], expected numbers");
        }
        if (min > max) {
            throw new IllegalArgumentException(
                    "bounds: found min " + min + " above max " + max + ", expected min ≤ max; nothing can lie between");
        }
    }

    boolean contain(double value) {
        return min <= value && value <= max;
    }

    /** {@code within [40, 80] tokens}, or {@code of at least 40 tokens}. */
    String text(Metric metric) {
        if (max == Double.POSITIVE_INFINITY) {
            return "of at least " + ShownBounds.bound(metric, min) + ShownBounds.unit(metric);
        }
        return "within [" + end(metric, min) + ", " + end(metric, max) + "]" + ShownBounds.unit(metric);
    }

    private static String end(Metric metric, double value) {
        return Double.isInfinite(value) ? "-∞" : ShownBounds.bound(metric, value);
    }
}
