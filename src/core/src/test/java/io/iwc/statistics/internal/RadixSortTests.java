package io.iwc.statistics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the sorting of the JDK. */
class RadixSortTests {
    @ParameterizedTest
    @MethodSource("seeds")
    void ordersIntegersOfEverySize(long seed) {
        var random = new Random(seed);
        var bits = random.nextInt(64);
        var values = random.longs(5_000).map(value -> value >> bits).toArray();

        assertThat(RadixSort.longs(values.clone()))
                .isEqualTo(LongStream.of(values).sorted().toArray());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsTheIntegerOfEveryRankInAnyOrderOfAsking(long seed) {
        var random = new Random(seed);
        var bits = random.nextInt(64);
        var size = random.nextInt(9_000);
        var far = random.nextBoolean() ? Long.MIN_VALUE : 7; // one that stands alone leaves the others few buckets
        var values = random.longs(size)
                .map(value -> random.nextInt(size) == 0 ? far : value >> bits)
                .toArray();
        var sorted = LongStream.of(values).sorted().toArray();
        var ranked = RankedLongs.of(values.clone());

        for (var i = 0; i < 500 && size > 0; i++) {
            var rank = random.nextInt(size);
            assertThat(ranked.at(rank)).as("rank %s of %s", rank, size).isEqualTo(sorted[rank]);
        }
        assertThat(LongStream.range(0, size).map(ranked::at).toArray()).isEqualTo(sorted);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ordersRealsOfBothSigns(long seed) {
        var random = new Random(seed);
        var values = random.doubles(5_000)
                .map(value -> value < 0.1 ? -0.0 : value < 0.2 ? 0 : (value - 0.5) * StrictMath.exp(40 * value))
                .toArray();

        var sample = RealSeries.of(values).sample();

        assertThat(LongStream.range(0, values.length).mapToDouble(sample::at).toArray())
                .isEqualTo(Arrays.stream(values).sorted().toArray());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ranksAsByCounting(long seed) {
        var random = new Random(seed);
        var bits = random.nextInt(64);
        var values = random.longs(300).map(value -> value >> bits).toArray();
        var ranks = new AverageRanks(LongSeries.of(values));

        for (var place = 0; place < values.length; place++) {
            var value = values[place];
            var below = LongStream.of(values).filter(other -> other < value).count();
            var equal = LongStream.of(values).filter(other -> other == value).count();
            assertThat(ranks.doubledAt(place)).isEqualTo(2 * below + equal + 1);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void ranksManyValuesWithTiesAsTheirPlaceAmongTheSorted(long seed) {
        var random = new Random(seed);
        var bits = random.nextInt(64);
        var values = random.longs(6_000).map(value -> value >>> bits).toArray();
        var sorted = values.clone();
        Arrays.sort(sorted);
        var ranks = new AverageRanks(LongSeries.of(values));

        var first = new HashMap<Long, Integer>();
        var last = new HashMap<Long, Integer>();
        for (var rank = 1; rank <= sorted.length; rank++) {
            first.putIfAbsent(sorted[rank - 1], rank);
            last.put(sorted[rank - 1], rank);
        }
        for (var place = 0; place < values.length; place++) {
            assertThat(ranks.doubledAt(place)).isEqualTo(first.get(values[place]) + last.get(values[place]));
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }
}
