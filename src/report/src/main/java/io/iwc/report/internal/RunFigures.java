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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The figures of a run: its latency distributions, what happened when, its sessions, what the server said. */
final class RunFigures {
    private RunFigures() {}

    static List<Figure> of(Run run) {
        var figures = new ArrayList<Figure>();
        distributions(run, MetricFamily.RUN_RESPONSE_TTFT, MetricFamily.RUN_TTFT)
                .ifPresent(figures::add);
        distributions(run, MetricFamily.RUN_RESPONSE, MetricFamily.RUN_E2E).ifPresent(figures::add);
        distributions(run, MetricFamily.RUN_TPOT).ifPresent(figures::add);
        distributions(run, MetricFamily.RUN_ITL).ifPresent(figures::add);
        figures.addAll(LatencyHistograms.of(run));
        distributions(run, MetricFamily.RUN_SCHEDULE_LAG)
                .filter(RunFigures::isAboveZero)
                .ifPresent(figures::add);
        figures.addAll(RunTimelines.of(run));
        RunSessions.of(run).ifPresent(figures::add);
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

    private static boolean isAboveZero(Figure figure) {
        return figure.series().stream().flatMap(series -> series.x().stream()).anyMatch(lag -> lag > 0);
    }
}
