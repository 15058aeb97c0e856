package io.iwc.statistics;

import java.util.Arrays;

/**
 * The ranks of the values of a series, ties at their average. A search goes through every 64th value first: those fit a
 * processor's cache where ten million values do not.
 */
final class AverageRanks {
    private static final int STRIDE = 64;
    private static final int SHORT_RUN = 16;

    private final long[] sorted;
    private final long[] sparse;

    AverageRanks(LongSeries series) {
        sorted = series.toArray();
        Arrays.parallelSort(sorted);
        sparse = new long[(sorted.length + STRIDE - 1) / STRIDE];
        for (var i = 0; i < sparse.length; i++) {
            sparse[i] = sorted[i * STRIDE];
        }
    }

    /** Twice the average rank of a value of the series, the least being 1, so that ties stay whole numbers. */
    long doubled(long value) {
        var below = lowerBound(value);
        var end = below + 1;
        while (end < sorted.length && sorted[end] == value) {
            end++;
            if (end - below == SHORT_RUN) { // a long run of ties
                end = value == Long.MAX_VALUE ? sorted.length : lowerBound(value + 1);
                break;
            }
        }
        return below + end + 1L;
    }

    /** How many values are less. */
    private int lowerBound(long value) {
        var stride = lowerBound(sparse, 0, sparse.length, value);
        var from = Math.max(0, (stride - 1) * STRIDE);
        return lowerBound(sorted, from, Math.min(sorted.length, stride * STRIDE), value);
    }

    private static int lowerBound(long[] ascending, int from, int to, long value) {
        var low = from;
        var high = to;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (ascending[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
