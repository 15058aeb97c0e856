package io.iwc.statistics.internal;

import java.util.Arrays;

/**
 * Integers in the order they came, 8 bytes each: gaps and latencies in nanoseconds. Not safe for several threads.
 *
 * @since 0.1
 */
public final class LongSeries {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private static final int CHUNK_BITS = 13;
    private static final int CHUNK = 1 << CHUNK_BITS; // of many millions, none is copied when there are more

    private long[][] chunks = {new long[16]};
    private int size;
    private long[] sorted = {};

    /** A series of these values. */
    public static LongSeries of(long... values) {
        var series = new LongSeries();
        for (var value : values) {
            series.add(value);
        }
        return series;
    }

    /** Takes the next value. */
    public void add(long value) {
        var chunk = size >> CHUNK_BITS;
        var place = size & (CHUNK - 1);
        if (chunk == chunks.length || place == chunks[chunk].length) {
            makeRoom(chunk);
        }
        chunks[chunk][place] = value;
        size++;
    }

    private void makeRoom(int chunk) {
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunk + 1);
            chunks[chunk] = new long[CHUNK];
        } else {
            chunks[chunk] = Arrays.copyOf(chunks[chunk], 2 * chunks[chunk].length);
        }
    }

    public int size() {
        return size;
    }

    /** The value that came at {@code index}, from 0. */
    public long get(int index) {
        return chunks[index >> CHUNK_BITS][index & (CHUNK - 1)];
    }

    /** The values in the order they came; a copy. */
    public long[] toArray() {
        var values = new long[size];
        for (var from = 0; from < size; from += CHUNK) {
            System.arraycopy(chunks[from >> CHUNK_BITS], 0, values, from, Math.min(CHUNK, size - from));
        }
        return values;
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
        var values = toArray();
        var moments = moments(values, size); // the array may be overwritten
        return new LongSample(RankedLongs.of(values), unitsPerOne, moments);
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
