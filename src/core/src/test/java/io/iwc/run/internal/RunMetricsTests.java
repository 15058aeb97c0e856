package io.iwc.run.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.iwc.metric.Measured;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.run.ErrorClass;
import io.iwc.run.RequestRecord;
import io.iwc.run.Slo;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Each expected number is worked out by hand from the formulas of the documentation. */
class RunMetricsTests {
    private static final long MILLI = 1_000_000;

    @Test
    void measuresLatenciesFromTheSendAndFromTheSchedule() {
        var late = Records.builderOfOk(1, 40, 20, 120, 11).build();
        var scheduledEarlier = RequestRecord.builder(1, "req-1", 10 * MILLI)
                .ok("stop")
                .streamed(true)
                .sent(40 * MILLI)
                .firstToken(60 * MILLI)
                .firstAnswerToken(70 * MILLI)
                .lastToken(160 * MILLI)
                .end(161 * MILLI)
                .outputTokens(11, false)
                .build();

        var run = Records.run(scheduledEarlier).build();

        assertThat(value(run, "run.ttft.p50")).isCloseTo(0.020, within(1e-12));
        assertThat(value(run, "run.responseTtft.p50")).isCloseTo(0.050, within(1e-12));
        assertThat(value(run, "run.ttftAnswer.p50")).isCloseTo(0.030, within(1e-12));
        assertThat(value(run, "run.e2e.p50")).isCloseTo(0.120, within(1e-12));
        assertThat(value(run, "run.response.p50")).isCloseTo(0.150, within(1e-12));
        assertThat(value(run, "run.tpot.p50")).isCloseTo(0.010, within(1e-12));
        assertThat(value(run, "run.scheduleLag.p50")).isCloseTo(0.030, within(1e-12));
        assertThat(value(Records.run(late).build(), "run.scheduleLag.p50")).isZero();
    }

    @Test
    void doesNotCountTheWaitBehindACapAsLag() {
        var waited = RequestRecord.builder(1, "req-1", 0)
                .due(500 * MILLI)
                .sent(501 * MILLI)
                .build();

        var run = Records.run(waited).build();

        assertThat(value(run, "run.scheduleLag.max")).isCloseTo(0.001, within(1e-12));
    }

    @Test
    void countsRatesFromTheFirstSendToTheLastEnd() {
        var run = Records.run(
                        Records.ok(1, 1000, 10, 500, 50),
                        Records.ok(2, 2000, 10, 1000, 150),
                        Records.failed(3, 4999, ErrorClass.HTTP_5XX))
                .build();

        assertThat(value(run, "run.durationSeconds")).isCloseTo(4.0, within(1e-12));
        assertThat(value(run, "run.requestThroughput")).isCloseTo(0.5, within(1e-12));
        assertThat(value(run, "run.outputThroughput")).isCloseTo(50, within(1e-9));
        assertThat(value(run, "run.totalThroughput")).isCloseTo(100, within(1e-9));
        assertThat(value(run, "run.requests.attempted")).isEqualTo(3);
        assertThat(value(run, "run.requests.ok")).isEqualTo(2);
        assertThat(value(run, "run.requests.failed")).isEqualTo(1);
        assertThat(value(run, "run.requests.cancelled")).isZero();
        assertThat(value(run, "run.errorRate")).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(run.errors()).containsExactly(entry(ErrorClass.HTTP_5XX, 1L));
    }

    @Test
    void countsOnlyWhatMetEveryTargetAndTakesAFailureForAMiss() {
        var slo = Slo.ttft(Duration.ofMillis(50)).andTpot(Duration.ofMillis(10));

        var run = Records.run(
                        Records.ok(1, 0, 50, 150, 11), // meets both, exactly
                        Records.ok(2, 100, 51, 151, 11), // TTFT missed
                        Records.ok(3, 200, 10, 121, 11), // TPOT missed
                        Records.ok(4, 300, 10, 10, 1), // one token: the TPOT target does not apply
                        Records.failed(5, 999, ErrorClass.TRUNCATED))
                .slo(slo)
                .build();

        assertThat(value(run, "run.goodput")).isCloseTo(2.0, within(1e-12));
        assertThat(value(run, "run.sloAttainment")).isCloseTo(0.4, within(1e-12));
        assertThat(value(run, "run.sloSkipped")).isEqualTo(1);
    }

    @Test
    void missesATargetThatCannotBeMeasured() {
        var notStreamed = Records.builderOfOk(1, 0, 10, 100, 5).streamed(false).build();

        var run = Records.run(notStreamed).slo(Slo.ttft(Duration.ofSeconds(9))).build();

        assertThat(value(run, "run.goodput")).isZero();
        assertThat(reason(run, "run.ttft.p50")).isEqualTo("responses were not streamed");
        assertThat(reason(run, "run.tpot.p50")).isEqualTo("responses were not streamed");
        assertThat(reason(run, "run.itl.p50")).isEqualTo("responses were not streamed");
        assertThat(value(run, "run.e2e.p50")).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void saysWhyThereIsNoNumber() {
        var empty = Records.run().build();
        var failed = Records.run(Records.failed(1, 0, ErrorClass.DNS)).build();
        var single = Records.run(Records.ok(1, 0, 10, 10, 1)).build();

        assertThat(reason(empty, "run.durationSeconds")).isEqualTo("no request was sent");
        assertThat(reason(empty, "run.scheduleLag.p99")).isEqualTo("no request was sent");
        assertThat(reason(empty, "run.errorRate")).isEqualTo("no request succeeded or failed");
        assertThat(reason(failed, "run.ttft.p50")).isEqualTo("no request succeeded");
        assertThat(value(failed, "run.ttft.n")).isZero();
        assertThat(reason(failed, "run.requestThroughput")).isEqualTo("no request succeeded");
        assertThat(reason(failed, "run.cappedShare")).isEqualTo("no request succeeded");
        assertThat(reason(failed, "run.goodput")).isEqualTo("no SLO was set");
        assertThat(reason(single, "run.tpot.p50")).isEqualTo("no answer has two output tokens");
        assertThat(reason(single, "run.itl.p50")).isEqualTo("no answer has two chunks");
        assertThat(reason(single, "run.ttft.std")).isEqualTo("one value has no spread");
        assertThat(reason(single, "run.offeredRps")).isEqualTo("fewer than two requests");
        assertThat(reason(single, "run.nothing")).isEqualTo("not measured");
    }

    @Test
    void neverTakesAnUnknownTokenCountForZero() {
        var uncounted = RequestRecord.builder(1, "req-1", 0)
                .ok("stop")
                .sent(0)
                .end(MILLI)
                .build();

        var run = Records.run(uncounted, Records.ok(2, 0, 1, 2, 2)).build();

        assertThat(reason(run, "run.outputThroughput")).isEqualTo("1 of 2 answers have no count of output tokens");
        assertThat(run.label("run.outputTokensSource")).hasValue("usage");
    }

    @Test
    void comparesWhatCameBackWithWhatWasAskedFor() {
        var capped =
                Records.builderOfOk(1, 0, 10, 100, 30).ok("length").chunks(10).build();
        var estimated =
                Records.builderOfOk(2, 0, 10, 100, 10).outputTokens(10, true).build();

        var run = Records.run(capped, estimated).build();

        assertThat(value(run, "run.outputRatio")).isCloseTo(40.0 / 80, within(1e-12));
        assertThat(value(run, "run.cappedShare")).isCloseTo(0.5, within(1e-12));
        assertThat(value(run, "run.tokensPerChunk")).isCloseTo(2.0, within(1e-12));
        assertThat(run.label("run.outputTokensSource")).hasValue("mixed");
    }

    @Test
    void measuresOfferedAndDeliveredLoadAsArrivals() {
        // golden 6.3: arrivals 0, 100, 300 ms give a rate of 10/s and a CV of 0.4714…
        var run = Records.run(Records.ok(1, 0, 1, 2, 2), Records.ok(2, 100, 1, 2, 2), Records.ok(3, 300, 1, 2, 2))
                .build();

        assertThat(value(run, "run.offeredRps")).isCloseTo(10, within(1e-9));
        assertThat(value(run, "run.deliveredRps")).isCloseTo(10, within(1e-9));
        assertThat(value(run, "run.deliveredCv")).isCloseTo(0.4714045207910317, within(1e-9));
    }

    private static double value(Measured run, String id) {
        return run.measurement(Metric.of(id)).value();
    }

    private static String reason(Measured run, String id) {
        Measurement measurement = run.measurement(Metric.of(id));
        assertThat(measurement.isDefined()).as(id).isFalse();
        return measurement.reason();
    }
}
