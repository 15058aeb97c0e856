package io.iwc.assertj;

import static io.iwc.assertj.Failing.failureOf;
import static io.iwc.assertj.Failing.messageOf;
import static io.iwc.assertj.IwcAssertions.assertThat;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.iwc.run.ErrorClass;
import io.iwc.run.Slo;
import io.iwc.run.Sweep;
import io.iwc.run.SweepLevel;
import io.iwc.run.SweepPoint;
import org.junit.jupiter.api.Test;

class SustainsAtLeastTests {
    private static final Slo SLO = Slo.ttft(ofMillis(500)).andTpot(ofMillis(50));

    private final Sweep sweep = Sweeps.threeRates();

    @Test
    void sustainsARateThatItReaches() {
        assertThat(sweep).sustainsAtLeast(4, SLO).sustainsAtLeast(0.5, SLO);
    }

    @Test
    void showsEveryPointWhereARateIsNotSustained() {
        assertThat(messageOf(() -> assertThat(sweep).sustainsAtLeast(8, SLO))).isEqualTo("""
                        Expecting sweep of "support" to sustain at least 8 req/s under TTFT ≤ 500 ms and TPOT ≤ 50 ms but the highest sustained rate is 4 req/s

                          point     met SLO  TTFT P99  verdict
                          rate=2.0    1.000  40.00 ms  sustained
                          rate=4.0    1.000  90.00 ms  sustained
                          rate=8.0    0.000  700.0 ms  FAIL

                        hint: at rate=8.0 TTFT P99 is 700.0 ms, 700.0 ms of it from the send: the server is too slow or queues""");
        assertThat(failureOf(() -> assertThat(sweep).sustainsAtLeast(8, SLO))
                        .getActual()
                        .getValue())
                .isEqualTo(4.0);
    }

    @Test
    void saysThatHigherRatesWereNotTested() {
        assertThat(messageOf(() -> assertThat(sweep).sustainsAtLeast(16, Slo.ttft(ofMillis(900)))))
                .startsWith("Expecting sweep of \"support\" to sustain at least 16 req/s under TTFT ≤ 900 ms but the"
                        + " highest sustained rate is 8 req/s\n")
                .endsWith("\nhint: every tested rate is sustained, the highest is 8 req/s; test 16 req/s to know");
    }

    @Test
    void saysWhatIsInTheWay() {
        var failing = Sweeps.of(Runs.measured().ok(0, 40, 5).failed(ErrorClass.HTTP_5XX, "overloaded"));
        var late = Sweeps.of(Runs.measured().ok(30, 40, 5));
        var waiting = Sweeps.of(new SweepPoint(
                SweepLevel.of(4, 1), Runs.measured().waiting(600, 40).run()));
        var slow = Sweeps.of(Runs.measured().ok(0, 40, 60));

        assertThat(messageOf(() -> assertThat(failing).sustainsAtLeast(4, SLO)))
                .startsWith("Expecting sweep of \"support\" to sustain at least 4 req/s under TTFT ≤ 500 ms and TPOT ≤"
                        + " 50 ms but the lowest rate does not sustain it\n")
                .endsWith("\nhint: at rate=4.0 0.500 of the requests failed");
        assertThat(messageOf(() -> assertThat(late).sustainsAtLeast(4, SLO)))
                .contains("INVALID\n")
                .endsWith("\nhint: at rate=4.0 the run is INVALID: client-limited: schedule lag P99 is 30 ms, allowed"
                        + " 25 ms");
        assertThat(messageOf(() -> assertThat(waiting).sustainsAtLeast(4, SLO)))
                .endsWith("\nhint: at rate=4.0, concurrency=1 TTFT P99 is 640.0 ms, 40.00 ms of it from the send:"
                        + " requests wait for a slot");
        assertThat(messageOf(() -> assertThat(slow).sustainsAtLeast(4, SLO)))
                .endsWith("\nhint: at rate=4.0 requests start in time and then miss TPOT ≤ 50 ms");
    }

    @Test
    void needsRatesToJudgeARate() {
        var closed = Sweeps.of(new SweepPoint(
                SweepLevel.ofConcurrency(8), Runs.measured().ok(0, 40, 5).run()));

        assertThat(messageOf(() -> assertThat(closed).sustainsAtLeast(1, SLO)))
                .startsWith("Expecting sweep of \"support\" to sustain at least 1 req/s under TTFT ≤ 500 ms and TPOT ≤"
                        + " 50 ms but a closed loop has no rate: the sweep has no rates\n")
                .endsWith("\nhint: give the sweep rates; concurrency alone is a closed loop");
    }

    @Test
    void refusesARateThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(sweep).sustainsAtLeast(0, SLO))
                .withMessage("rps: found 0.0, expected a number above 0");
    }

    @Test
    void isCollectedIfSoft() {
        assertThat(Failing.softly(softly ->
                        softly.assertThat(sweep).sustainsAtLeast(8, SLO).sustainsAtLeast(2, SLO)))
                .containsExactly(
                        "Expecting sweep of \"support\" to sustain at least 8 req/s under TTFT ≤ 500 ms and TPOT"
                                + " ≤ 50 ms but the highest sustained rate is 4 req/s");
    }
}
