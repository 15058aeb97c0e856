package io.iwc.statistics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GammaFitTests {
    @Test
    void agreesWithSciPy() {
        assertThat(GammaFit.shape(LongSeries.of(1, 2, 3, 4, 10)).orElseThrow())
                .isCloseTo(1.8726098439573358, within(1e-9)); // metrics.md 6.3
    }

    @Test
    void leavesZerosOutAndDoesNotKnowTheUnit() {
        var shape = GammaFit.shape(LongSeries.of(0, 1_000, 2_000, 0, 3_000, 4_000, 10_000));

        assertThat(shape.orElseThrow()).isCloseTo(1.8726098439573358, within(1e-9));
    }

    @Test
    void isEmptyWithoutTwoDifferentValues() {
        assertThat(GammaFit.shape(LongSeries.of(0, 0, 7))).isEmpty();
        assertThat(GammaFit.shape(LongSeries.of(7, 7, 7))).isEmpty();
    }

    @Test
    void isLargeForAClockThatHardlyJitters() {
        var nearlyEqual = LongSeries.of(1_000_000_000, 1_000_000_002, 999_999_998);

        var shape = GammaFit.shape(nearlyEqual).orElseThrow();

        // k is mean²/variance in this limit: (1e9)² / (8/3)
        assertThat(shape).isCloseTo(1e18 * 3 / 8, within(1e14));
    }

    @Test
    void findsTheShapeOfExponentialGaps() {
        var random = new Random(7);
        var gaps = LongStream.range(0, 20_000)
                .map(i -> Math.round(-1e9 * Math.log(1 - random.nextDouble())))
                .toArray();

        assertThat(GammaFit.shape(LongSeries.of(gaps)).orElseThrow()).isCloseTo(1, within(0.03));
    }
}
