package io.iwc.statistics.internal;

import java.util.Arrays;

/** Distinct reals in ascending order, each with how many values are not above it. */
final class WeightedSample implements Sample {
    private final double[] values;
    private final long[] cumulative;

    WeightedSample(double[] values, long[] counts) {
        this.values = values.clone();
        cumulative = counts.clone();
        Arrays.parallelPrefix(cumulative, Long::sum);
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
        var sum = new CompensatedSum();
        forEachDistinct((value, count) -> sum.add(value * count));
        return sum.value() / n();
    }

    @Override
    public double sampleStd() {
        var mean = mean();
        var sum = new CompensatedSum();
        forEachDistinct((value, count) -> sum.add((value - mean) * (value - mean) * count));
        return Math.sqrt(sum.value() / (n() - 1));
    }

    @Override
    public void forEachDistinct(DistinctValue visitor) {
        for (var i = 0; i < values.length; i++) {
            visitor.accept(values[i], cumulative[i] - (i == 0 ? 0 : cumulative[i - 1]));
        }
    }

    @Override
    public boolean hasMoreDistinctThan(int limit) {
        return values.length > limit;
    }
}
