package io.iwc.simulator.internal;

import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A function of several numbers by its values at the points of a grid, of which some may be missing: between them it is
 * linear in each number, and beyond the last point of an axis the last line goes on. Where a corner is missing, the
 * nearest one below it in the axes, last axis first, stands for it.
 *
 * @since 0.1
 */
public final class Grid {
    private final double[][] axes;
    private final int[] strides;
    private final double[] values;

    /**
     * A grid of measured points.
     *
     * @param points each with its place in all axes, and behind it its value; at least one
     */
    public Grid(int dimensions, List<double[]> points) {
        axes = new double[dimensions][];
        strides = new int[dimensions];
        var size = 1;
        for (var axis = dimensions - 1; axis >= 0; axis--) {
            SortedSet<Double> places = new TreeSet<>();
            for (var point : points) {
                places.add(point[axis]);
            }
            axes[axis] = places.stream().mapToDouble(Double::doubleValue).toArray();
            strides[axis] = size;
            size = Math.multiplyExact(size, axes[axis].length);
        }
        values = new double[size];
        Arrays.fill(values, Double.NaN);
        for (var point : points) {
            var index = 0;
            for (var axis = 0; axis < dimensions; axis++) {
                index += strides[axis] * Arrays.binarySearch(axes[axis], point[axis]);
            }
            values[index] = point[dimensions];
        }
    }

    /** The value there. */
    public double value(double... place) {
        return value(0, 0, place);
    }

    /** The last point of an axis. */
    public double last(int axis) {
        return axes[axis][axes[axis].length - 1];
    }

    private double value(int axis, int index, double[] place) {
        if (axis == axes.length) {
            return values[index];
        }
        var at = axes[axis];
        if (at.length == 1 || place[axis] <= at[0]) {
            return value(axis + 1, index, place);
        }
        var right = Curve.right(at, place[axis]);
        var share = (place[axis] - at[right - 1]) / (at[right] - at[right - 1]);
        var below = share == 1 ? 0 : measured(axis, index, right - 1, place);
        var above = share == 0 ? 0 : measured(axis, index, right, place);
        return share == 1 ? above : share == 0 ? below : below + share * (above - below);
    }

    /** What is measured at a point of an axis, or at the nearest below it. */
    private double measured(int axis, int index, int point, double[] place) {
        for (var nearest = point; nearest >= 0; nearest--) {
            var found = value(axis + 1, index + nearest * strides[axis], place);
            if (!Double.isNaN(found)) {
                return found;
            }
        }
        return Double.NaN;
    }
}
