package io.iwc.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the sorting of the JDK. */
class AscendingTests {
    @ParameterizedTest
    @MethodSource("seeds")
    void ordersIntegersOfEverySize(long seed) {
        var random = new Random(seed);
        var bits = random.nextInt(64);
        var values = random.longs(5_000).map(value -> value >> bits).toArray();

        assertThat(Ascending.longs(values.clone()))
                .isEqualTo(LongStream.of(values).sorted().toArray());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ordersRealsOfBothSigns(long seed) {
        var random = new Random(seed);
        var values = random.doubles(5_000)
                .map(value -> value < 0.1 ? -0.0 : value < 0.2 ? 0 : (value - 0.5) * StrictMath.exp(40 * value))
                .toArray();

        assertThat(Ascending.doubles(values.clone()))
                .isEqualTo(Arrays.stream(values).sorted().toArray());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ranksThroughItsTableAsByCounting(long seed) {
        var random = new Random(seed);
        var bits = random.nextInt(64);
        var values = random.longs(300).map(value -> value >> bits).toArray();
        var ranks = new AverageRanks(LongSeries.of(values));

        for (var value : values) {
            var below = LongStream.of(values).filter(other -> other < value).count();
            var equal = LongStream.of(values).filter(other -> other == value).count();
            assertThat(ranks.doubled(value)).isEqualTo(2 * below + equal + 1);
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }
}
