package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.replay.Progress;
import org.junit.jupiter.api.Test;

class ProgressLineTests {
    @Test
    void saysWhereAReplayStands() {
        var progress = new Snapshot(200, 60, 8, 50, 1, 1, 0.1234, 900, 12.34);

        assertThat(ProgressLine.text(progress))
                .isEqualTo(
                        " 26 %  60 of 200 sent, 8 in flight, 52 done, 1 failed, mean TTFT 123 ms, 73 tokens/s, 12.3 s");
    }

    @Test
    void isCompleteWhenThereIsNothingToDo() {
        assertThat(ProgressLine.text(new Snapshot(0, 0, 0, 0, 0, 0, 0, 0, 0))).startsWith("100 %  0 of 0 sent");
    }

    private record Snapshot(
            int planned,
            int sent,
            int inFlight,
            int ok,
            int failed,
            int cancelled,
            double meanTtftSeconds,
            long chunks,
            double elapsedSeconds)
            implements Progress {}
}
