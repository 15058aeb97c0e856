package io.iwc.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.iwc.metric.Distribution;
import io.iwc.metric.internal.StoredSamples;
import io.iwc.statistics.internal.RealSeries;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionPairTests {
    @Test
    void agreesWithSciPy() { // metrics.md 6.3
        var pair = new DistributionPair(of(3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5), of(2, 7, 1, 8, 2, 8, 1, 8, 2, 8));

        assertThat(pair.ks()).isCloseTo(0.4090909091, within(5e-11));
        assertThat(pair.ksP()).isCloseTo(0.3446213634, within(5e-11));
        assertThat(pair.wasserstein().value()).isCloseTo(0.3659090909, within(5e-11));
        assertThat(pair.psi().value()).isCloseTo(1.2883798337, within(5e-11));
        assertThat(pair.isExact()).isTrue();
    }

    @Test
    void countsWhatIsBeyondOnePercentInStandardDeviations() {
        var one = of(3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 100, 200, 300);
        var other = of(2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 101, 198, 305);

        // by the definition, in NumPy over all pairs of values
        assertThat(new DistributionPair(one, other).ksMargin()).isCloseTo(0.6634487405768607, within(1e-12));
        assertThat(new DistributionPair(other, one).ksMargin()).isCloseTo(0.6634487405768607, within(1e-12));
    }

    @Test
    void doesNotCountOnePercentMoreOrLess() {
        var lengths = of(100, 200, 300, 400, 1000);
        var longer = of(101, 202, 303, 404, 1010);

        assertThat(new DistributionPair(lengths, longer).ksMargin()).isZero();
        assertThat(new DistributionPair(longer, lengths).ksMargin()).isZero();
        assertThat(new DistributionPair(of(-300, -200, 0), of(-303, -202, 0)).ksMargin())
                .isZero();
        assertThat(new DistributionPair(lengths, of(102, 204, 306, 408, 1020)).ksMargin())
                .isPositive();
    }

    @Test
    void readsTheLogDistanceAsAMeanRelativeShift() {
        var longer = new DistributionPair(of(999, 1999, 3999), of(1099, 2199, 4399)); // 10 % more, counting from 1

        assertThat(longer.wassersteinLog()).isCloseTo(Math.log(1.1), within(1e-12));
    }

    @Test
    void hasNoRelativeDistanceFromAMeanOfZero() {
        assertThat(new DistributionPair(of(-1, 1), of(5)).wasserstein().reason())
                .isEqualTo("baseline mean is 0");
    }

    @Test
    void hasNoDecilesOfOneValue() {
        assertThat(new DistributionPair(of(7, 7, 7), of(1, 2, 3)).psi().reason())
                .isEqualTo("baseline has too few distinct values for decile bins");
    }

    @Test
    void standsOnQuantilesWhereValuesAreTooMany() {
        var many = StoredSamples.distribution(
                RealSeries.of(new Random(1).doubles(9000).toArray()).sample());
        var more = StoredSamples.distribution(
                RealSeries.of(new Random(2).doubles(9000).toArray()).sample());

        var pair = new DistributionPair(many, more);

        assertThat(pair.isExact()).isFalse();
        assertThat(pair.ks()).isLessThan(0.03);
        assertThat(pair.psi().value()).isLessThan(0.02);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isNothingBetweenEqualSidesAndTheSameBothWays(long seed) {
        var random = new Random(seed);
        var one = StoredSamples.distribution(RealSeries.of(whole(random, 40)).sample());
        var other = StoredSamples.distribution(RealSeries.of(whole(random, 60)).sample());

        assertThat(new DistributionPair(one, one).ks()).isZero();
        assertThat(new DistributionPair(one, one).ksP()).isEqualTo(1);
        assertThat(new DistributionPair(one, one).wassersteinLog()).isZero();
        assertThat(new DistributionPair(one, one).psi().value()).isZero();
        assertThat(new DistributionPair(one, other).ks()).isEqualTo(new DistributionPair(other, one).ks());
        assertThat(new DistributionPair(one, other).wassersteinLog())
                .isCloseTo(new DistributionPair(other, one).wassersteinLog(), within(1e-12));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 30);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agreesWithCommonsMath(long seed) {
        var random = new Random(seed);
        var one = whole(random, 40);
        var other = whole(random, 60);

        var pair = new DistributionPair(
                StoredSamples.distribution(RealSeries.of(one).sample()),
                StoredSamples.distribution(RealSeries.of(other).sample()));

        var test = new KolmogorovSmirnovTest();
        var statistic = test.kolmogorovSmirnovStatistic(one, other);
        assertThat(pair.ks()).isCloseTo(statistic, within(1e-15));
        assertThat(pair.ksP()).isCloseTo(test.approximateP(statistic, one.length, other.length), within(1e-12));
    }

    private static double[] whole(Random random, int bound) {
        return DoubleStream.generate(() -> random.nextInt(bound)).limit(100).toArray();
    }

    private static Distribution of(double... values) {
        return StoredSamples.distribution(RealSeries.of(values).sample());
    }
}
