package io.iwc.run.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.iwc.statistics.internal.LongSeries;
import io.iwc.statistics.internal.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void areTheSameInAStoreThatManyShare(long seed) {
        var random = new Random(seed);
        var store = GapStore.reserve(random.nextInt(100_000));
        var all = Stream.generate(() -> someGaps(random)).limit(2000).toList();

        var kept = all.stream().map(it -> store.keep(it, it.length)).toList();

        assertThat(kept).extracting(Gaps::toArray).containsExactlyElementsOf(all);
        var inStore = Gaps.seconds(kept);
        var apart = Gaps.seconds(all.stream().map(Gaps::of).toList());
        assertThat(inStore.n()).isEqualTo(apart.n());
        assertThat(LongStream.range(0, apart.n()).mapToDouble(inStore::at).toArray())
                .isEqualTo(LongStream.range(0, apart.n()).mapToDouble(apart::at).toArray());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void areTheSameWhereAnswersShareThem(long seed) {
        var random = new Random(seed);
        var steps = random.ints(1000, 0, seed % 2 == 0 ? 50 : 20_000_000).toArray();
        var stretches = Stream.generate(() -> stretch(steps, random)).limit(300).toList();
        var others = Stream.generate(() -> Gaps.joined(List.of(stretch(steps, random), Gaps.of(someGaps(random)))))
                .limit(30)
                .toList();

        var shared =
                Gaps.seconds(Stream.concat(stretches.stream(), others.stream()).toList());

        var apart = Gaps.seconds(Stream.concat(stretches.stream(), others.stream())
                .map(it -> Gaps.of(it.toArray()))
                .toList());
        assertThat(shared.n()).isEqualTo(apart.n());
        assertThat(LongStream.range(0, apart.n()).mapToDouble(shared::at).toArray())
                .isEqualTo(LongStream.range(0, apart.n()).mapToDouble(apart::at).toArray());
        assertThat(List.of(shared.mean(), shared.sampleStd(), shared.coefficientOfVariation()))
                .isEqualTo(List.of(apart.mean(), apart.sampleStd(), apart.coefficientOfVariation()));
        assertThat(distinct(shared)).isEqualTo(distinct(apart));
    }

    @Test
    void thatAreSharedAreThoseOfTheirStretch() {
        var steps = new int[] {1, 2, 3, 4, 5};

        assertThat(Gaps.shared(steps, 1, 3).toArray()).containsExactly(2, 3, 4);
        assertThat(Gaps.shared(steps, 5, 0)).isSameAs(Gaps.NONE);
        assertThat(Gaps.joined(List.of(Gaps.shared(steps, 3, 2), Gaps.of(new long[] {1L << 33, 7})))
                        .toArray())
                .containsExactly(4, 5, 1L << 33, 7);
        assertThat(Gaps.joined(List.of(Gaps.of(new long[] {1}), Gaps.of(new long[] {2, 3})))
                        .toArray())
                .containsExactly(1, 2, 3);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> Gaps.shared(steps, 3, 3));
    }

    @Test
    void areOnlyThoseOfAnArrayThatWereCounted() {
        assertThat(GapStore.reserve(0).keep(new long[] {3, 4, 0, 0}, 2).toArray())
                .containsExactly(3, 4);
        assertThat(GapStore.reserve(2).keep(new long[] {3, 1L << 33, 0}, 2).toArray())
                .containsExactly(3, 1L << 33);
        assertThat(GapStore.reserve(2).keep(new long[8], 0).size()).isZero();
    }

    @Test
    void ofOneAnswerMayBeMoreThanAnyRoomThatWasMade() {
        var many = new Random(7).longs(200_000, 0, 20_000_000).toArray();

        assertThat(GapStore.reserve(100).keep(many, many.length).toArray()).isEqualTo(many);
    }

    private static Gaps stretch(int[] steps, Random random) {
        var from = random.nextInt(steps.length);
        return Gaps.shared(steps, from, random.nextInt(steps.length - from));
    }

    private static List<String> distinct(Sample sample) {
        var all = new ArrayList<String>();
        sample.forEachDistinct((value, count) -> all.add(value + " " + count));
        return all;
    }

    private static long[] someGaps(Random random) {
        var longest = random.nextInt(500) == 0 ? 1L << 40 : 20_000_000;
        return random.longs(random.nextInt(200), 0, longest).toArray();
    }
}
