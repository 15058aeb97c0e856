package io.iwc.statistics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LagCorrelationTests {
    @Test
    void agreesWithSciPyOnWholeNumbers() {
        var series = LongSeries.of(1, 2, 3, 2, 1, 4, 2, 5);

        assertThat(LagCorrelation.pearson(series))
                .hasValueCloseTo(-0.3066111815747538, within(1e-12)); // metrics.md 6.3
        assertThat(LagCorrelation.spearman(series)).hasValueCloseTo(-0.2912758640177315, within(1e-12));
    }

    @Test
    void agreesWithSciPyOnGapsInMilliseconds() {
        var series = LongSeries.of(100, 200, 100, 400, 100, 800);

        assertThat(LagCorrelation.pearson(series))
                .hasValueCloseTo(-0.5720560642415781, within(1e-12)); // metrics.md 6.3
        assertThat(LagCorrelation.spearman(series)).hasValueCloseTo(-0.8603090020146066, within(1e-12));
    }

    @Test
    void isEmptyWithoutVariance() {
        assertThat(LagCorrelation.pearson(LongSeries.of(5, 5, 5, 5))).isEmpty();
        assertThat(LagCorrelation.spearman(LongSeries.of(5, 5, 5, 5))).isEmpty();
        assertThat(LagCorrelation.pearson(LongSeries.of(1, 5, 5, 5))).isEmpty(); // the right side is constant
        assertThat(LagCorrelation.spearman(LongSeries.of())).isEmpty();
    }

    @Test
    void ranksLongRunsOfTies() {
        var series = new LongSeries();
        LongStream.range(0, 200).forEach(i -> series.add(i % 50 == 0 ? i : 0));

        var spearman = LagCorrelation.spearman(series);

        // by hand: 199 pairs, the left side is 50, 100, 150 (three values above 0), the right side too, never together
        var mean = 3 / 199.0;
        assertThat(spearman.orElseThrow()).isNegative().isCloseTo(-mean / (1 - mean), within(1e-3));
    }

    @ParameterizedTest
    @MethodSource("io.iwc.statistics.internal.RandomSeries#seeds")
    void agreesWithCommonsMath(long seed) {
        var values = LongStream.concat(LongStream.of(1, 2, 3), LongStream.of(RandomSeries.tokens(seed)))
                .toArray();
        var reals = LongStream.of(values).asDoubleStream().toArray();
        var left = Arrays.copyOf(reals, reals.length - 1);
        var right = Arrays.copyOfRange(reals, 1, reals.length);

        var series = LongSeries.of(values);

        assertThat(LagCorrelation.pearson(series))
                .hasValueCloseTo(new PearsonsCorrelation().correlation(left, right), within(1e-9));
        assertThat(LagCorrelation.spearman(series))
                .hasValueCloseTo(new SpearmansCorrelation().correlation(left, right), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("io.iwc.statistics.internal.RandomSeries#seeds")
    void ofRanksDoesNotChangeUnderAMonotoneMap(long seed) {
        var values = RandomSeries.tokens(seed);

        var before = LagCorrelation.spearman(LongSeries.of(values));
        var after = LagCorrelation.spearman(
                LongSeries.of(LongStream.of(values).map(v -> v * v + 3).toArray()));

        assertThat(after).isEqualTo(before);
    }
}
