package io.iwc.assertj;

import static io.iwc.assertj.IwcAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.iwc.run.Run;
import org.junit.jupiter.api.Test;

class IsPredictedWithinTests {
    private final Run measured = run(Runs.measured(), 100, 10);

    @Test
    void passesWhereEveryFigureIsCloseEnough() {
        assertThat(measured).isPredictedWithin(0.02, run(Runs.predicted(), 101, 10));
    }

    @Test
    void listsTheFiguresThatAreOff() {
        var failure =
                catchThrowable(() -> assertThat(measured).isPredictedWithin(0.02, run(Runs.predicted(), 150, 10)));

        // by hand: TTFT 150 for 100 ms, E2E 240 for 190 ms
        assertThat(failure)
                .hasMessageContaining("to be predicted with errors of at most 2.00 % but 8 figures are off by more")
                .hasMessageContaining("\n  run.ttft.mean: +50.00 %")
                .hasMessageContaining("\n  run.e2e.p99: +26.32 %")
                .hasMessageNotContaining("run.tpot");
    }

    @Test
    void failsWhereNoRequestIsInBothRuns() {
        var failure = catchThrowable(
                () -> assertThat(measured).isPredictedWithin(1, Runs.predicted().run()));

        assertThat(failure).hasMessageContaining("but no request succeeded in both runs");
    }

    private static Run run(Runs runs, long ttft, long tpot) {
        return runs.ok(0, ttft, tpot).ok(0, ttft, tpot).run();
    }
}
