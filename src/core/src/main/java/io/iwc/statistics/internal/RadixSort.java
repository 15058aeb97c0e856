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

    /** The reals in ascending order, −0 before 0. None is NaN. */
    static double[] doubles(double[] values) {
        if (values.length <= FEW) {
            Arrays.sort(values);
            return values;
        }
        var keys = new long[values.length];
        for (var i = 0; i < keys.length; i++) {
            var bits = Double.doubleToRawLongBits(values[i]);
            keys[i] = bits ^ ((bits >> 63) | Long.MIN_VALUE); // in the order of the numbers, without sign
        }
        var sorted = byDigits(keys, 0);
        for (var i = 0; i < sorted.length; i++) {
            var key = sorted[i];
            values[i] = Double.longBitsToDouble(key ^ (~(key >> 63) | Long.MIN_VALUE));
        }
        return values;
    }

    private static long[] byDigits(long[] values, int lowest) {
        var digits = (Long.SIZE - lowest + BITS - 1) / BITS;
        var counts = new int[digits][1 << BITS];
        for (var value : values) {
            for (var digit = 0; digit < digits; digit++) {
                counts[digit][digitOf(value, lowest, digit)]++;
            }
        }
        var from = values;
        var to = new long[values.length];
        for (var digit = 0; digit < digits; digit++) {
            if (counts[digit][digitOf(values[0], lowest, digit)] == values.length) {
                continue;
            }
            var places = counts[digit];
            for (int value = 0, place = 0; value < places.length; value++) {
                var count = places[value];
                places[value] = place;
                place += count;
            }
            for (var value : from) {
                to[places[digitOf(value, lowest, digit)]++] = value;
            }
            var other = from;
            from = to;
            to = other;
        }
        return from;
    }

    private static int digitOf(long value, int lowest, int digit) {
        return (int) (value >>> (lowest + digit * BITS)) & MASK;
    }
}
