package io.iwc.report.internal;

import io.iwc.metric.Metric;
import io.iwc.metric.Unit;
import io.iwc.report.internal.Figure.Axis;
import io.iwc.report.internal.Figure.Kind;
import io.iwc.report.internal.Figure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is drawn over all runs of a report. */
final class SuiteFigures {
    private SuiteFigures() {}

    /** Each run as a point of latency against throughput; empty if no run has both. */
    static Optional<Figure> latencyAgainstThroughput(List<RunReport> runs) {
        var series =
                List.of(points("P50", Metric.RUN_RESPONSE_P50, runs), points("P99", Metric.RUN_RESPONSE_P99, runs));
        if (series.get(0).x().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Figure(
                "runs.latencyAgainstThroughput",
                "Latency against throughput",
                Kind.SCATTER,
                axis("Output tokens per second", Unit.PER_SECOND, all(series, true)),
                axis("Latency from the schedule", Unit.SECONDS, all(series, false)),
                series,
                List.of(),
                "One point per run and percentile. Lower and further right is better."));
    }

    private static Series points(String name, Metric latencyMetric, List<RunReport> runs) {
        var throughput = new ArrayList<Double>();
        var latency = new ArrayList<Double>();
        var labels = new ArrayList<String>();
        for (var run : runs) {
            var x = run.numbers().get(Metric.RUN_OUTPUT_THROUGHPUT);
            var y = run.numbers().get(latencyMetric);
            if (x.isDefined() && y.isDefined()) {
                throughput.add(x.value());
                latency.add(y.value());
                labels.add(run.name() + ", " + run.origin());
            }
        }
        return new Series(name, throughput, List.of(), latency, labels);
    }

    private static List<Double> all(List<Series> series, boolean horizontal) {
        return series.stream()
                .flatMap(one -> (horizontal ? one.x() : one.y()).stream())
                .sorted()
                .toList();
    }

    private static Axis axis(String label, Unit unit, List<Double> ascending) {
        return new Axis(label, unit, Scale.isLogarithmic(ascending.get(0), ascending.get(ascending.size() - 1)));
    }
}
