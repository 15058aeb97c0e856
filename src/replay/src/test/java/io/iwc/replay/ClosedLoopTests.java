package io.iwc.replay;

import static io.iwc.replay.Answers.WHOLE;
import static io.iwc.replay.Answers.arrivingAt;
import static io.iwc.replay.Answers.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.run.RequestRecord;
import io.iwc.run.SweepLevel;
import io.iwc.workload.Request;
import java.io.IOException;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClosedLoopTests {
    private static final ReplayOptions ONE_AT_A_TIME =
            ReplayOptions.defaults().withCache(ReplayOptions.Cache.WARM).withClosedLoop(1);

    @AutoClose
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @Test
    void sendsTheNextWhenOneHasEnded() {
        answer(3);

        var run = Replay.run(arrivingAt(0, 600_000, 600_000), endpoint(), ONE_AT_A_TIME);

        assertThat(run.records()).extracting(RequestRecord::requestId).containsExactly("r1", "r2", "r3");
        for (var i = 1; i < 3; i++) {
            var before = run.records().get(i - 1);
            var next = run.records().get(i);
            assertThat(next.sentNanos().getAsLong())
                    .isGreaterThanOrEqualTo(before.endNanos().getAsLong());
        }
    }

    @Test
    void countsLatencyFromTheSend() {
        answer(2);

        var run = Replay.run(arrivingAt(0, 0), endpoint(), ONE_AT_A_TIME);

        assertThat(run.isClosedLoop()).isTrue();
        assertThat(run.measurement(Metric.of("run.response.max"))).isEqualTo(run.measurement(Metric.of("run.e2e.max")));
        assertThat(run.measurement(Metric.of("run.scheduleLag.p99")))
                .isEqualTo(Measurement.undefined(
                        "closed loop: a request is sent when another has ended, there is no schedule"));
        assertThat(run.options()).containsEntry("closedLoop", true).containsEntry("maxConcurrency", 1);
    }

    @Test
    void needsNoArrivals() {
        answer(1);

        var run = Replay.run(
                workload(Request.text("Hello")
                        .withId("r1")
                        .withMaxOutputTokens(4)
                        .build()),
                endpoint(),
                ONE_AT_A_TIME);

        assertThat(run.records()).hasSize(1);
    }

    @Test
    void hasNoScheduleThatCouldBeCutOff() {
        assertThatThrownBy(
                        () -> Replay.run(arrivingAt(0), endpoint(), ONE_AT_A_TIME.withDuration(Duration.ofSeconds(1))))
                .isInstanceOf(IwcException.class)
                .hasMessage("duration: found 1000 ms with a closed loop, expected none: it has no schedule; take a"
                        + " limit");
    }

    @Test
    void isALevelOfASweep() {
        var options = ReplayOptions.defaults();

        assertThat(options.at(SweepLevel.ofConcurrency(8)).isClosedLoop()).isTrue();
        assertThat(options.at(SweepLevel.of(2, 8)).isClosedLoop()).isFalse();
        assertThat(options.at(SweepLevel.of(2, 8)).maxConcurrency()).isEqualTo(8);
        assertThat(options.withMaxConcurrency(3).at(SweepLevel.ofRate(2)).maxConcurrency())
                .isEqualTo(3);
    }

    @Test
    void refusesAnEmptyLoop() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReplayOptions.defaults().withClosedLoop(0))
                .withMessage("closed loop: found 0, expected an integer ≥ 1");
    }

    private void answer(int times) {
        for (var i = 0; i < times; i++) {
            server.enqueue(new MockResponse.Builder()
                    .addHeader("Content-Type", "text/event-stream")
                    .body(WHOLE)
                    .build());
        }
    }

    private Endpoint endpoint() {
        return Endpoint.at(server.url("/v1").toString(), "m");
    }
}
