package io.iwc.trace.internal;

import io.iwc.metric.Unit;
import io.iwc.metric.internal.PopulationMetrics;
import io.iwc.report.internal.Figure;
import io.iwc.report.internal.Figure.Axis;
import io.iwc.report.internal.Figure.Kind;
import io.iwc.report.internal.Figure.Series;
import io.iwc.report.internal.Scale;
import io.iwc.trace.internal.StudyResult.Result;
import io.iwc.trace.internal.Table.Row;
import java.util.ArrayList;
import java.util.List;

/** What each rank has, on logarithmic axes, with the fitted law where there is one. */
final class RankFigure {
    private RankFigure() {}

    static Figure of(Result result, StudyResult study) {
        var rows = result.table().each();
        var rank = StudyFigures.column(rows, "rank");
        var series = new ArrayList<Series>();
        series.add(Series.points("seen", rank, StudyFigures.column(rows, "n")));
        var exponent =
                study.metrics().get(PopulationMetrics.USERS.zipfExponent().id());
        if (exponent != null && result.name().equals("requests_per_user_rank")) {
            fit(study, exponent).ifPresent(fit -> series.add(Series.points("Zipf fit", rank, fit(rank, fit))));
        }
        return new Figure(
                result.name(),
                result.note("title"),
                Kind.LINE,
                new Axis("Rank", Unit.COUNT, rank.size() > 1),
                new Axis(
                        result.note("of"),
                        Unit.COUNT,
                        Scale.isLogarithmic(series.get(0).y())),
                series,
                List.of(),
                "Every rank up to 50, then 40 ranks a decade.");
    }

    private static List<Double> fit(List<Double> ranks, Fit fit) {
        return ranks.stream()
                .map(rank -> fit.scale * ZipfFit.weight(rank, fit.exponent))
                .toList();
    }

    private static java.util.Optional<Fit> fit(StudyResult study, double exponent) {
        return study.tables().stream()
                .filter(table -> table.kind() == Statement.Kind.POPULATION)
                .findFirst()
                .map(table -> fit(table.table().each(), exponent));
    }

    private static Fit fit(List<Row> population, double exponent) {
        var users = 0L;
        var requests = 0L;
        for (var row : population) {
            users += row.whole("members");
            requests += row.whole("members") * row.whole("size");
        }
        var weights = 0.0;
        for (var r = 1.0; r <= users; r++) {
            weights += ZipfFit.weight(r, exponent);
        }
        return new Fit(exponent, requests / weights);
    }

    private record Fit(double exponent, double scale) {}
}
