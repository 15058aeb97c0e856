package io.iwc.simulator.internal;

import java.util.Arrays;
import java.util.SortedMap;

/**
 * A function of one number by its values at some points: straight lines between them, and beyond the last the last
 * line goes on. Before the first point it has the first value.
 *
 * @since 0.1
 */
public final class Curve {
    private final double[] at;
    private final double[] values;

    /**
     * A curve through points.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Curve(SortedMap<? extends Number, Double> points) {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("found no point, expected at least one");
        }
        at = points.keySet().stream().mapToDouble(Number::doubleValue).toArray();
        values = points.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The value there. */
    public double value(double place) {
        if (at.length == 1 || place <= at[0]) {
            return values[0];
        }
        var right = right(at, place);
        var share = (place - at[right - 1]) / (at[right] - at[right - 1]);
        return values[right - 1] + share * (values[right] - values[right - 1]);
    }

    /** The last point. */
    public double last() {
        return at[at.length - 1];
    }

    /** Index ≥ 1 of the point to the right of a place, the last one if there is none. */
    static int right(double[] at, double place) {
        var found = Arrays.binarySearch(at, place);
        var index = found >= 0 ? found : -found - 1;
        return Math.max(1, Math.min(index, at.length - 1));
    }
}
