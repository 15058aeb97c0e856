package io.iwc.statistics.internal;

/**
 * A finite, non-empty or empty set of numbers in ascending order, with the order statistics and moments that every
 * summary is made of. Immutable. Moments of integers are exact before one division; those of reals are compensated
 * sums in the order the numbers came.
 *
 * @since 0.1
 */
public sealed interface Sample permits IntegerSample, RealSample, WeightedSample {
    /**
     * A sample of reals that occur several times.
     *
     * @param values distinct, ascending
     * @param counts how often each occurs, ≥ 1
     */
    static Sample weighted(double[] values, long[] counts) {
        return new WeightedSample(values, counts);
    }

    /**
     * A sample of integers that occur several times.
     *
     * @param values distinct, ascending; not copied
     * @param counts how often each occurs, ≥ 1; not copied
     * @param unitsPerOne how many of these integers make one unit of the sample, ≥ 1
     */
    static Sample counted(long[] values, long[] counts, long unitsPerOne) {
        return CountedSample.of(values, counts, unitsPerOne);
    }

    /** How many values there are. */
    long n();

    /** The value at {@code rank}, 0 being the least, in the unit of the sample. */
    double at(long rank);

    /** The arithmetic mean; needs one value. */
    double mean();

    /** The sample standard deviation (n − 1); needs two values. */
    double sampleStd();

    /** Standard deviation over mean; needs two values and a mean other than 0. */
    default double coefficientOfVariation() {
        return sampleStd() / mean();
    }

    /** The least value. */
    default double min() {
        return at(0);
    }

    /** The largest value. */
    default double max() {
        return at(n() - 1);
    }

    /** {@link #quantile} at {@code percent}/100. */
    default double percentile(int percent) {
        return quantile(percent, 100);
    }

    /**
     * Hyndman-Fan type 7: linear interpolation at h = (n − 1)·numerator/denominator, which is kept as a fraction, so
     * that no rounding of h picks another pair of values.
     *
     * @param numerator 0..denominator
     * @param denominator ≥ 1
     */
    default double quantile(int numerator, int denominator) {
        if (numerator < 0 || numerator > denominator) {
            throw new IllegalArgumentException("a quantile lies in 0..1, found " + numerator + "/" + denominator);
        }
        var scaled = Math.multiplyExact(requireValues(1) - 1, (long) numerator);
        var below = at(scaled / denominator);
        var rest = scaled % denominator;
        return rest == 0 ? below : below + (at(scaled / denominator + 1) - below) * rest / denominator;
    }

    /** Visits the distinct values in ascending order. */
    default void forEachDistinct(DistinctValue visitor) {
        var rank = 0L;
        while (rank < n()) {
            var value = at(rank);
            var end = rank + 1;
            while (end < n() && at(end) == value) {
                end++;
            }
            visitor.accept(value, end - rank);
            rank = end;
        }
    }

    /** Whether there are more distinct values than that. Looks no further than it has to. */
    default boolean hasMoreDistinctThan(int limit) {
        var distinct = 0;
        for (var rank = 0L; rank < n() && distinct <= limit; rank++) {
            distinct += rank == 0 || at(rank) != at(rank - 1) ? 1 : 0;
        }
        return distinct > limit;
    }

    /** How many values there are, at least {@code least}. */
    private long requireValues(long least) {
        if (n() < least) {
            throw new IllegalStateException("needs " + least + " values, has " + n());
        }
        return n();
    }

    /** Takes a value and how often it occurs. */
    @FunctionalInterface
    interface DistinctValue {
        void accept(double value, long count);
    }
}
