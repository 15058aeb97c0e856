package io.iwc.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.statistics.LongSeries;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GapsTests {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void giveBackWhatTheyWereMadeOf(long seed) {
        var random = new Random(seed);
        var nanos = random.longs(random.nextInt(200), 0, seed % 2 == 0 ? 1L << 40 : 20_000_000)
                .toArray();

        var gaps = Gaps.of(nanos);

        assertThat(gaps.size()).isEqualTo(nanos.length);
        assertThat(gaps.toArray()).isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Integer.MAX_VALUE, Integer.MAX_VALUE + 1L, 3_600_000_000_000L})
    void keepTheLongestOneWhateverItsLength(long longest) {
        assertThat(Gaps.of(new long[] {10_000_000, longest, 0}).toArray()).containsExactly(10_000_000, longest, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {20_000_000, 1L << 33})
    void areOneSampleOfSecondsWhateverTheirLength(long longest) {
        var first = new long[] {longest, 10_000_000};
        var second = new long[] {0, 30_000_000, 20_000_000};
        var listed = LongSeries.of(longest, 10_000_000, 0, 30_000_000, 20_000_000);

        var sample = Gaps.seconds(List.of(Gaps.of(first), Gaps.NONE, Gaps.of(second)));

        assertThat(sample.n()).isEqualTo(5);
        assertThat(LongStream.range(0, 5).mapToDouble(sample::at))
                .containsExactly(LongStream.of(listed.toArray())
                        .sorted()
                        .mapToDouble(it -> it / 1e9)
                        .boxed()
                        .toArray(Double[]::new));
        assertThat(sample.mean()).isEqualTo(listed.nanosAsSeconds().mean());
        assertThat(sample.sampleStd()).isEqualTo(listed.nanosAsSeconds().sampleStd());
        assertThat(sample.coefficientOfVariation())
                .isEqualTo(listed.nanosAsSeconds().coefficientOfVariation());
    }

    @Test
    void doNotChangeWithTheArrayTheyWereMadeOf() {
        var shorter = new long[] {1};
        var longer = new long[] {1L << 33};
        var gaps = Gaps.of(shorter);
        var longGaps = Gaps.of(longer);

        shorter[0] = 7;
        longer[0] = 7;
        gaps.toArray()[0] = 8;
        longGaps.toArray()[0] = 8;

        assertThat(gaps.toArray()).containsExactly(1);
        assertThat(longGaps.toArray()).containsExactly(1L << 33);
    }
}
