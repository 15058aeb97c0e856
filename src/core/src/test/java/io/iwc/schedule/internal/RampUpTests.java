package io.iwc.schedule.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RampUpTests {
    private static final long SECOND = 1_000_000_000L;
    private static final RampUp TEN_SECONDS = RampUp.of(Duration.ofSeconds(10));

    /** s²/2R of the workload has passed at time s: 0.2 s of it at 2 s, 1.8 s at 6 s, 5 s at 10 s. */
    @Test
    void stretchesTheBeginningBySquareRoots() {
        assertThat(TEN_SECONDS.stretched(0)).isZero();
        assertThat(TEN_SECONDS.stretched(SECOND / 5)).isEqualTo(2 * SECOND);
        assertThat(TEN_SECONDS.stretched(9 * SECOND / 5)).isEqualTo(6 * SECOND);
        assertThat(TEN_SECONDS.stretched(5 * SECOND)).isEqualTo(10 * SECOND);
    }

    @Test
    void movesWhatComesLaterByHalfOfItself() {
        assertThat(TEN_SECONDS.stretched(60 * SECOND)).isEqualTo(65 * SECOND);
    }

    @Test
    void keepsTheOrder() {
        var stretched = LongStream.range(0, 20_000)
                .map(it -> TEN_SECONDS.stretched(it * 1_000_003))
                .toArray();

        assertThat(stretched).isSorted().doesNotHaveDuplicates();
    }
}
