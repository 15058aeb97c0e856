package io.iwc.statistics.internal;

import java.util.stream.DoubleStream;

/**
 * Finite reals in the order they came, 8 bytes each: ratios per request. Not safe for several threads.
 *
 * @since 0.1
 */
public final class RealSeries {
    private final LongSeries bits = new LongSeries(); // those of a real, in its 8 bytes

    /** A series of these values. */
    public static RealSeries of(double... values) {
        var series = new RealSeries();
        DoubleStream.of(values).forEach(series::add);
        return series;
    }

    /** Takes the next value, which must be finite. */
    public void add(double value) {
        bits.add(Double.doubleToRawLongBits(value));
    }

    public int size() {
        return bits.size();
    }

    /** The value that came at {@code index}, from 0. */
    public double get(int index) {
        return Double.longBitsToDouble(bits.get(index));
    }

    /** The values as a sample. Moments are compensated sums in the order the values came. */
    public Sample sample() {
        var mean = meanOf(0, 1);
        var size = size();
        var std = size < 2 ? 0 : Math.sqrt(meanOf(mean, 2) * size / (size - 1.0));
        return RealSample.of(toArray(), mean, std);
    }

    private double meanOf(double centre, int power) {
        var size = size();
        var sum = new CompensatedSum();
        for (var i = 0; i < size; i++) {
            var deviation = get(i) - centre;
            sum.add(power == 1 ? deviation : deviation * deviation);
        }
        return size == 0 ? 0 : sum.value() / size;
    }

    private double[] toArray() {
        var values = new double[size()];
        for (var i = 0; i < values.length; i++) {
            values[i] = get(i);
        }
        return values;
    }
}
