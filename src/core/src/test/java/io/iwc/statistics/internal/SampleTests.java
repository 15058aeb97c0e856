package io.iwc.statistics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleTests {
    @Test
    void interpolatesPercentilesAsNumPyDoes() {
        var sample = LongSeries.of(4, 1, 3, 2).sample(1);

        assertThat(sample.percentile(25)).isEqualTo(1.75); // metrics.md 6.3
        assertThat(sample.percentile(50)).isEqualTo(2.5);
        assertThat(sample.percentile(90)).isCloseTo(3.7, within(1e-12));
        assertThat(sample.percentile(99)).isCloseTo(3.97, within(1e-12));
        assertThat(sample.percentile(0)).isEqualTo(1);
        assertThat(sample.percentile(100)).isEqualTo(4);
    }

    @Test
    void takesTheSpreadWithNMinusOne() {
        var sample = LongSeries.of(2, 4, 4, 4, 5, 5, 7, 9).sample(1);

        assertThat(sample.sampleStd()).isCloseTo(2.138089935299395, within(1e-15)); // metrics.md 6.3
        assertThat(sample.coefficientOfVariation()).isCloseTo(0.427617987059879, within(1e-15));
        assertThat(RealSeries.of(2, 4, 4, 4, 5, 5, 7, 9).sample().sampleStd())
                .isCloseTo(2.138089935299395, within(1e-15));
    }

    @Test
    void readsNanosecondsAsSeconds() {
        var sample = LongSeries.of(500_000_000, 1_500_000_000).nanosAsSeconds();

        assertThat(sample.mean()).isEqualTo(1.0);
        assertThat(sample.min()).isEqualTo(0.5);
        assertThat(sample.sampleStd()).isCloseTo(Math.sqrt(0.5), within(1e-15));
    }

    @ParameterizedTest
    @MethodSource("io.iwc.statistics.internal.RandomSeries#seeds")
    void isTheSameMadeOfArraysInPlaceWhateverFitsInFourBytes(long seed) {
        var random = new Random(seed);
        var nanos = LongStream.generate(() -> random.nextLong() >> (20 + random.nextInt(40)))
                .limit(10_000)
                .toArray();
        var copied = LongSeries.of(nanos).nanosAsSeconds();
        var fitting = LongStream.of(nanos).filter(it -> (int) it == it);
        var others = LongStream.of(nanos).filter(it -> (int) it != it).toArray();

        var inPlace = LongSeries.nanosAsSeconds(fitting.mapToInt(it -> (int) it).toArray(), others);

        assertThat(others).isNotEmpty().hasSizeLessThan(10_000);
        assertThat(inPlace.n()).isEqualTo(10_000);
        assertThat(LongStream.range(0, 10_000).mapToDouble(inPlace::at).toArray())
                .isEqualTo(LongStream.range(0, 10_000).mapToDouble(copied::at).toArray());
        assertThat(inPlace.mean()).isEqualTo(copied.mean());
        assertThat(inPlace.sampleStd()).isEqualTo(copied.sampleStd());
        assertThat(inPlace.coefficientOfVariation()).isEqualTo(copied.coefficientOfVariation());
    }

    @Test
    void keepsSumsExactWhereSixtyFourBitsAreTooFew() {
        var large = 3_000_000_000_000_000_000L;

        var sample =
                LongSeries.of(large, large - 2, large, large - 2, large - 1).sample(1);

        // by hand: deviations 1 −1 1 −1 0, variance 4/4; the squares add up to 4.5e37
        assertThat(sample.sampleStd()).isEqualTo(1);
        assertThat(sample.mean()).isEqualTo(large - 1.0);
    }

    @Test
    void countsValuesOutsideTheTable() {
        var counts = new IntegerCounts();
        LongStream.of(-5, 7, 1L << 40, -5, 200_000, 7, 0).forEach(counts::add);

        var sample = counts.sample();

        assertThat(LongStream.range(0, sample.n()).mapToDouble(sample::at))
                .containsExactly(-5.0, -5.0, 0.0, 7.0, 7.0, 200_000.0, 0x1p40);
        assertThat(counts.sum()).isEqualTo(200_004 + (1L << 40));
    }

    @Test
    void refusesAQuantileOfNothing() {
        var empty = new IntegerCounts().sample();

        assertThatThrownBy(empty::min).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> empty.percentile(50)).hasMessage("needs 1 values, has 0");
        assertThatThrownBy(() -> LongSeries.of(1).sample(1).quantile(3, 2))
                .hasMessage("a quantile lies in 0..1, found 3/2");
    }

    @ParameterizedTest
    @MethodSource("io.iwc.statistics.internal.RandomSeries#seeds")
    void isTheSameCountedAsListed(long seed) {
        var values = RandomSeries.tokens(seed);
        var counts = new IntegerCounts();
        LongStream.of(values).forEach(counts::add);

        var counted = counts.sample();
        var listed = LongSeries.of(values).sample(1);

        assertThat(counted.n()).isEqualTo(listed.n());
        assertThat(counted.mean()).isEqualTo(listed.mean());
        assertThat(counted.sampleStd()).isEqualTo(listed.sampleStd());
        for (var p = 0; p <= 100; p++) {
            assertThat(counted.percentile(p)).isEqualTo(listed.percentile(p));
        }
    }

    @ParameterizedTest
    @MethodSource("io.iwc.statistics.internal.RandomSeries#seeds")
    void doesNotDependOnTheOrderOfIntegers(long seed) {
        var values = RandomSeries.tokens(seed);
        var shuffled = RandomSeries.shuffled(values, seed);

        var sample = LongSeries.of(values).nanosAsSeconds();
        var other = LongSeries.of(shuffled).nanosAsSeconds();

        assertThat(other.mean()).isEqualTo(sample.mean());
        assertThat(other.sampleStd()).isEqualTo(sample.sampleStd());
        assertThat(other.coefficientOfVariation()).isEqualTo(sample.coefficientOfVariation());
    }

    @ParameterizedTest
    @MethodSource("io.iwc.statistics.internal.RandomSeries#seeds")
    void agreesWithDecimalArithmeticOnReals(long seed) {
        var random = new Random(seed);
        var values = random.doubles(500).toArray();

        var sample = RealSeries.of(values).sample();

        var exact = Arrays.stream(values).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        var mean = exact.divide(BigDecimal.valueOf(500), MathContext.DECIMAL128);
        assertThat(sample.mean()).isCloseTo(mean.doubleValue(), within(1e-15));
        assertThat(sample.percentile(50)).isBetween(sample.percentile(25), sample.percentile(75));
    }
}
