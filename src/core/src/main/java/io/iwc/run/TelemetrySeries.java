package io.iwc.run;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * One metric of one thing over time: the power of GPU 0. Between two samples it is taken to change evenly, before the
 * first and after the last to stay as it is. Immutable.
 *
 * @since 0.1
 */
public final class TelemetrySeries {
    private final SortedMap<String, String> labels;
    private final long[] nanos;
    private final double[] values;

    TelemetrySeries(List<TelemetrySample> inOrder) {
        labels = inOrder.get(0).labels();
        nanos = inOrder.stream().mapToLong(TelemetrySample::nanos).toArray();
        values = inOrder.stream().mapToDouble(TelemetrySample::value).toArray();
    }

    /** Which one of several this is of. */
    public SortedMap<String, String> labels() {
        return labels;
    }

    /** How many samples there are, at least one. */
    public int size() {
        return nanos.length;
    }

    /** When the sample at {@code index} was taken, from the run's zero. */
    public long nanos(int index) {
        return nanos[index];
    }

    /** The sample at {@code index}. */
    public double value(int index) {
        return values[index];
    }

    /** The highest sample within a window, its ends included; empty if none was taken in it. */
    public OptionalDouble peak(long from, long to) {
        return Arrays.stream(values, firstAtOrAfter(from), firstAtOrAfter(to + 1))
                .max();
    }

    /** The value at an instant. */
    public double at(long instant) {
        var next = firstAtOrAfter(instant);
        if (next == 0) {
            return values[0];
        }
        if (next == nanos.length) {
            return values[next - 1];
        }
        var share = (double) (instant - nanos[next - 1]) / (nanos[next] - nanos[next - 1]);
        return values[next - 1] + share * (values[next] - values[next - 1]);
    }

    /** The area below the curve by trapezoids, in the metric's unit times seconds. */
    public double integral(long from, long to) {
        var area = 0.0;
        var left = from;
        for (var i = firstAtOrAfter(from + 1); i < nanos.length && nanos[i] < to; i++) {
            area += (nanos[i] - left) * (at(left) + values[i]) / 2;
            left = nanos[i];
        }
        return (area + (to - left) * (at(left) + at(to)) / 2) / 1e9;
    }

    /** The part of a window that lies between the first sample and the last, 0..1. */
    public double coverage(long from, long to) {
        var covered = Math.min(to, nanos[nanos.length - 1]) - Math.max(from, nanos[0]);
        return to == from ? 1 : Math.max(0, covered) / (double) (to - from);
    }

    private int firstAtOrAfter(long instant) {
        var found = Arrays.binarySearch(nanos, instant);
        return found >= 0 ? found : -found - 1;
    }
}
