package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.artifact.internal.WorkMeter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StepProgressTests {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong clock = new AtomicLong(5 * SECOND);
    private final StepProgress progress = new StepProgress(clock::get);

    @Test
    void saysShareCountAndTimeLeft() {
        try (var step = WorkMeter.begin("simulating", "requests", 4000)) {
            assertThat(progress.text(step)).isEqualTo("  0 %  simulating, 0 of 4,000 requests, 0 s");
            for (var i = 0; i < 1000; i++) {
                step.add();
            }
            clock.addAndGet(10 * SECOND);

            assertThat(progress.text(step))
                    .isEqualTo(" 25 %  simulating, 1,000 of 4,000 requests, 10 s, about 30 s left");
        }
    }

    @Test
    void countsTheTimeOfEachStepOfItsOwn() {
        try (var step = WorkMeter.begin("simulating", "requests", 1)) {
            progress.text(step);
        }
        clock.addAndGet(7 * SECOND);

        try (var step = WorkMeter.begin("writing", "records", 2)) {
            assertThat(progress.text(step)).isEqualTo("  0 %  writing, 0 of 2 records, 0 s");
        }
    }

    @Test
    void hasAllOfNothing() {
        try (var step = WorkMeter.begin("resampling", "pairs", 0)) {
            assertThat(progress.text(step)).isEqualTo("100 %  resampling, 0 of 0 pairs, 0 s");
        }
    }
}
