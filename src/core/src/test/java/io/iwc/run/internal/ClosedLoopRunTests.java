package io.iwc.run.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.run.Run;
import io.iwc.run.Slo;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosedLoopRunTests {
    private static final Measurement NO_SCHEDULE =
            Measurement.undefined("closed loop: a request is sent when another has ended, there is no schedule");

    private final Run run = Records.run(Records.ok(1, 0, 40, 85, 10), Records.ok(2, 85, 40, 85, 10))
            .closedLoop()
            .build();

    @Test
    void countsLatencyFromTheSend() {
        assertThat(run.measurement(Metric.of("run.responseTtft.p50"))).isEqualTo(Measurement.of(0.04));
        assertThat(run.measurement(Metric.of("run.response.p50"))).isEqualTo(Measurement.of(0.085));
    }

    @Test
    void hasNoScheduleToKeep() {
        assertThat(run.measurement(Metric.of("run.scheduleLag.p99"))).isEqualTo(NO_SCHEDULE);
        assertThat(run.measurement(Metric.of("run.offeredRps"))).isEqualTo(NO_SCHEDULE);
        assertThat(run.isValid()).isTrue();
    }

    @Test
    void stillHasDurationAndRates() {
        assertThat(run.measurement(Metric.of("run.durationSeconds"))).isEqualTo(Measurement.of(0.17));
        assertThat(run.measurement(Metric.RUN_OUTPUT_THROUGHPUT).value()).isEqualTo(20 / 0.17);
        assertThat(run.measurement(Metric.of("run.deliveredRps")).value()).isEqualTo(2 / 0.085);
    }

    @Test
    void saysSoInAFileToo(@TempDir Path folder) {
        RunFolder.at(folder).write(run, RunContext.none());

        var read = RunFolder.at(folder).read();

        assertThat(read.isClosedLoop()).isTrue();
        assertThat(read.label("run.load")).hasValue("closed loop");
        assertThat(read.measurements()).isEqualTo(run.measurements());
        assertThat(read.withSlo(Slo.ttft(Duration.ofSeconds(1))).isClosedLoop()).isTrue();
    }
}
