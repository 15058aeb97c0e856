package io.iwc.statistics;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Integers in the order they came, 8 bytes each: gaps and latencies in nanoseconds. Not safe for several threads.
 *
 * @since 0.1
 */
public final class LongSeries {
    private long[] values = new long[16];
    private int size;

    /** A series of these values. */
    public static LongSeries of(long... values) {
        var series = new LongSeries();
        LongStream.of(values).forEach(series::add);
        return series;
    }

    /** Takes the next value. */
    public void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    public int size() {
        return size;
    }

    /** The value that came at {@code index}, from 0. */
    public long get(int index) {
        return values[index];
    }

    /** The values in the order they came; a copy. */
    public long[] toArray() {
        return Arrays.copyOf(values, size);
    }

    /** The values as seconds, taken as nanoseconds. */
    public Sample nanosAsSeconds() {
        return sample(1_000_000_000);
    }

    /**
     * The values as a sample.
     *
     * @param unitsPerOne how many of these integers make one unit of the sample, ≥ 1
     */
    public Sample sample(long unitsPerOne) {
        var moments = new ExactMoments();
        for (var i = 0; i < size; i++) {
            moments.add(values[i]);
        }
        var sorted = toArray();
        Arrays.parallelSort(sorted);
        return new LongSample(sorted, unitsPerOne, moments);
    }
}
