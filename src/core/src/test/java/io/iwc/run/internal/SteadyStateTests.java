package io.iwc.run.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.run.RequestRecord;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Worked by hand: a request every 100 ms, each of which takes a second. Ten are in flight from 900 ms on. */
class SteadyStateTests {
    @Test
    void leavesOutRampUpAndDrain() {
        var run = Records.run(IntStream.range(0, 20)
                        .mapToObj(i -> Records.ok(i + 1, 100L * i, i < 8 ? 500 : 100, 1000, 11))
                        .toArray(RequestRecord[]::new))
                .build();

        var steady = SteadyState.of(run);

        assertThat(value(steady.get(id("startSeconds")))).isEqualTo(0.8); // nine in flight
        assertThat(value(steady.get(id("durationSeconds")))).isCloseTo(1.1, within(1e-12)); // to the last send
        assertThat(value(steady.get(id("inFlight")))).isEqualTo(10);
        assertThat(value(steady.get(id("requests")))).isEqualTo(12);
        assertThat(value(steady.get(id("ttft.mean")))).isCloseTo(0.1, within(1e-12));
        assertThat(value(steady.get(id("tpot.p50")))).isCloseTo(0.09, within(1e-12));
        assertThat(value(steady.get(id("requestThroughput")))).isCloseTo(10 / 1.1, within(1e-9));
        assertThat(value(steady.get(id("outputThroughput")))).isCloseTo(110 / 1.1, within(1e-9));
        assertThat(steady.get(id("sloAttainment")).reason()).isEqualTo("no SLO was set");
    }

    @Test
    void isUndefinedWhereTooLittleWasSent() {
        var steady = SteadyState.of(Records.run(Records.ok(1, 0, 10, 30, 3)).build());

        assertThat(steady.get(id("durationSeconds")).reason()).isEqualTo("fewer than 10 requests were sent");
        assertThat(steady.get(id("ttft.p50")).reason()).isEqualTo("fewer than 10 requests were sent");
        assertThat(value(steady.get(id("ttft.n")))).isZero();
    }

    @Test
    void isUndefinedWithoutACommonClock() {
        var run = Records.run(Records.ok(1, 0, 10, 30, 3)).stampedPerRequest().build();

        assertThat(SteadyState.of(run).get(id("requests")).reason()).isEqualTo("the file has no send times");
    }

    private static Metric id(String name) {
        return Metric.of("run.steady." + name);
    }

    private static double value(Measurement measurement) {
        return measurement.value();
    }
}
