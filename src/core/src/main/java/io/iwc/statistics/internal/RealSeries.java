package io.iwc.statistics.internal;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Finite reals in the order they came, 8 bytes each: ratios per request. Not safe for several threads.
 *
 * @since 0.1
 */
public final class RealSeries {
    private double[] values = new double[16];
    private int size;

    /** A series of these values. */
    public static RealSeries of(double... values) {
        var series = new RealSeries();
        DoubleStream.of(values).forEach(series::add);
        return series;
    }

    /** Takes the next value, which must be finite. */
    public void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    public int size() {
        return size;
    }

    /** The value that came at {@code index}, from 0. */
    public double get(int index) {
        return values[index];
    }

    /** The values as a sample. Moments are compensated sums in the order the values came. */
    public Sample sample() {
        var mean = meanOf(0, 1);
        var std = size < 2 ? 0 : Math.sqrt(meanOf(mean, 2) * size / (size - 1.0));
        return RealSample.of(Arrays.copyOf(values, size), mean, std);
    }

    private double meanOf(double centre, int power) {
        var sum = new CompensatedSum();
        for (var i = 0; i < size; i++) {
            var deviation = values[i] - centre;
            sum.add(power == 1 ? deviation : deviation * deviation);
        }
        return size == 0 ? 0 : sum.value() / size;
    }
}
