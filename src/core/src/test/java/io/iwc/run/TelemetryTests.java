package io.iwc.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.iwc.metric.Catalogued;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.run.internal.Records;
import io.iwc.run.internal.RunContext;
import io.iwc.run.internal.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expected numbers are worked by hand. The run: two requests of 10 tokens, from 1 s to 3 s and from 2 s to 5 s. */
class TelemetryTests {
    @TempDir
    private Path folder;

    @Test
    void measuresWhatTheCatalogueHas() {
        var samples = Arrays.stream(TelemetryMetric.values())
                .flatMap(metric -> Stream.of(gpu(0, 0, metric, 1), gpu(0, 6000, metric, 1)))
                .toArray(TelemetrySample[]::new);

        Catalogued.check(run(samples).measurements());
    }

    @Test
    void addsUpTheEnergyOfAllGpusByTrapezoids() {
        var run = run(
                gpu(0, 0, TelemetryMetric.POWER_WATTS, 100),
                gpu(0, 2000, TelemetryMetric.POWER_WATTS, 300), // 200 at 1 s: 250 J to here
                gpu(0, 6000, TelemetryMetric.POWER_WATTS, 100), // 150 at 5 s: 225 W · 3 s = 675 J
                gpu(1, 0, TelemetryMetric.POWER_WATTS, 50),
                gpu(1, 6000, TelemetryMetric.POWER_WATTS, 50)); // 200 J

        assertThat(value(run, "run.gpu.energyJoules")).isCloseTo(1125, within(1e-9));
        assertThat(value(run, "run.gpu.powerMeanWatts")).isCloseTo(1125 / 4.0, within(1e-9));
        assertThat(value(run, "run.gpu.energyPerRequestJoules")).isCloseTo(562.5, within(1e-9));
        assertThat(value(run, "run.gpu.energyPerOutputTokenJoules")).isCloseTo(56.25, within(1e-9));
    }

    @Test
    void takesTheHighestMemoryOfAnyGpuForTheRunAndForEachRequest() throws IOException {
        var run = run(
                gpu(0, 500, TelemetryMetric.GPU_MEMORY_MB, 90_000),
                gpu(0, 1500, TelemetryMetric.GPU_MEMORY_MB, 20_000),
                gpu(1, 1500, TelemetryMetric.GPU_MEMORY_MB, 30_000),
                gpu(0, 4000, TelemetryMetric.GPU_MEMORY_MB, 50_000),
                gpu(1, 4000, TelemetryMetric.GPU_MEMORY_MB, 30_000),
                gpu(0, 5000, TelemetryMetric.GPU_MEMORY_MB, 50_000),
                gpu(1, 6000, TelemetryMetric.GPU_MEMORY_MB, 99_000));

        RunFolder.at(folder).write(run, RunContext.none());

        assertThat(Files.readAllLines(folder.resolve("results.csv")))
                .satisfiesExactly(
                        header -> assertThat(header).contains(",gpu_memory_mb,"),
                        first -> assertThat(first).contains(",200,30000.0,req-1,"),
                        second -> assertThat(second).contains(",200,50000.0,req-2,"));
    }

    @Test
    void averagesGaugesOverTimeAndReadsCountersAsGrowth() {
        var run = run(
                server(0, TelemetryMetric.KV_USAGE, 0),
                server(1000, TelemetryMetric.KV_USAGE, 0.2),
                server(3000, TelemetryMetric.KV_USAGE, 0.8), // 0.5 · 2 s
                server(5000, TelemetryMetric.KV_USAGE, 0.8), // 0.8 · 2 s
                server(1000, TelemetryMetric.WAITING, 0),
                server(3000, TelemetryMetric.WAITING, 4),
                server(5000, TelemetryMetric.WAITING, 0),
                server(0, TelemetryMetric.PREFIX_HITS, 1000),
                server(6000, TelemetryMetric.PREFIX_HITS, 1150),
                server(0, TelemetryMetric.PREFIX_QUERIES, 5000),
                server(6000, TelemetryMetric.PREFIX_QUERIES, 5200));

        assertThat(value(run, "run.server.kvUsageMean")).isCloseTo(0.65, within(1e-12));
        assertThat(value(run, "run.server.kvUsagePeak")).isEqualTo(0.8);
        assertThat(value(run, "run.server.waitingMean")).isCloseTo(2, within(1e-12));
        assertThat(value(run, "run.server.waitingPeak")).isEqualTo(4);
        assertThat(value(run, "run.server.prefixHitShare")).isEqualTo(0.75);
    }

    @Test
    void isUndefinedWhereSamplingBrokeOffOrACounterWentBack() {
        var run = run(
                gpu(0, 0, TelemetryMetric.POWER_WATTS, 100),
                gpu(0, 3000, TelemetryMetric.POWER_WATTS, 100),
                server(0, TelemetryMetric.PREFIX_HITS, 1000),
                server(6000, TelemetryMetric.PREFIX_HITS, 10),
                server(0, TelemetryMetric.PREFIX_QUERIES, 1000),
                server(6000, TelemetryMetric.PREFIX_QUERIES, 20));

        assertThat(measured(run, "run.gpu.energyJoules").reason())
                .isEqualTo("powerWatts was sampled for 50 % of the run");
        assertThat(measured(run, "run.server.prefixHitShare").reason())
                .isEqualTo("a counter went back: the server was restarted");
        assertThat(measured(run, "run.server.kvUsageMean").reason()).isEqualTo("not measured");
    }

    @Test
    void countsEachGpuOnceWhereTwoSourcesLookAtIt() {
        var run = run(
                gpu(0, 0, TelemetryMetric.POWER_WATTS, 100),
                gpu(0, 6000, TelemetryMetric.POWER_WATTS, 100),
                server(100, TelemetryMetric.POWER_WATTS, 100),
                server(6100, TelemetryMetric.POWER_WATTS, 100));

        assertThat(value(run, "run.gpu.energyJoules")).isCloseTo(400, within(1e-9));
    }

    @Test
    void readsBackWhatItWroteAndDeletesThatOfTheRunBefore() throws IOException {
        var sampled = run(gpu(0, -20, TelemetryMetric.POWER_WATTS, 61.25), server(6000, TelemetryMetric.RUNNING, 3));

        RunFolder.at(folder).write(sampled, RunContext.none());
        var back = RunFolder.at(folder).read();

        assertThat(folder.resolve("telemetry.csv")).hasContent("""
                t_ns,source,metric,labels,value
                -20000000,nvidia-smi,powerWatts,gpu=0,61.25
                6000000000,prometheus,running,model_name=m,3.0
                """);
        assertThat(back.telemetry().samples()).isEqualTo(sampled.telemetry().samples());
        assertThat(back.measurements()).isEqualTo(sampled.measurements());

        RunFolder.at(folder).write(run(), RunContext.none());

        assertThat(folder.resolve("telemetry.csv")).doesNotExist();
    }

    @Test
    void namesTheBadLine() throws IOException {
        RunFolder.at(folder).write(run(), RunContext.none());
        Files.writeString(
                folder.resolve("telemetry.csv"), "t_ns,source,metric,labels,value\n1,nvidia-smi,fan,gpu=0,7\n");

        assertThatThrownBy(() -> RunFolder.at(folder).read())
                .hasMessage(
                        folder.resolve("telemetry.csv") + ":2: metric: found \"fan\", expected one such as powerWatts");
    }

    private static Run run(TelemetrySample... samples) {
        return Run.builder("w", Origin.MEASURED, Records.ENDPOINT)
                .records(List.of(Records.ok(1, 1000, 100, 2000, 10), Records.ok(2, 2000, 100, 3000, 10)))
                .telemetry(Telemetry.of(List.of(samples)))
                .build();
    }

    private static TelemetrySample gpu(int index, long millis, TelemetryMetric metric, double value) {
        return new TelemetrySample(
                millis * 1_000_000, "nvidia-smi", metric, new TreeMap<>(Map.of("gpu", Integer.toString(index))), value);
    }

    private static TelemetrySample server(long millis, TelemetryMetric metric, double value) {
        return new TelemetrySample(
                millis * 1_000_000, "prometheus", metric, new TreeMap<>(Map.of("model_name", "m")), value);
    }

    private static double value(Run run, String id) {
        return measured(run, id).value();
    }

    private static Measurement measured(Run run, String id) {
        return run.measurement(Metric.of(id));
    }
}
