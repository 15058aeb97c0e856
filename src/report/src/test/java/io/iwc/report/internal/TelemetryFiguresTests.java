package io.iwc.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.run.EndpointInfo;
import io.iwc.run.Origin;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import io.iwc.run.Telemetry;
import io.iwc.run.TelemetryMetric;
import io.iwc.run.TelemetrySample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TelemetryFiguresTests {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void drawsWhatWasSampledOnTheClockOfTheRun() {
        var run = run(List.of(
                sample(0, TelemetryMetric.RUNNING, "m", 0),
                sample(1, TelemetryMetric.RUNNING, "m", 4),
                sample(1, TelemetryMetric.WAITING, "m", 2),
                sample(0, TelemetryMetric.POWER_WATTS, "0", 100),
                sample(1, TelemetryMetric.POWER_WATTS, "1", 300)));

        var figures = TelemetryFigures.of(run);

        assertThat(figures).extracting(Figure::id).containsExactly("telemetry.running", "telemetry.powerWatts");
        assertThat(figures.get(0).series())
                .containsExactly(
                        Figure.Series.points("running", List.of(0.0, 1.0), List.of(0.0, 4.0)),
                        Figure.Series.points("waiting", List.of(1.0), List.of(2.0)));
        assertThat(figures.get(1).series()).extracting(Figure.Series::name).containsExactly("of 0", "of 1");
        assertThat(RunText.of(run))
                .contains("TELEMETRY\n---------\n")
                .contains("Running in the server  : mean 2.000   peak 4\n")
                .doesNotContain("KV cache");
    }

    @Test
    void namesGpusByTheirNumberWhereThatIsEnough() {
        var first = gpu("0", "GPU-a");

        assertThat(namesOf(first, gpu("1", "GPU-b"))).containsExactly("gpu 0", "gpu 1");
        assertThat(namesOf(first, gpu("0", "GPU-b"))).containsExactly("gpu 0, uuid GPU-a", "gpu 0, uuid GPU-b");
    }

    @Test
    void neverDrawsMoreThanAPictureCanShow() {
        var samples = new ArrayList<TelemetrySample>();
        for (var i = 0; i < 4000; i++) {
            samples.add(sample(i, TelemetryMetric.KV_USAGE, "m", i / 4000.0));
        }

        var figure = TelemetryFigures.of(run(samples)).get(0);

        assertThat(figure.series().get(0).x()).hasSize(500).startsWith(0.0, 8.0).endsWith(3992.0);
    }

    private static List<String> namesOf(TelemetrySample... samples) {
        return TelemetryFigures.of(run(List.of(samples))).get(0).series().stream()
                .map(Figure.Series::name)
                .toList();
    }

    private static TelemetrySample gpu(String index, String uuid) {
        return new TelemetrySample(
                0, "s", TelemetryMetric.POWER_WATTS, new TreeMap<>(Map.of("gpu", index, "uuid", uuid)), 100);
    }

    private static Run run(List<TelemetrySample> samples) {
        return Run.builder("w", Origin.MEASURED, new EndpointInfo("chat", "m", "u", "HTTP/1.1", new TreeMap<>()))
                .records(List.of(RequestRecord.builder(1, "r", 0)
                        .ok("stop")
                        .sent(0)
                        .end(SECOND)
                        .build()))
                .telemetry(Telemetry.of(samples))
                .build();
    }

    private static TelemetrySample sample(long second, TelemetryMetric metric, String of, double value) {
        return new TelemetrySample(second * SECOND, "s", metric, new TreeMap<>(Map.of("of", of)), value);
    }
}
