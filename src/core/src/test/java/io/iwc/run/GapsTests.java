package io.iwc.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
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

    @Test
    void copyThemselvesBehindOthers() {
        var all = new long[5];

        Gaps.of(new long[] {1, 2}).copyInto(all, 0);
        Gaps.of(new long[] {3, 1L << 33, 5}).copyInto(all, 2);

        assertThat(all).containsExactly(1, 2, 3, 1L << 33, 5);
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
