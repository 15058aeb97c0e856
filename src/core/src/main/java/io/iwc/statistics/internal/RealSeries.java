package io.iwc.statistics.internal;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Finite reals in the order they came, 8 bytes each: ratios per request. Not safe for several threads.
 *
 * @since 0.1
 */
public final class RealSeries {
    private static final int CHUNK_BITS = 13;
    private static final int CHUNK = 1 << CHUNK_BITS; // of many millions, none is copied when there are more

    private double[][] chunks = {new double[16]};
    private int size;

    /** A series of these values. */
    public static RealSeries of(double... values) {
        var series = new RealSeries();
        DoubleStream.of(values).forEach(series::add);
        return series;
    }

    /** Takes the next value, which must be finite. */
    public void add(double value) {
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
            chunks[chunk] = new double[CHUNK];
        } else {
            chunks[chunk] = Arrays.copyOf(chunks[chunk], 2 * chunks[chunk].length);
        }
    }

    public int size() {
        return size;
    }

    /** The value that came at {@code index}, from 0. */
    public double get(int index) {
        return chunks[index >> CHUNK_BITS][index & (CHUNK - 1)];
    }

    /** The values as a sample. Moments are compensated sums in the order the values came. */
    public Sample sample() {
        var mean = meanOf(0, 1);
        var std = size < 2 ? 0 : Math.sqrt(meanOf(mean, 2) * size / (size - 1.0));
        return RealSample.of(toArray(), mean, std);
    }

    private double meanOf(double centre, int power) {
        var sum = new CompensatedSum();
        for (var i = 0; i < size; i++) {
            var deviation = get(i) - centre;
            sum.add(power == 1 ? deviation : deviation * deviation);
        }
        return size == 0 ? 0 : sum.value() / size;
    }

    private double[] toArray() {
        var values = new double[size];
        for (var from = 0; from < size; from += CHUNK) {
            System.arraycopy(chunks[from >> CHUNK_BITS], 0, values, from, Math.min(CHUNK, size - from));
        }
        return values;
    }
}
