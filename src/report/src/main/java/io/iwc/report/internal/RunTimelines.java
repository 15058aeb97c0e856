package io.iwc.report.internal;

import io.iwc.metric.MetricCatalogue;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Unit;
import io.iwc.report.internal.Figure.Axis;
import io.iwc.report.internal.Figure.Kind;
import io.iwc.report.internal.Figure.Panel;
import io.iwc.report.internal.Figure.Series;
import io.iwc.run.Outcome;
import io.iwc.run.Run;
import io.iwc.run.TelemetryMetric;
import io.iwc.run.internal.RequestTimings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What happened when in the course of a run: latency with the load beneath it, output, failures. */
final class RunTimelines {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NARROWEST_SECONDS = 0.001;
    private static final int MOST_CLASSES = 2;

    private final Run run;

    private RunTimelines(Run run) {
        this.run = run;
    }

    static List<Figure> of(Run run) {
        var timelines = new RunTimelines(run);
        return Stream.of(timelines.latency(), timelines.output(), timelines.failures())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Figure> latency() {
        if (run.distribution(MetricFamily.RUN_RESPONSE).isEmpty()) {
            return Optional.empty();
        }
        var thinning = Thinning.of(run.records().size());
        var scheduled = new ArrayList<Double>();
        var latency = new ArrayList<Double>();
        for (var i = 0; i < run.records().size(); i += thinning.every()) {
            var record = run.records().get(i);
            var response = RequestTimings.of(record).responseNanos();
            if (response.isPresent()) {
                scheduled.add(record.scheduledNanos() / NANOS_PER_SECOND);
                latency.add(response.getAsLong() / NANOS_PER_SECOND);
            }
        }
        return latency.isEmpty()
                ? Optional.empty()
                : Optional.of(new Figure(
                                MetricFamily.RUN_RESPONSE.id() + ".scatter",
                                "Latency over the run",
                                Kind.SCATTER,
                                Axis.linear("Scheduled at", Unit.SECONDS),
                                Axis.linear(
                                        MetricCatalogue.of(MetricFamily.RUN_RESPONSE)
                                                .name(),
                                        Unit.SECONDS),
                                List.of(Series.points("requests", scheduled, latency)),
                                List.of(),
                                note(thinning))
                        .above(load()));
    }

    private String note(Thinning thinning) {
        var words = new ArrayList<String>();
        if (!thinning.note().isEmpty()) {
            words.add(thinning.note());
        }
        var more = run.telemetry().series(TelemetryMetric.GPU_MEMORY_MB).size() - TelemetryFigures.MOST_BENEATH;
        if (more > 0) {
            words.add(more + " more GPUs are in telemetry.csv.");
        }
        return String.join(" ", words);
    }

    /** The queue, the KV cache and the memory of the GPUs, as far as they are known, on the clock of the run. */
    private List<Panel> load() {
        var panels = new ArrayList<Panel>();
        var queue = new ArrayList<Series>();
        if (run.telemetry().series(TelemetryMetric.WAITING).isEmpty()) {
            inFlight().ifPresent(queue::add);
        }
        queue.addAll(TelemetryFigures.series(run, TelemetryMetric.RUNNING, "computed by the server"));
        queue.addAll(TelemetryFigures.series(run, TelemetryMetric.WAITING, "waiting in the server"));
        add(panels, Axis.linear("Requests", Unit.COUNT), queue);
        add(
                panels,
                Axis.linear("KV cache in use", Unit.SHARE),
                TelemetryFigures.series(run, TelemetryMetric.KV_USAGE, "KV cache"));
        add(
                panels,
                Axis.linear("GPU memory, MB", Unit.PLAIN),
                TelemetryFigures.series(run, TelemetryMetric.GPU_MEMORY_MB, "memory"));
        return panels;
    }

    private static void add(List<Panel> panels, Axis y, List<Series> series) {
        if (!series.isEmpty()) {
            panels.add(new Panel(y, series));
        }
    }

    /** Requests sent and not ended, as the client knows them. */
    private Optional<Series> inFlight() {
        var steps = new TreeMap<Long, Integer>();
        for (var record : run.records()) {
            if (record.sentNanos().isPresent() && record.endNanos().isPresent()) {
                steps.merge(record.sentNanos().getAsLong(), 1, Integer::sum);
                steps.merge(record.endNanos().getAsLong(), -1, Integer::sum);
            }
        }
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        var thinning = Thinning.of(steps.size());
        var time = new ArrayList<Double>();
        var count = new ArrayList<Double>();
        var open = 0;
        var at = 0;
        for (var step : steps.entrySet()) {
            open += step.getValue();
            if (thinning.draws(at++)) {
                time.add(step.getKey() / NANOS_PER_SECOND);
                count.add((double) open);
            }
        }
        return Optional.of(Series.points("in flight at the client", time, count));
    }

    private Optional<Figure> output() {
        var last = last();
        if (last <= 0) {
            return Optional.empty();
        }
        var bins = Bins.even(0, last, NARROWEST_SECONDS);
        var spread = new SpreadTokens(bins);
        for (var record : run.records()) {
            if (record.outcome() == Outcome.OK && record.outputTokens().isPresent()) {
                var end = record.streamed() ? record.lastTokenNanos() : record.endNanos();
                end.ifPresent(to -> spread.add(
                        record.outputTokens().getAsInt(),
                        record.firstTokenNanos().orElse(to) / NANOS_PER_SECOND,
                        to / NANOS_PER_SECOND));
            }
        }
        return spread.isEmpty()
                ? Optional.empty()
                : Optional.of(new Figure(
                        "run.outputTokens.timeline",
                        "Output tokens per second over the run",
                        Kind.TIMELINE,
                        Axis.linear("Time in the run", Unit.SECONDS),
                        Axis.linear("Output tokens per second", Unit.TOKENS_PER_SECOND),
                        List.of(new Series("output", bins.starts(), bins.ends(), spread.perSecond(), List.of())),
                        List.of(),
                        "The tokens of a request are spread evenly from its first to its last one."));
    }

    /** When requests failed, by class; all but the most frequent classes together. */
    private Optional<Figure> failures() {
        var times = new TreeMap<String, List<Double>>();
        for (var record : run.records()) {
            record.errorClass().ifPresent(error -> times.computeIfAbsent(error.text(), first -> new ArrayList<>())
                    .add(record.endNanos().orElse(record.scheduledNanos()) / NANOS_PER_SECOND));
        }
        if (times.isEmpty()) {
            return Optional.empty();
        }
        var classes = mostFrequent(times);
        var end = Math.max(
                last(),
                classes.stream()
                        .flatMap(one -> one.getValue().stream())
                        .mapToDouble(time -> time)
                        .max()
                        .orElse(0));
        var bins = Bins.even(0, end > 0 ? end : 1, NARROWEST_SECONDS);
        var series = classes.stream()
                .map(one -> new Series(
                        one.getKey(),
                        bins.starts(),
                        bins.ends(),
                        bins.counts(one.getValue().stream()
                                .mapToDouble(time -> Math.max(0, time))
                                .toArray()),
                        List.of()))
                .toList();
        return Optional.of(new Figure(
                "run.errors.timeline",
                "Failed requests over the run",
                Kind.TIMELINE,
                Axis.linear("Time in the run", Unit.SECONDS),
                Axis.linear("Requests per " + Shown.duration(bins.edges().get(1)), Unit.COUNT),
                series,
                List.of(),
                ""));
    }

    /** The most frequent first; those that would be too many together. */
    private static List<Map.Entry<String, List<Double>>> mostFrequent(Map<String, List<Double>> times) {
        var classes = new ArrayList<>(times.entrySet());
        classes.sort((a, b) -> b.getValue().size() - a.getValue().size());
        if (classes.size() > MOST_CLASSES) {
            var rest = classes.subList(MOST_CLASSES - 1, classes.size());
            var other = rest.stream().flatMap(one -> one.getValue().stream()).toList();
            rest.clear();
            classes.add(Map.entry("other", other));
        }
        return classes;
    }

    private double last() {
        return run.records().stream()
                        .flatMapToLong(record -> record.endNanos().stream())
                        .max()
                        .orElse(0)
                / NANOS_PER_SECOND;
    }
}
