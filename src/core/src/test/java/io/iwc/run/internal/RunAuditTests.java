package io.iwc.run.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.run.ErrorClass;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import io.iwc.run.Slo;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunAuditTests {
    private static final long MILLI = 1_000_000;

    @Test
    void believesAClientThatIsLateWithinTheBudget() {
        var run = lateBy(25).build();

        assertThat(run.isValid()).isTrue();
        assertThat(run.invalidReasons()).isEmpty();
    }

    @Test
    void disbelievesAClientThatIsLater() {
        var run = lateBy(26).build();

        assertThat(run.invalidReasons()).containsExactly("client-limited: schedule lag P99 is 26 ms, allowed 25 ms");
        assertThat(run.isValid()).isFalse();
    }

    @Test
    void isStricterUnderATightTarget() {
        var run = lateBy(6).slo(Slo.ttft(Duration.ofMillis(100))).build();

        assertThat(run.invalidReasons()).containsExactly("client-limited: schedule lag P99 is 6 ms, allowed 5 ms");
    }

    @Test
    void countsTheAssertedBoundAsOneInForce() {
        var run = lateBy(6).build();

        assertThat(run.invalidReasons(Duration.ofMillis(200))).isEmpty();
        assertThat(run.invalidReasons(Duration.ofMillis(100)))
                .containsExactly("client-limited: schedule lag P99 is 6 ms, allowed 5 ms");
    }

    @Test
    void allowsWhatIsSetByHand() {
        var run = lateBy(6)
                .slo(Slo.ttft(Duration.ofMillis(10)))
                .maxLag(Duration.ofMillis(7))
                .build();

        assertThat(run.isValid()).isTrue();
    }

    @Test
    void disbelievesARunWithoutASuccessOrWithoutAnEnd() {
        var failed =
                Records.run(Records.failed(1, 0, ErrorClass.CONNECT_REFUSED)).incomplete();

        assertThat(failed.build().invalidReasons())
                .containsExactly(
                        "incomplete: the run was stopped, these are the requests that had ended",
                        "no request succeeded");
    }

    @ParameterizedTest
    @CsvSource({"1000, 50", "100, 5", "40, 2", "10, 2"})
    void budgetsFivePercentOfTheTightestBoundButTwoMillisecondsAtLeast(long tightest, long budget) {
        var slo = Slo.ttft(Duration.ofMillis(tightest))
                .andLatency(Duration.ofSeconds(5))
                .andTpot(Duration.ofMillis(1));

        assertThat(LagBudget.of(Optional.of(slo), Optional.empty())).isEqualTo(Duration.ofMillis(budget));
    }

    private static Run.Builder lateBy(long millis) {
        return Records.run(RequestRecord.builder(1, "req-1", 0)
                .ok("stop")
                .sent(millis * MILLI)
                .end(1000 * MILLI)
                .build());
    }
}
