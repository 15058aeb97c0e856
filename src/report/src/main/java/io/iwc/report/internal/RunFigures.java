package io.iwc.report.internal;

import io.iwc.metric.MetricCatalogue;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import io.iwc.metric.Unit;
import io.iwc.report.internal.Figure.Axis;
import io.iwc.report.internal.Figure.Kind;
import io.iwc.report.internal.Figure.Mark;
import io.iwc.report.internal.Figure.Series;
import io.iwc.run.Run;
import io.iwc.run.internal.Frontier;
import io.iwc.run.internal.RequestTimings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The figures of a run: its latency distributions, and latency in the course of the run. */
final class RunFigures {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int MOST_POINTS = 500;

    private RunFigures() {}

    static List<Figure> of(Run run) {
        var figures = new ArrayList<Figure>();
        distributions(run, MetricFamily.RUN_RESPONSE_TTFT, MetricFamily.RUN_TTFT)
                .ifPresent(figures::add);
        distributions(run, MetricFamily.RUN_RESPONSE, MetricFamily.RUN_E2E).ifPresent(figures::add);
        distributions(run, MetricFamily.RUN_ITL).ifPresent(figures::add);
        distributions(run, MetricFamily.RUN_SCHEDULE_LAG)
                .filter(RunFigures::isAboveZero)
                .ifPresent(figures::add);
        latencyOverTime(run).ifPresent(figures::add);
        figures.addAll(TelemetryFigures.of(run));
        return figures;
    }

    /** One curve per family; the marks are those of the first that there is. */
    private static Optional<Figure> distributions(Run run, MetricFamily... families) {
        var series = new ArrayList<Series>();
        var marks = new ArrayList<Mark>();
        for (var family : families) {
            run.distribution(family)
                    .ifPresent(distribution -> series.add(
                            Curves.cumulative(MetricCatalogue.of(family).curveName(), distribution)));
            if (series.size() == 1 && marks.isEmpty()) {
                marks.addAll(Marks.of(run, family, Percentile.P50, Percentile.P99));
            }
        }
        if (series.isEmpty()) {
            return Optional.empty();
        }
        var min = series.stream().mapToDouble(one -> one.x().get(0)).min().orElse(0);
        var max = series.stream()
                .mapToDouble(one -> one.x().get(one.x().size() - 1))
                .max()
                .orElse(0);
        var title = MetricCatalogue.of(families[0]).figureTitle();
        return Optional.of(new Figure(
                families[0].id() + ".cdf",
                title,
                Kind.CDF,
                new Axis(title, Unit.SECONDS, Scale.isLogarithmic(min, max)),
                Axis.share(),
                series,
                marks,
                ""));
    }

    /** The plot that the original benchmark calls Pareto: a point a request, those that no other beats named apart. */
    static Optional<Figure> throughputAgainstLatency(Run run) {
        var points = new ArrayList<double[]>();
        for (var record : run.records()) {
            var latency = RequestTimings.of(record).e2eNanos();
            var tokens = record.outputTokens().orElse(0);
            if (latency.orElse(0) > 0 && tokens > 0) {
                points.add(new double[] {
                    latency.getAsLong() / NANOS_PER_SECOND, tokens * NANOS_PER_SECOND / latency.getAsLong()
                });
            }
        }
        if (points.isEmpty()) {
            return Optional.empty();
        }
        var frontier = Frontier.of(points, point -> point[0], point -> point[1]);
        var every = (points.size() + MOST_POINTS - 1) / MOST_POINTS;
        var drawn = IntStream.range(0, points.size())
                .filter(i -> i % every == 0)
                .mapToObj(points::get)
                .toList();
        return Optional.of(new Figure(
                "run.original.pareto",
                "Throughput against latency of each request",
                Kind.SCATTER,
                Axis.linear(MetricCatalogue.of(MetricFamily.RUN_E2E).name(), Unit.SECONDS),
                Axis.linear("Output tokens per second of the request", Unit.PER_SECOND),
                List.of(
                        Series.points("requests", column(drawn, 0), column(drawn, 1)),
                        Series.points("frontier", column(frontier, 0), column(frontier, 1))),
                List.of(),
                every == 1 ? "" : "One of " + every + " requests is drawn."));
    }

    private static List<Double> column(List<double[]> points, int index) {
        return points.stream().map(point -> point[index]).toList();
    }

    private static boolean isAboveZero(Figure figure) {
        return figure.series().stream().flatMap(series -> series.x().stream()).anyMatch(lag -> lag > 0);
    }

    private static Optional<Figure> latencyOverTime(Run run) {
        if (run.distribution(MetricFamily.RUN_RESPONSE).isEmpty()) {
            return Optional.empty();
        }
        var every = (run.records().size() + MOST_POINTS - 1) / MOST_POINTS;
        var scheduled = new ArrayList<Double>();
        var latency = new ArrayList<Double>();
        for (var i = 0; i < run.records().size(); i += every) {
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
                                MetricCatalogue.of(MetricFamily.RUN_RESPONSE).name(), Unit.SECONDS),
                        List.of(Series.points("requests", scheduled, latency)),
                        List.of(),
                        every == 1 ? "" : "One of " + every + " requests is drawn."));
    }
}
