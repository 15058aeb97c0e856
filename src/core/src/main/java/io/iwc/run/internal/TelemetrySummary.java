package io.iwc.run.internal;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.ReasonCode;
import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import io.iwc.run.Telemetry;
import io.iwc.run.TelemetryMetric;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The numbers of GPUs and server over the window of a run, first send to last end. A metric without samples is left
 * out; one that was sampled for less than nine tenths of the window is undefined.
 */
final class TelemetrySummary {
    static final String METHOD = "window: first send to last end; means and energy: trapezoids between samples, power"
            + " of all GPUs together; memory: the highest sample of any GPU";

    private static final double COVERED = 0.9;

    private final Telemetry telemetry;
    private final long from;
    private final long to;

    private TelemetrySummary(Telemetry telemetry, long from, long to) {
        this.telemetry = telemetry;
        this.from = from;
        this.to = to;
    }

    static void putInto(Map<Metric, Measurement> measurements, List<RequestRecord> records, Telemetry telemetry) {
        var sent = records.stream().flatMapToLong(it -> it.sentNanos().stream()).min();
        var ended = records.stream().flatMapToLong(it -> it.endNanos().stream()).max();
        if (!telemetry.isEmpty() && sent.isPresent() && ended.isPresent() && sent.getAsLong() < ended.getAsLong()) {
            new TelemetrySummary(telemetry, sent.getAsLong(), ended.getAsLong()).put(measurements, records);
        }
    }

    private void put(Map<Metric, Measurement> all, List<RequestRecord> records) {
        gpu(all);
        energy(all, records);
        put(all, Metric.SERVER_KV_USAGE_MEAN, TelemetryMetric.KV_USAGE, () -> mean(TelemetryMetric.KV_USAGE, true));
        put(all, Metric.SERVER_KV_USAGE_PEAK, TelemetryMetric.KV_USAGE, () -> highest(TelemetryMetric.KV_USAGE));
        put(all, Metric.SERVER_RUNNING_MEAN, TelemetryMetric.RUNNING, () -> mean(TelemetryMetric.RUNNING, false));
        put(all, Metric.SERVER_RUNNING_PEAK, TelemetryMetric.RUNNING, () -> highestSum(TelemetryMetric.RUNNING));
        put(all, Metric.SERVER_WAITING_MEAN, TelemetryMetric.WAITING, () -> mean(TelemetryMetric.WAITING, false));
        put(all, Metric.SERVER_WAITING_PEAK, TelemetryMetric.WAITING, () -> highestSum(TelemetryMetric.WAITING));
        var hitsAreCounted = !telemetry.series(TelemetryMetric.PREFIX_HITS).isEmpty();
        put(
                all,
                Metric.SERVER_PREFIX_HIT_SHARE,
                hitsAreCounted ? TelemetryMetric.PREFIX_HITS : TelemetryMetric.PREFIX_HIT_SHARE,
                () -> hitsAreCounted ? hitShare() : mean(TelemetryMetric.PREFIX_HIT_SHARE, true));
    }

    private void gpu(Map<Metric, Measurement> all) {
        put(
                all,
                Metric.GPU_MEMORY_PEAK_MB,
                TelemetryMetric.GPU_MEMORY_MB,
                () -> highest(TelemetryMetric.GPU_MEMORY_MB));
        put(
                all,
                Metric.GPU_UTILISATION_MEAN,
                TelemetryMetric.GPU_UTILISATION,
                () -> mean(TelemetryMetric.GPU_UTILISATION, true));
        put(
                all,
                Metric.GPU_POWER_MEAN_WATTS,
                TelemetryMetric.POWER_WATTS,
                () -> mean(TelemetryMetric.POWER_WATTS, false));
    }

    private void energy(Map<Metric, Measurement> all, List<RequestRecord> records) {
        var ok = records.stream().filter(it -> it.outcome() == Outcome.OK).toList();
        var tokens = ok.stream().mapToLong(it -> it.outputTokens().orElse(0)).sum();
        var isCounted = ok.stream().allMatch(it -> it.outputTokens().isPresent());
        var power = TelemetryMetric.POWER_WATTS;
        put(all, Metric.GPU_ENERGY_JOULES, power, this::energy);
        put(all, Metric.GPU_ENERGY_PER_REQUEST, power, () -> per(ok.size(), ReasonCode.NONE_OK));
        put(
                all,
                Metric.GPU_ENERGY_PER_OUTPUT_TOKEN,
                power,
                () -> per(isCounted ? tokens : 0, ReasonCode.ANSWERS_NOT_COUNTED));
    }

    private void put(
            Map<Metric, Measurement> all, Metric metric, TelemetryMetric sampled, Supplier<Measurement> measurement) {
        var series = telemetry.series(sampled);
        if (series.isEmpty()) {
            return;
        }
        var coverage =
                series.stream().mapToDouble(it -> it.coverage(from, to)).min().orElse(0);
        all.put(
                metric,
                coverage >= COVERED
                        ? measurement.get()
                        : Measurement.undefined(ReasonCode.PARTLY_SAMPLED, sampled.text(), Math.round(coverage * 100)));
    }

    private Measurement energy() {
        return Measurement.of(telemetry.series(TelemetryMetric.POWER_WATTS).stream()
                .mapToDouble(it -> it.integral(from, to))
                .sum());
    }

    private Measurement per(long count, ReasonCode reasonIfNone) {
        return count == 0 ? Measurement.undefined(reasonIfNone) : Measurement.of(energy().value() / count);
    }

    /** Over time; of several series their average, or their sum. */
    private Measurement mean(TelemetryMetric metric, boolean averaged) {
        var series = telemetry.series(metric);
        var sum = series.stream().mapToDouble(it -> it.integral(from, to)).sum() * 1e9 / (to - from);
        return Measurement.of(averaged ? sum / series.size() : sum);
    }

    /** Of the samples of the window, and of what its ends are between. */
    private Measurement highest(TelemetryMetric metric) {
        return Measurement.of(telemetry.series(metric).stream()
                .mapToDouble(it -> Math.max(it.peak(from, to).orElse(0), Math.max(it.at(from), it.at(to))))
                .max()
                .orElse(0));
    }

    /** Of what all series together show at one instant. */
    private Measurement highestSum(TelemetryMetric metric) {
        var sums = new TreeMap<Long, Double>();
        for (var series : telemetry.series(metric)) {
            for (var i = 0; i < series.size(); i++) {
                if (series.nanos(i) >= from && series.nanos(i) <= to) {
                    sums.merge(series.nanos(i), series.value(i), Double::sum);
                }
            }
        }
        return sums.values().stream()
                .max(Double::compare)
                .map(Measurement::of)
                .orElseGet(() -> Measurement.undefined(ReasonCode.NOT_SAMPLED, metric.text()));
    }

    private Measurement hitShare() {
        var hits = growth(TelemetryMetric.PREFIX_HITS);
        var queries = growth(TelemetryMetric.PREFIX_QUERIES);
        if (hits < 0 || queries < 0) {
            return Measurement.undefined(ReasonCode.COUNTER_RESET);
        }
        return queries == 0 ? Measurement.undefined(ReasonCode.NO_CACHE_LOOKUP) : Measurement.of(hits / queries);
    }

    /** From the last sample before the window to the first after it: counters are read in steps. */
    private double growth(TelemetryMetric metric) {
        var growth = 0.0;
        for (var series : telemetry.series(metric)) {
            var first = 0;
            var last = series.size() - 1;
            while (first < last && series.nanos(first + 1) <= from) {
                first++;
            }
            while (last > first && series.nanos(last - 1) >= to) {
                last--;
            }
            growth += series.value(last) - series.value(first);
        }
        return growth;
    }
}
