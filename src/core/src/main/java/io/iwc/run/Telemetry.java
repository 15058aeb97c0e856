package io.iwc.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Telemetry of a run: GPU and server metrics, on the time axis of the run's records. Immutable.
 *
 * @since 0.1
 */
public final class Telemetry {
    private static final Telemetry NONE = new Telemetry(List.of());

    private final List<TelemetrySample> samples;
    private final SortedMap<TelemetryMetric, List<TelemetrySeries>> series = new TreeMap<>();

    private Telemetry(List<TelemetrySample> samples) {
        this.samples = samples;
        for (var metric : TelemetryMetric.values()) {
            series.put(metric, seriesOf(metric));
        }
    }

    /** Nothing was sampled. */
    public static Telemetry none() {
        return NONE;
    }

    /**
     * Samples in any order. Those of the same source, metric and labels are one series, whoever took them: two clients
     * that watched one page, or one GPU by its {@code uuid}, make it denser and count nothing twice.
     */
    public static Telemetry of(List<TelemetrySample> samples) {
        if (samples.isEmpty()) {
            return NONE;
        }
        return new Telemetry(samples.stream()
                .sorted(Comparator.comparingLong(TelemetrySample::nanos))
                .toList());
    }

    public boolean isEmpty() {
        return samples.isEmpty();
    }

    /** All samples in the order they were taken; unmodifiable. */
    public List<TelemetrySample> samples() {
        return samples;
    }

    /**
     * A metric over time, one series for each thing that has it. Where several sources give a metric, the one that gave
     * it first: two of them look at the same GPUs.
     */
    public List<TelemetrySeries> series(TelemetryMetric metric) {
        return series.getOrDefault(metric, List.of());
    }

    /** The highest used memory of any GPU sampled within a window, in MiB; empty if none was. */
    public OptionalDouble gpuMemoryPeak(long from, long to) {
        return series(TelemetryMetric.GPU_MEMORY_MB).stream()
                .flatMapToDouble(it -> it.peak(from, to).stream())
                .max();
    }

    private List<TelemetrySeries> seriesOf(TelemetryMetric metric) {
        Map<SortedMap<String, String>, List<TelemetrySample>> byLabels = new LinkedHashMap<>();
        var source = "";
        for (var sample : samples) {
            if (sample.metric() == metric) {
                source = source.isEmpty() ? sample.source() : source;
                if (sample.source().equals(source)) {
                    append(byLabels.computeIfAbsent(sample.labels(), labels -> new ArrayList<>()), sample);
                }
            }
        }
        return byLabels.values().stream().map(TelemetrySeries::new).toList();
    }

    /** Of two samples of one instant the later counts: a series has one value at a time. */
    private static void append(List<TelemetrySample> series, TelemetrySample sample) {
        if (!series.isEmpty() && series.get(series.size() - 1).nanos() == sample.nanos()) {
            series.remove(series.size() - 1);
        }
        series.add(sample);
    }
}
