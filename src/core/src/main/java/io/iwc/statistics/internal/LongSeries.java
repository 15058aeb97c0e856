package io.iwc.statistics.internal;

import java.util.Arrays;

/**
 * Integers in the order they came, 8 bytes each: gaps and latencies in nanoseconds. Not safe for several threads.
 *
 * @since 0.1
 */
public final class LongSeries {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private long[] values = new long[16];
    private int size;
    private long[] sorted = {};

    /** A series of these values. */
    public static LongSeries of(long... values) {
        var series = new LongSeries();
        if (values.length > 0) {
            series.values = values.clone();
            series.size = values.length;
        }
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
        return sample(NANOS_PER_SECOND);
    }

    /**
     * Values as seconds, taken as nanoseconds, without a copy of them: where there are many millions, memory is dearer
     * than the time to sort them in place. The arrays belong to the sample from then on.
     *
     * @param values those that fit in 4 bytes
     * @param others those that do not
     */
    public static Sample nanosAsSeconds(int[] values, long[] others) {
        var moments = moments(others, others.length);
        for (var value : values) {
            moments.add(value);
        }
        Arrays.sort(values);
        Arrays.sort(others);
        return new IntSample(values, others, NANOS_PER_SECOND, moments);
    }

    /**
     * The values as a sample.
     *
     * @param unitsPerOne how many of these integers make one unit of the sample, ≥ 1
     */
    public Sample sample(long unitsPerOne) {
        return new LongSample(RankedLongs.of(toArray()), unitsPerOne, moments(values, size));
    }

    private static ExactMoments moments(long[] values, int size) {
        var moments = new ExactMoments();
        for (var i = 0; i < size; i++) {
            moments.add(values[i]);
        }
        return moments;
    }

    /** The values in ascending order; sorted once, not to be changed. */
    long[] sorted() {
        if (sorted.length != size) {
            sorted = RadixSort.longs(toArray());
        }
        return sorted;
    }
}
