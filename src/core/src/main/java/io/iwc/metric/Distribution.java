package io.iwc.metric;

import io.iwc.statistics.internal.Sample;
import java.util.Arrays;

/**
 * The shape behind a family of metrics {@code X.*}: values in ascending order, each with how often it occurs. Exact up
 * to {@value #MAX_DISTINCT} distinct values; beyond, 1001 type-7 quantiles at 0, 0.001, …, 1 represent it as an equally
 * weighted sample. Immutable.
 *
 * @since 0.1
 */
public final class Distribution {
    /** Above this many distinct values quantiles are kept. */
    public static final int MAX_DISTINCT = 4096;

    private static final int QUANTILES = 1001;

    private final long n;
    private final boolean exact;
    private final double[] values;
    private final long[] counts;

    private Distribution(long n, boolean exact, double[] values, long[] counts) {
        this.n = n;
        this.exact = exact;
        this.values = values;
        this.counts = counts;
    }

    /** What is stored of a sample of at least one value: all of it if it has few distinct values, else quantiles. */
    public static Distribution of(Sample sample) {
        return sample.hasMoreDistinctThan(MAX_DISTINCT) ? quantilesOf(sample) : valuesOf(sample);
    }

    private static Distribution valuesOf(Sample sample) {
        var values = new double[MAX_DISTINCT];
        var counts = new long[MAX_DISTINCT];
        var distinct = new int[1];
        sample.forEachDistinct((value, count) -> {
            values[distinct[0]] = value;
            counts[distinct[0]++] = count;
        });
        return exact(Arrays.copyOf(values, distinct[0]), Arrays.copyOf(counts, distinct[0]));
    }

    private static Distribution quantilesOf(Sample sample) {
        var quantiles = new double[QUANTILES];
        for (var i = 0; i < QUANTILES; i++) {
            quantiles[i] = sample.quantile(i, QUANTILES - 1);
        }
        return quantiles(sample.n(), quantiles);
    }

    /**
     * Every value that was seen.
     *
     * @param values distinct, ascending, in the unit of the metric; not copied
     * @param counts how often each occurs, same length; not copied
     */
    public static Distribution exact(double[] values, long[] counts) {
        return new Distribution(Arrays.stream(counts).sum(), true, values, counts);
    }

    /**
     * Quantiles that represent {@code n} values.
     *
     * @param quantiles ascending, evenly spaced from the least to the largest; not copied
     */
    public static Distribution quantiles(long n, double[] quantiles) {
        var counts = new long[quantiles.length];
        Arrays.fill(counts, 1);
        return new Distribution(n, false, quantiles, counts);
    }

    /** The values, or the quantiles that represent them, as a sample. */
    public Sample sample() {
        return Sample.weighted(values, counts);
    }

    /** How many values were seen. */
    public long n() {
        return n;
    }

    /** Whether all values are here; else they are quantiles, each of weight 1. */
    public boolean isExact() {
        return exact;
    }

    /** How many distinct values, or quantiles, there are. */
    public int size() {
        return values.length;
    }

    /** The value at {@code index}, ascending. */
    public double value(int index) {
        return values[index];
    }

    /** How often the value at {@code index} occurs. */
    public long count(int index) {
        return counts[index];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Distribution that
                && n == that.n
                && exact == that.exact
                && Arrays.equals(values, that.values)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return n + " values" + (exact ? "" : ", as quantiles");
    }
}
