package io.iwc.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import io.iwc.run.SweepLevel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadModelTests {
    private static final LoadModel OPEN = LoadModel.open();

    @Test
    void saysWhatDiffersFromAnOpenLoop() {
        assertThat(OPEN.described()).isEmpty();
        assertThat(OPEN.withMaxConcurrency(3)
                        .withLimit(9)
                        .withDuration(Duration.ofSeconds(60))
                        .withRamp(Duration.ofMillis(1500))
                        .withShard(new Shard(2, 3))
                        .described())
                .containsExactly(
                        entry("durationSeconds", 60.0),
                        entry("limit", 9),
                        entry("maxConcurrency", 3),
                        entry("rampSeconds", 1.5),
                        entry("shard", "2/3"));
        assertThat(OPEN.withClosedLoop(4).described())
                .containsExactly(entry("closedLoop", true), entry("maxConcurrency", 4));
    }

    @Test
    void isClosedOrCappedAsWasSaidLast() {
        assertThat(OPEN.withClosedLoop(4).withMaxConcurrency(3).isClosedLoop()).isFalse();
        assertThat(OPEN.withMaxConcurrency(3).withClosedLoop(4).maxConcurrency())
                .isEqualTo(4);
    }

    @Test
    void takesItsCapFromALevelOfASweep() {
        assertThat(OPEN.at(SweepLevel.ofConcurrency(8)).isClosedLoop()).isTrue();
        assertThat(OPEN.at(SweepLevel.of(2, 8)).isClosedLoop()).isFalse();
        assertThat(OPEN.at(SweepLevel.of(2, 8)).maxConcurrency()).isEqualTo(8);
        assertThat(OPEN.at(SweepLevel.ofRate(2))).isSameAs(OPEN);
    }

    @Test
    void hasNoRampWhereItTakesNoTime() {
        assertThat(OPEN.withRamp(Duration.ZERO).ramp()).isEmpty();
    }

    @Test
    void refusesImpossibleValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OPEN.withMaxConcurrency(-1))
                .withMessage("max concurrency: found -1, expected an integer ≥ 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OPEN.withClosedLoop(0))
                .withMessage("closed loop: found 0, expected an integer ≥ 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OPEN.withLimit(-1))
                .withMessage("limit: found -1, expected an integer ≥ 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OPEN.withDuration(Duration.ofSeconds(-1)))
                .withMessage("duration: found PT-1S, expected a duration ≥ 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OPEN.withRamp(Duration.ofSeconds(-1)))
                .withMessage("ramp: found PT-1S, expected a duration ≥ 0");
    }
}
