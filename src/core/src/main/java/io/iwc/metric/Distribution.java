package io.iwc.metric;

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
