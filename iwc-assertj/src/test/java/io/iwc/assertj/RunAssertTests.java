package io.iwc.assertj;

import static io.iwc.assertj.Failing.firstLineOf;
import static io.iwc.assertj.Failing.messageOf;
import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.fingerprint.Percentile.P50;
import static io.iwc.fingerprint.Percentile.P90;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.iwc.run.ErrorClass;
import io.iwc.run.Slo;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunAssertTests {
    @Test
    void countsTtftFromTheSchedule() {
        var run = Runs.measured().ok(1, 40, 5).ok(1, 40, 5).run();

        assertThat(run).hasTtftAtMost(P50, ofMillis(41)).hasTtftWithin(P50, ofMillis(41), ofMillis(50));
        assertThat(messageOf(() -> assertThat(run).hasTtftAtMost(P50, ofMillis(40))))
                .isEqualTo("""
                        Expecting run of "support" to have run.responseTtft.p50 of at most 40 ms but was 41.00 ms

                        beside:   run.ttft.p50 40.00 ms, from the send
                        endpoint: http://127.0.0.1:8000/v1, tiny, measured, 2 requests""");
    }

    @Test
    void countsLatencyFromTheSchedule() {
        var run = Runs.measured().ok(1, 40, 5).run(); // 1 + 40 + 9·5

        assertThat(run).hasLatencyWithin(P50, ofMillis(86), ofMillis(86));
        assertThat(firstLineOf(() -> assertThat(run).hasLatencyWithin(P50, ofMillis(10), ofMillis(50))))
                .isEqualTo(
                        "Expecting run of \"support\" to have run.response.p50 within [10 ms, 50 ms] but was 86.00 ms (n=1)");
    }

    @Test
    void holdsTimePerTokenAndGaps() {
        var run = Runs.measured().ok(0, 40, 5).run();

        assertThat(run).hasTpotAtMost(P90, ofMillis(5)).hasItlAtMost(P90, ofMillis(5));
        assertThat(firstLineOf(() -> assertThat(run).hasTpotAtMost(P50, ofMillis(4))))
                .isEqualTo("Expecting run of \"support\" to have run.tpot.p50 of at most 4 ms but was 5.000 ms (n=1)");
        assertThat(firstLineOf(() -> assertThat(run).hasItlAtMost(P50, ofMillis(4))))
                .isEqualTo("Expecting run of \"support\" to have run.itl.p50 of at most 4 ms but was 5.000 ms");
    }

    @Test
    void holdsLatenciesNearThoseOfAnotherRun() {
        var now = Runs.measured().ok(0, 70, 5).run();
        var before = Runs.measured().ok(0, 38, 5).run();

        assertThat(now).hasTtftDeltaWithin(P50, before, ofMillis(32));
        assertThat(firstLineOf(() -> assertThat(now).hasTtftDeltaWithin(P50, before, ofMillis(5))))
                .isEqualTo(
                        "Expecting run of \"support\" to have run.responseTtft.p50 within ±5 ms of \"support\" but was"
                                + " 70.00 ms (n=1) against 38.00 ms (Δ +32.00 ms)");
    }

    @Test
    void handsDurationsToRequirements() {
        var run = Runs.measured().ok(0, 70, 5).run();

        assertThat(run).hasTtftSatisfying(P50, ttft -> ttft.isEqualTo(ofMillis(70)));
        assertThat(firstLineOf(() -> assertThat(run).hasTtftSatisfying(P50, ttft -> ttft.isLessThan(ofMillis(50)))))
                .isEqualTo("Expecting run of \"support\" to have run.responseTtft.p50 satisfying the given requirements"
                        + " but was 70.00 ms (n=1):");
    }

    @Test
    void failsLatenciesOfAClientThatWasLate() {
        var run = Runs.measured().ok(100, 40, 5).ok(100, 40, 5).run();

        assertThat(firstLineOf(() -> assertThat(run).hasTtftAtMost(P50, Duration.ofSeconds(1))))
                .startsWith("Expecting run of \"support\" to have run.responseTtft.p50 of at most 1 s but the run is"
                        + " INVALID: ");
        assertThat(firstLineOf(() -> assertThat(run).hasThroughputAtLeast(1)))
                .startsWith(
                        "Expecting run of \"support\" to have run.outputThroughput of at least 1 tokens/s but the run"
                                + " is INVALID: ");
        assertThat(firstLineOf(() -> assertThat(run).hasGoodputAtLeast(0.1, Slo.ttft(Duration.ofSeconds(1)))))
                .startsWith("Expecting run of \"support\" to have a goodput of at least 0.1 req/s but the run is"
                        + " INVALID: ");
    }

    @Test
    void holdsTheClientToTheBoundInForce() {
        var run = Runs.measured().ok(4, 10, 1).ok(4, 10, 1).run(); // 4 ms late: fine for 1 s, not for 20 ms

        assertThat(run).hasTtftAtMost(P50, Duration.ofSeconds(1));
        assertThat(firstLineOf(() -> assertThat(run).hasTtftAtMost(P50, ofMillis(20))))
                .contains("but the run is INVALID: ");
    }

    @Test
    void doesNotHoldTheClientToBoundsThatDoNotCountFromTheSchedule() {
        var run = Runs.measured().ok(4, 10, 1).ok(4, 10, 1).run(); // 4 ms late: TPOT and gaps are what they are

        assertThat(run).hasTpotAtMost(P90, ofMillis(1)).hasItlAtMost(P90, ofMillis(1));
        assertThat(run).hasGoodputAtLeast(0.1, Slo.tpot(ofMillis(1)).andTtft(ofMillis(100)));
    }

    @Test
    void judgesErrorsOfALateClientAllTheSame() {
        var run = Runs.measured().ok(100, 40, 5).run();

        assertThat(run).hasNoErrors().hasErrorRateAtMost(0);
    }

    @Test
    void listsTheFirstFiveErrors() {
        var runs = Runs.measured().ok(0, 40, 5);
        for (var i = 0; i < 6; i++) {
            runs.failed(ErrorClass.HTTP_5XX, "503 overloaded");
        }

        assertThat(messageOf(() -> assertThat(runs.run()).hasNoErrors())).isEqualTo("""
                        Expecting run of "support" to have no errors but 6 of 7 requests failed (0.857)

                          req-2: http_5xx: 503 overloaded
                          req-3: http_5xx: 503 overloaded
                          req-4: http_5xx: 503 overloaded
                          req-5: http_5xx: 503 overloaded
                          req-6: http_5xx: 503 overloaded
                          and 1 more

                        endpoint: http://127.0.0.1:8000/v1, tiny, measured, 7 requests""");
    }

    @Test
    void toleratesTheErrorRateAllowed() {
        var run = Runs.measured().ok(0, 40, 5).failed(ErrorClass.HTTP_429, "").run();

        assertThat(run).hasErrorRateAtMost(0.5);
        assertThat(firstLineOf(() -> assertThat(run).hasErrorRateAtMost(0.1)))
                .isEqualTo("Expecting run of \"support\" to have an error rate of at most 0.100 but 1 of 2 requests"
                        + " failed (0.500)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(run).hasErrorRateAtMost(10))
                .withMessage("atMost: found 10.0, expected a share 0..1");
    }

    @Test
    void failsARunWithoutRequests() {
        var empty = Runs.measured().run();

        assertThat(firstLineOf(() -> assertThat(empty).hasNoErrors()))
                .startsWith("Expecting run of \"support\" to have no errors but it is not measurable because ");
    }

    @Test
    void countsGoodputByTheTargetsGiven() {
        var run = Runs.measured().ok(0, 40, 5).ok(0, 400, 5).run(); // 1 s + 400 ms + 45 ms

        assertThat(run).hasGoodputAtLeast(0.69, Slo.ttft(ofMillis(50)));
        assertThat(firstLineOf(() -> assertThat(run).hasGoodputAtLeast(1, Slo.ttft(ofMillis(50)))))
                .isEqualTo("Expecting run of \"support\" to have a goodput of at least 1 req/s but was 0.6920 req/s"
                        + " (0.500 of the requests met the SLO)");
    }

    @Test
    void countsThroughputInOutputTokens() {
        var run = Runs.measured().ok(0, 40, 5).ok(0, 40, 5).run(); // 20 tokens in 1.085 s

        assertThat(run).hasThroughputAtLeast(18);
        assertThat(firstLineOf(() -> assertThat(run).hasThroughputAtLeast(100)))
                .isEqualTo("Expecting run of \"support\" to have run.outputThroughput of at least 100 tokens/s but was"
                        + " 18.43 tokens/s");
    }

    @Test
    void tellsWhetherTheClientKeptItsSchedule() {
        var run = Runs.measured().ok(4, 40, 5).run();

        assertThat(run).keptItsSchedule(ofMillis(4));
        assertThat(firstLineOf(() -> assertThat(run).keptItsSchedule(ofMillis(3))))
                .isEqualTo(
                        "Expecting run of \"support\" to have run.scheduleLag.p99 of at most 3 ms but was 4.000 ms (n=1)");
    }

    @Test
    void tellsPredictedFromMeasured() {
        var predicted = Runs.predicted().ok(0, 40, 5).run();
        var measured = Runs.measured().ok(0, 40, 5).run();

        assertThat(predicted).wasPredicted();
        assertThat(measured).wasMeasured();
        assertThat(firstLineOf(() -> assertThat(predicted).wasMeasured()))
                .isEqualTo("Expecting run of \"support\" to be measured but it was predicted");
        assertThat(firstLineOf(() -> assertThat(measured).wasPredicted()))
                .isEqualTo("Expecting run of \"support\" to be predicted but it was measured");
    }
}
