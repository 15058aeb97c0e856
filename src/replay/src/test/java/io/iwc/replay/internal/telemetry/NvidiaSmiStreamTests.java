package io.iwc.replay.internal.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.iwc.replay.TelemetrySource;
import io.iwc.run.TelemetryMetric;
import io.iwc.run.TelemetrySample;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A script of that name stands in for the program; its lines are as NVIDIA documents them. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is played by a shell script")
class NvidiaSmiStreamTests {
    private static final OwnOrigin NO_ENDPOINT =
            new OwnOrigin(URI.create("http://127.0.0.1:9/v1"), new TreeMap<>(), HttpClient.newHttpClient());
    private static final Map<String, String> FIRST = Map.of("gpu", "0", "uuid", "GPU-5a");
    private static final Map<String, String> SECOND = Map.of("gpu", "1");
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    @TempDir
    private Path bin;

    @Test
    void readsALinePerGpuUntilItIsStopped() throws IOException {
        program("""
                echo "$@" > "$(dirname "$0")/arguments"
                echo '0, GPU-5a, 1234, 97, 312.45'
                echo '1, [N/A], 80, [N/A], [Not Supported]'
                exec tail -f /dev/null
                """);

        var recorder = start();
        var begun = System.nanoTime();
        while (recorder.samplesSoFar() < 4 && System.nanoTime() - begun < PATIENCE_NANOS) {
            LockSupport.parkNanos(1_000_000);
        }
        var telemetry = recorder.stop(begun);

        assertThat(bin.resolve("arguments"))
                .hasContent("--query-gpu=index,uuid,memory.used,utilization.gpu,power.draw"
                        + " --format=csv,noheader,nounits -lms 250");
        assertThat(telemetry.samples())
                .extracting(TelemetrySample::metric, TelemetrySample::labels, TelemetrySample::value)
                .containsExactly(
                        tuple(TelemetryMetric.GPU_MEMORY_MB, FIRST, 1234.0),
                        tuple(TelemetryMetric.GPU_UTILISATION, FIRST, 0.97),
                        tuple(TelemetryMetric.POWER_WATTS, FIRST, 312.45),
                        tuple(TelemetryMetric.GPU_MEMORY_MB, SECOND, 80.0));
        assertThat(telemetry.samples()).allSatisfy(sample -> {
            assertThat(sample.source()).isEqualTo("nvidia-smi");
            assertThat(Math.abs(sample.nanos())).isLessThan(PATIENCE_NANOS);
        });
        assertThat(recorder.problems()).isEmpty();
    }

    @Test
    void saysWhenTheProgramDiedOnTheWay() throws IOException {
        program("""
                echo '0, GPU-5a, 1234, 97, 312.45'
                echo 'Unable to determine the device handle for GPU0: Unknown Error'
                exit 15
                """);

        var recorder = start();
        var begun = System.nanoTime();
        while (recorder.problems().isEmpty() && System.nanoTime() - begun < PATIENCE_NANOS) {
            LockSupport.parkNanos(1_000_000);
        }

        assertThat(recorder.stop(0).samples()).hasSize(3);
        assertThat(recorder.problems())
                .containsExactly("nvidia-smi ended with status 15: Unable to determine the device handle for GPU0:"
                        + " Unknown Error");
    }

    @Test
    void refusesToBeginWithoutADriver() throws IOException {
        program("""
                echo "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver."
                exit 9
                """);

        assertThatThrownBy(this::start)
                .hasMessage("telemetry: nvidia-smi ended with status 9: NVIDIA-SMI has failed because it couldn't"
                        + " communicate with the NVIDIA driver.; leave --telemetry nvidia-smi away on a machine without"
                        + " NVIDIA GPUs");
    }

    @Test
    void refusesToBeginWithoutTheProgram() {
        assertThatThrownBy(this::start)
                .hasMessage("telemetry: nvidia-smi was not found on the path, expected the program that comes with"
                        + " NVIDIA's driver; leave --telemetry nvidia-smi away on a machine without NVIDIA GPUs");
    }

    private TelemetryRecorder start() {
        return TelemetryRecorder.start(
                List.of(TelemetrySource.nvidiaSmi()),
                Duration.ofMillis(250),
                NO_ENDPOINT,
                Map.of("PATH", "/nowhere:" + bin));
    }

    private void program(String script) throws IOException {
        var file = bin.resolve("nvidia-smi");
        Files.writeString(file, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
