package io.iwc.statistics.internal;

import java.util.Arrays;

/**
 * The ranks of the values of a series, ties at their average. Each value is sorted in one integer with its place behind
 * it, so that a rank is written at the position of its value without a search: one cache miss per value.
 */
final class AverageRanks {
    private final int[] doubled;

    AverageRanks(LongSeries series) {
        doubled = new int[series.size()];
        var placeBits = Long.SIZE - Long.numberOfLeadingZeros(series.size());
        var keys = keys(series, placeBits);
        for (var place = 0; place < keys.length; place++) {
            keys[place] = keys[place] << placeBits | place;
        }
        write(RadixSort.inRuns(keys, placeBits), placeBits);
    }

    /** Integers in the order of the values that leave room for a place. */
    private static long[] keys(LongSeries series, int placeBits) {
        var values = series.toArray();
        if (haveRoom(values, placeBits)) {
            return values;
        }
        var distinct = Arrays.stream(series.sorted()).distinct().toArray();
        Arrays.setAll(values, place -> Arrays.binarySearch(distinct, values[place]));
        return values;
    }

    private static boolean haveRoom(long[] values, int bits) {
        var used = 0L;
        for (var value : values) {
            used |= value; // a negative one uses them all
        }
        return Long.numberOfLeadingZeros(used) > bits;
    }

    private void write(long[] sorted, int placeBits) {
        var places = (1L << placeBits) - 1;
        for (int from = 0, end = 0; from < sorted.length; from = end) {
            while (end < sorted.length && sorted[end] >>> placeBits == sorted[from] >>> placeBits) {
                end++;
            }
            for (var i = from; i < end; i++) {
                doubled[(int) (sorted[i] & places)] = from + end + 1;
            }
        }
    }

    /**
     * Twice the average rank of the value at a place of the series, the least being 1, so that ties stay whole numbers.
     */
    long doubledAt(int place) {
        return Integer.toUnsignedLong(doubled[place]);
    }
}
