package io.iwc.report.internal;

import io.iwc.metric.Unit;
import io.iwc.report.internal.Figure.Axis;
import io.iwc.report.internal.Figure.Kind;
import io.iwc.report.internal.Figure.Series;
import io.iwc.run.Run;
import io.iwc.run.TelemetryMetric;
import io.iwc.run.TelemetrySeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What GPUs and server said in the course of a run, on the clock of its requests. */
final class TelemetryFigures {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int MOST_SERIES = 8;
    /** Names of more series have no room above a low plot. */
    static final int MOST_BENEATH = 4;

    private static final String UUID = "uuid";

    private TelemetryFigures() {}

    static List<Figure> of(Run run) {
        var figures = new ArrayList<Figure>();
        figure(run, "KV cache in use", "Share of the KV cache", TelemetryMetric.KV_USAGE)
                .ifPresent(figures::add);
        figure(run, "Requests in the server", "Requests", TelemetryMetric.RUNNING, TelemetryMetric.WAITING)
                .ifPresent(figures::add);
        figure(run, "Power of the GPUs", "Watts", TelemetryMetric.POWER_WATTS).ifPresent(figures::add);
        figure(run, "Memory of the GPUs", "MB in use", TelemetryMetric.GPU_MEMORY_MB)
                .ifPresent(figures::add);
        figure(run, "Utilisation of the GPUs", "Share of time", TelemetryMetric.GPU_UTILISATION)
                .ifPresent(figures::add);
        return figures;
    }

    private static Optional<Figure> figure(Run run, String title, String unit, TelemetryMetric... metrics) {
        var series = new ArrayList<Series>();
        var more = 0;
        for (var metric : metrics) {
            var all = run.telemetry().series(metric);
            var names = names(all);
            for (var i = 0; i < all.size(); i++) {
                if (series.size() < MOST_SERIES) {
                    series.add(series(metrics.length > 1 ? metric.text() : names.get(i), all.get(i)));
                } else {
                    more++;
                }
            }
        }
        return series.isEmpty()
                ? Optional.empty()
                : Optional.of(new Figure(
                        "telemetry." + metrics[0].text(),
                        title,
                        Kind.LINE,
                        Axis.linear("Time in the run", Unit.SECONDS),
                        Axis.linear(unit, metrics[0].unit()),
                        series,
                        List.of(),
                        more == 0 ? "" : String.format(Locale.ROOT, "%d more series are in telemetry.csv.", more)));
    }

    /** A metric over the run, at most a few series of it, each named after its labels where there are several. */
    static List<Series> series(Run run, TelemetryMetric metric, String name) {
        var all = run.telemetry().series(metric);
        var names = names(all);
        return IntStream.range(0, Math.min(MOST_BENEATH, all.size()))
                .mapToObj(i -> series(all.size() == 1 ? name : names.get(i), all.get(i)))
                .toList();
    }

    private static Series series(String name, TelemetrySeries telemetry) {
        var every = Thinning.of(telemetry.size()).every();
        var time = new ArrayList<Double>();
        var value = new ArrayList<Double>();
        for (var i = 0; i < telemetry.size(); i += every) {
            time.add(telemetry.nanos(i) / NANOS_PER_SECOND);
            value.add(telemetry.value(i));
        }
        return Series.points(name, time, value);
    }

    /** The labels of each; the long id of a GPU only where its number does not tell it from one of another machine. */
    private static List<String> names(List<TelemetrySeries> series) {
        var brief = series.stream()
                .map(it -> name(it, label -> !label.equals(UUID)))
                .toList();
        return Set.copyOf(brief).size() == brief.size()
                ? brief
                : series.stream().map(it -> name(it, label -> true)).toList();
    }

    private static String name(TelemetrySeries series, Predicate<String> wanted) {
        return series.labels().entrySet().stream()
                .filter(label -> wanted.test(label.getKey()))
                .map(label -> label.getKey() + " " + label.getValue())
                .collect(Collectors.joining(", "));
    }
}
