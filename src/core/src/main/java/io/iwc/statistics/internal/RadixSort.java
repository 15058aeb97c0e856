package io.iwc.statistics.internal;

import java.util.Arrays;

/**
 * Sorts numbers by their digits of eleven bits, the last one first: linear, where millions of gaps are to be sorted. A
 * digit that is the same in all of them is skipped.
 */
final class RadixSort {
    private static final int FEW = 1 << 12;
    private static final int BITS = 11;
    private static final int MASK = (1 << BITS) - 1;
    private static final int CHUNK = 1 << 12; // the loops over it are compiled after a few, whoever sorts first

    private RadixSort() {}

    /** The integers in ascending order; the argument may be overwritten, and be the result. */
    static long[] longs(long[] values) {
        if (values.length <= FEW) {
            Arrays.sort(values);
            return values;
        }
        for (var i = 0; i < values.length; i++) {
            values[i] ^= Long.MIN_VALUE; // negative ones below the others
        }
        var sorted = byDigits(values, 0);
        for (var i = 0; i < sorted.length; i++) {
            sorted[i] ^= Long.MIN_VALUE;
        }
        return sorted;
    }

    /**
     * Integers ≥ 0 in ascending order, whose lowest bits hold their position: those bits need no sorting. The argument
     * may be overwritten, and be the result.
     */
    static long[] inRuns(long[] values, int placeBits) {
        if (values.length <= FEW) {
            Arrays.sort(values);
            return values;
        }
        return byDigits(values, placeBits);
    }

    private static long[] byDigits(long[] values, int lowest) {
        var all = 0L;
        for (var value : values) {
            all |= value;
        }
        var from = values;
        var to = new long[values.length];
        for (var shift = lowest; shift < Long.SIZE && all >>> shift != 0; shift += BITS) {
            var places = new int[1 << BITS];
            for (var start = 0; start < from.length; start += CHUNK) {
                count(from, start, Math.min(from.length, start + CHUNK), shift, places);
            }
            if (places[(int) (from[0] >>> shift) & MASK] == from.length) {
                continue;
            }
            for (int digit = 0, place = 0; digit < places.length; digit++) {
                var count = places[digit];
                places[digit] = place;
                place += count;
            }
            for (var start = 0; start < from.length; start += CHUNK) {
                put(from, start, Math.min(from.length, start + CHUNK), shift, places, to);
            }
            var other = from;
            from = to;
            to = other;
        }
        return from;
    }

    private static void count(long[] values, int start, int end, int shift, int[] counts) {
        for (var i = start; i < end; i++) {
            counts[(int) (values[i] >>> shift) & MASK]++;
        }
    }

    private static void put(long[] values, int start, int end, int shift, int[] places, long[] target) {
        for (var i = start; i < end; i++) {
            target[places[(int) (values[i] >>> shift) & MASK]++] = values[i];
        }
    }
}
