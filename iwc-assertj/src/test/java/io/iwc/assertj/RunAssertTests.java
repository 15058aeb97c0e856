package io.iwc.assertj;

import static io.iwc.assertj.Failing.firstLineOf;
import static io.iwc.assertj.Failing.messageOf;
import static io.iwc.assertj.IwcAssertions.assertThat;
import static io.iwc.metric.Percentile.P50;
import static io.iwc.metric.Percentile.P90;
import static java.time.Duration.ofMillis;

import io.iwc.run.Slo;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** From when latencies count, and what a late client does to them. */
class RunAssertTests {
    @Test
    void countsTtftFromTheSchedule() {
        var run = Runs.measured().ok(1, 40, 5).ok(1, 40, 5).run();

        assertThat(run).hasTtftAtMost(P50, ofMillis(41)).hasTtftWithin(P50, ofMillis(41), ofMillis(50));
        assertThat(messageOf(() -> assertThat(run).hasTtftAtMost(P50, ofMillis(40))))
                .isEqualTo("""
                        Expecting run of "support" to have run.responseTtft.p50 of at most 40 ms but was 41.00 ms

                        related:  run.ttft.p50 40.00 ms, from the send
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
}
