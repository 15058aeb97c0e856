package io.iwc.statistics.internal;

import java.util.Arrays;

/** Distinct integers in ascending order, each with how many values are not above it. */
final class CountedSample implements Sample {
    private final long[] values;
    private final long[] cumulative;
    private final ExactMoments moments;

    CountedSample(long[] values, long[] cumulative, ExactMoments moments) {
        this.values = values;
        this.cumulative = cumulative;
        this.moments = moments;
    }

    static CountedSample of(long[] values, long[] counts) {
        var moments = new ExactMoments();
        var cumulative = new long[counts.length];
        var total = 0L;
        for (var i = 0; i < values.length; i++) {
            moments.add(values[i], counts[i]);
            total += counts[i];
            cumulative[i] = total;
        }
        return new CountedSample(values, cumulative, moments);
    }

    @Override
    public long n() {
        return cumulative.length == 0 ? 0 : cumulative[cumulative.length - 1];
    }

    @Override
    public double at(long rank) {
        var found = Arrays.binarySearch(cumulative, rank + 1);
        return values[found >= 0 ? found : -found - 1];
    }

    @Override
    public double mean() {
        return moments.mean(1);
    }

    @Override
    public double sampleStd() {
        return moments.sampleStd(1);
    }

    @Override
    public double coefficientOfVariation() {
        return moments.coefficientOfVariation();
    }

    @Override
    public void forEachDistinct(DistinctValue visitor) {
        for (var i = 0; i < values.length; i++) {
            visitor.accept((double) values[i], cumulative[i] - (i == 0 ? 0 : cumulative[i - 1]));
        }
    }

    @Override
    public boolean hasMoreDistinctThan(int limit) {
        return values.length > limit;
    }
}
