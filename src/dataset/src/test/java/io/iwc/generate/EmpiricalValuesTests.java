package io.iwc.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.iwc.arrival.internal.SeededRandom;
import io.iwc.metric.Distribution;
import io.iwc.metric.internal.StoredSamples;
import io.iwc.statistics.internal.Sample;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmpiricalValuesTests {
    @Test
    void givesEveryValueBackToAsManyRequests() {
        var stock = EmpiricalValues.of(Distribution.exact(new double[] {1, 4, 9}, new long[] {2, 1, 2}), 4.8, 4);

        assertThat(stock.dealtTo(5)).containsExactly(1, 1, 4, 9, 9);
    }

    /** By hand: five values to two requests are shares of two and a half, (1+1+4/2)/2.5 and (4/2+9+9)/2.5. */
    @Test
    void dealsEqualSharesToFewer() {
        var stock = EmpiricalValues.of(Distribution.exact(new double[] {1, 4, 9}, new long[] {2, 1, 2}), 4.8, 4);

        assertThat(stock.dealtTo(2)).containsExactly(1.6, 8);
    }

    @Test
    void takesThePartOutOfTheWhole() {
        var whole = EmpiricalValues.of(new double[] {1, 2, 2, 3, 5});
        var part = EmpiricalValues.of(new double[] {2, 5});

        assertThat(whole.without(part).dealtTo(3)).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void rebuildsMeanSpreadAndLargestOfAHeavyTailFromQuantiles(long seed) {
        var random = SeededRandom.stream(seed, "values");
        var values = new double[9_000];
        Arrays.setAll(values, i -> StrictMath.exp(2 * random.nextGaussian())); // a CV of about 7
        Arrays.sort(values);
        var sample = Sample.weighted(values, ones(values.length));
        var stored = StoredSamples.distribution(sample);
        assertThat(stored.isExact()).isFalse();

        var rebuilt =
                EmpiricalValues.of(stored, sample.mean(), sample.sampleStd()).dealtTo(values.length);

        var found = Sample.weighted(rebuilt, ones(rebuilt.length));
        assertThat(found.mean()).isCloseTo(sample.mean(), within(1e-6 * sample.mean()));
        assertThat(found.sampleStd()).isCloseTo(sample.sampleStd(), within(0.05 * sample.sampleStd()));
        assertThat(found.max()).isCloseTo(sample.max(), within(1e-9 * sample.max()));
        assertThat(found.percentile(50)).isCloseTo(sample.percentile(50), within(1e-3 * sample.percentile(50)));
    }

    private static long[] ones(int count) {
        var ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}
