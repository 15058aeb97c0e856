package io.iwc.statistics;

/**
 * The ranks of the values of a series, ties at their average. A table by the leading bits of a value says where in the
 * sorted values to look: few steps are left to a search, also among ten million values.
 */
final class AverageRanks {
    private static final int LEADING = 13;
    private static final int SHORT_RUN = 16;

    private final long[] sorted;
    private final int[] ends; // of the values whose leading bits are these or less

    AverageRanks(LongSeries series) {
        sorted = series.sorted();
        ends = new int[slot(Long.MAX_VALUE) + 1];
        var slot = 0;
        for (var i = 0; i < sorted.length; i++) {
            for (var own = slot(sorted[i]); slot < own; slot++) {
                ends[slot] = i;
            }
        }
        for (; slot < ends.length; slot++) {
            ends[slot] = sorted.length;
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

    /** The highest bit and those behind it, in the order of the values; all negative values share one slot. */
    private static int slot(long value) {
        if (value < 1 << LEADING) {
            return (int) Math.max(0, value);
        }
        var magnitude = 63 - Long.numberOfLeadingZeros(value);
        return ((magnitude - LEADING) << LEADING) + (int) (value >>> (magnitude - LEADING));
    }

    /** How many values are less. */
    private int lowerBound(long value) {
        var slot = slot(value);
        var low = slot == 0 ? 0 : ends[slot - 1];
        var high = ends[slot];
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
