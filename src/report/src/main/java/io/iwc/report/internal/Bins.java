package io.iwc.report.internal;

import io.iwc.metric.Distribution;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Edges between which values are counted: ascending, left-closed, the last bin holds its right edge too. The same
 * values give the same edges everywhere: even bins are 1, 2 or 5 times a power of ten wide and begin at a multiple of
 * that; logarithmic ones are eighths of a decade.
 */
record Bins(List<Double> edges) {
    private static final int MOST = 48;
    private static final int PER_DECADE = 8;
    private static final double[] STEPS = {1, 2, 5};

    /** Even bins over these values, at least {@code narrowest} wide, at most {@value #MOST}. */
    static Bins even(double min, double max, double narrowest) {
        var width = width(min, max, narrowest);
        var edges = new ArrayList<Double>();
        // decimal steps: a sum of doubles would drift off the edges that are printed
        var edge = BigDecimal.valueOf(Math.floor(min / width.doubleValue())).multiply(width);
        edges.add(edge.doubleValue());
        do {
            edge = edge.add(width);
            edges.add(edge.doubleValue());
        } while (edge.doubleValue() < max);
        return new Bins(List.copyOf(edges));
    }

    /**
     * Bins of whole numbers, at least 1 wide, at most {@value #MOST}. Each number begins a bin or lies within one; the
     * greatest does not share a bin of 1 with the one before it.
     */
    static Bins whole(double min, double max) {
        return even(min, max + 1, 1);
    }

    /** Bins of an eighth of a decade over these values, which are above zero. */
    static Bins logarithmic(double min, double max) {
        var first = (int) Math.floor(StrictMath.log10(min) * PER_DECADE);
        var edges = new ArrayList<Double>();
        for (var i = first; edges.size() < 2 || edges.get(edges.size() - 1) < max; i++) {
            var edge = StrictMath.pow(10, (double) i / PER_DECADE);
            if (edges.isEmpty() && edge > min) {
                edges.add(StrictMath.pow(10, (double) (i - 1) / PER_DECADE)); // log10 was rounded up
            }
            edges.add(edge);
        }
        return new Bins(List.copyOf(edges));
    }

    /** How many values of a distribution lie in each bin; quantiles count as an equally weighted sample. */
    List<Double> counts(Distribution distribution) {
        var counts = new long[edges.size() - 1];
        for (var i = 0; i < distribution.size(); i++) {
            counts[indexOf(distribution.value(i))] += distribution.count(i);
        }
        return Arrays.stream(counts).mapToObj(count -> (double) count).toList();
    }

    /** How many of the values lie in each bin. */
    List<Double> counts(double[] values) {
        var counts = new long[edges.size() - 1];
        for (var value : values) {
            counts[indexOf(value)]++;
        }
        return Arrays.stream(counts).mapToObj(count -> (double) count).toList();
    }

    List<Double> starts() {
        return edges.subList(0, edges.size() - 1);
    }

    List<Double> ends() {
        return edges.subList(1, edges.size());
    }

    /** The place of the bin that a value is in, from 0. */
    int indexOf(double value) {
        var low = 0;
        var high = edges.size() - 1;
        while (low + 1 < high) {
            var middle = (low + high) >>> 1;
            if (edges.get(middle) <= value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static BigDecimal width(double min, double max, double narrowest) {
        var needed = Math.max(narrowest, (max - min) / (MOST - 1));
        for (var power = -9; ; power++) {
            for (var step : STEPS) {
                var width = BigDecimal.valueOf(step).scaleByPowerOfTen(power);
                if (width.doubleValue() >= needed) {
                    return width.stripTrailingZeros();
                }
            }
        }
    }
}
