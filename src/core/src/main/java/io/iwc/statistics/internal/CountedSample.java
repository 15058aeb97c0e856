package io.iwc.statistics.internal;

import java.util.Arrays;

/** Distinct integers in ascending order, each with how many values are not above it. */
final class CountedSample extends IntegerSample {
    private final long[] values;
    private final long[] cumulative;
    private final double unitsPerOne;

    private CountedSample(long[] values, long[] cumulative, long unitsPerOne, ExactMoments moments) {
        super(unitsPerOne, moments);
        this.values = values;
        this.cumulative = cumulative;
        this.unitsPerOne = unitsPerOne;
    }

    static CountedSample of(long[] values, long[] counts, long unitsPerOne) {
        var moments = new ExactMoments();
        var cumulative = new long[counts.length];
        var total = 0L;
        for (var i = 0; i < values.length; i++) {
            moments.add(values[i], counts[i]);
            total += counts[i];
            cumulative[i] = total;
        }
        return new CountedSample(values, cumulative, unitsPerOne, moments);
    }

    @Override
    public long n() {
        return cumulative.length == 0 ? 0 : cumulative[cumulative.length - 1];
    }

    @Override
    long integer(long rank) {
        var found = Arrays.binarySearch(cumulative, rank + 1);
        return values[found >= 0 ? found : -found - 1];
    }

    @Override
    public void forEachDistinct(DistinctValue visitor) {
        for (var i = 0; i < values.length; i++) {
            visitor.accept(values[i] / unitsPerOne, cumulative[i] - (i == 0 ? 0 : cumulative[i - 1]));
        }
    }

    @Override
    public boolean hasMoreDistinctThan(int limit) {
        return values.length > limit;
    }
}
