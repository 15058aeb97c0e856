package io.iwc.drift.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlockVarianceTests {
    private static final double[] RUNS_OF_FOUR =
            IntStream.range(0, 64).mapToDouble(i -> i / 4 % 2 == 0 ? 1 : -1).toArray();

    @Test
    void tellsFromBlocksHalfAsLongWhatTheirEndsCutOff() {
        var correction = BlockVariance.correction(List.of(RUNS_OF_FOUR), 2);

        // sums of two neighbours are 2, 2, 2, 0, −2, −2, −2, 0: mean square 3, over the length 1.5; of single ones 1
        assertThat(correction).isCloseTo(Math.sqrt(2 - 1 / 1.5), within(1e-12));
    }

    @Test
    void takesTheSeriesThatLosesMost() {
        var constant = new double[64];

        var correction = BlockVariance.correction(List.of(constant, RUNS_OF_FOUR, constant), 2);

        assertThat(correction).isEqualTo(BlockVariance.correction(List.of(RUNS_OF_FOUR), 2));
    }

    @Test
    void correctsNothingWhereNothingVariesOrBlocksCannotBeHalved() {
        assertThat(BlockVariance.correction(List.of(new double[64]), 8)).isEqualTo(1);
        assertThat(BlockVariance.correction(List.of(RUNS_OF_FOUR), 1)).isEqualTo(1);
    }

    @Test
    void correctsLittleWhereTheDrawsAreIndependent() {
        var random = new Random(7);
        var noise = random.doubles(20_000).toArray();

        assertThat(BlockVariance.correction(List.of(noise), 20)).isBetween(1.0, 1.05);
    }
}
