package io.iwc.drift.internal;

import io.iwc.metric.Measurement;

/**
 * Between which values a number may lie, both included; an end may be open, an infinity.
 *
 * @param min the least that is allowed
 * @param max the most that is allowed, at least {@code min}
 * @since 0.1
 */
public record Limits(double min, double max) {
    /**
     * The share of the allowance that a value takes up: 1 is at the limit, more is beyond it. Of two ends it is the
     * distance from the middle; of one end the part of it, or its multiple. Undefined where that says nothing: without
     * any end, and where the value or the one end is 0 or below.
     */
    public Measurement used(double value) {
        if (Double.isFinite(min) && Double.isFinite(max)) {
            if (min == 0) {
                return ofPart(value, max);
            }
            var half = (max - min) / 2;
            var distance = Math.abs(value - (min + half));
            return half == 0 ? exact(value) : Measurement.of(distance / half);
        }
        return Double.isFinite(max) ? ofPart(value, max) : ofPart(min, value);
    }

    /** How far a value is from the nearer end, in its unit; below 0 if it is beyond it. Undefined without an end. */
    public Measurement slack(double value) {
        var nearest = Math.min(value - min, max - value);
        return Double.isFinite(nearest) ? Measurement.of(nearest) : Measurement.undefined("there is no limit");
    }

    private Measurement exact(double value) {
        return value == min ? Measurement.of(0) : Measurement.undefined("nothing else is allowed");
    }

    private static Measurement ofPart(double part, double whole) {
        return whole > 0 && part >= 0 && Double.isFinite(part) && Double.isFinite(whole)
                ? Measurement.of(part / whole)
                : Measurement.undefined("the limit has no width");
    }
}
