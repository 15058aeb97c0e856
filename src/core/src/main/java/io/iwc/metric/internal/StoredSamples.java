package io.iwc.metric.internal;

import io.iwc.metric.Distribution;
import io.iwc.statistics.internal.Sample;
import java.util.Arrays;

/** A sample as the distribution that is stored of it, and back. */
public final class StoredSamples {
    private static final int QUANTILES = 1001;

    private StoredSamples() {}

    /** What is stored of a sample of at least one value: all of it if it has few distinct values, else quantiles. */
    public static Distribution distribution(Sample sample) {
        return sample.hasMoreDistinctThan(Distribution.MAX_DISTINCT) ? quantilesOf(sample) : valuesOf(sample);
    }

    private static Distribution valuesOf(Sample sample) {
        var values = new double[Distribution.MAX_DISTINCT];
        var counts = new long[Distribution.MAX_DISTINCT];
        var distinct = new int[1];
        sample.forEachDistinct((value, count) -> {
            values[distinct[0]] = value;
            counts[distinct[0]++] = count;
        });
        return Distribution.exact(Arrays.copyOf(values, distinct[0]), Arrays.copyOf(counts, distinct[0]));
    }

    private static Distribution quantilesOf(Sample sample) {
        var quantiles = new double[QUANTILES];
        for (var i = 0; i < QUANTILES; i++) {
            quantiles[i] = sample.quantile(i, QUANTILES - 1);
        }
        return Distribution.quantiles(sample.n(), quantiles);
    }

    /** The values, or the quantiles that represent them, as a sample. */
    public static Sample of(Distribution distribution) {
        var values = new double[distribution.size()];
        var counts = new long[values.length];
        for (var i = 0; i < values.length; i++) {
            values[i] = distribution.value(i);
            counts[i] = distribution.count(i);
        }
        return Sample.weighted(values, counts);
    }
}
