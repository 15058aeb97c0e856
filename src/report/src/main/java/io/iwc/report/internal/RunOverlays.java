package io.iwc.report.internal;

import io.iwc.metric.MetricFamily;
import io.iwc.report.internal.Figure.Axis;
import io.iwc.report.internal.Figure.Kind;
import io.iwc.report.internal.Figure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several runs on the axes of one figure: the distribution of each latency, a curve a run.
 *
 * @since 0.1
 */
public final class RunOverlays {
    /** More curves than colours could not be told apart. */
    static final int MOST_RUNS = SvgPlot.STYLES;

    private static final List<MetricFamily> FAMILIES = List.of(
            MetricFamily.RUN_RESPONSE_TTFT, MetricFamily.RUN_TPOT, MetricFamily.RUN_ITL, MetricFamily.RUN_RESPONSE);

    private RunOverlays() {}

    /** A figure for each latency that at least two of the runs have; none of more runs than can be told apart. */
    public static List<Figure> of(List<RunReport> runs) {
        if (runs.size() > MOST_RUNS) {
            return List.of();
        }
        return FAMILIES.stream()
                .flatMap(family -> overlay(family, runs).stream())
                .toList();
    }

    private static Optional<Figure> overlay(MetricFamily family, List<RunReport> runs) {
        var curves = new ArrayList<Series>();
        Optional<Figure> one = Optional.empty();
        for (var run : runs) {
            var own = run.figures().stream()
                    .filter(figure -> figure.id().equals(family.id() + ".cdf"))
                    .findFirst();
            own.map(figure -> figure.series().get(0))
                    .ifPresent(curve -> curves.add(Series.points(run.name(), curve.x(), curve.y())));
            one = one.or(() -> own);
        }
        return curves.size() < 2 ? Optional.empty() : one.map(figure -> overlay(figure, curves));
    }

    private static Figure overlay(Figure one, List<Series> curves) {
        var all = curves.stream().flatMap(curve -> curve.x().stream()).toList();
        return new Figure(
                "runs." + one.id(),
                one.title() + " of " + curves.size() + " runs",
                Kind.CDF,
                new Axis(one.x().label(), one.x().unit(), Scale.isLogarithmic(all)),
                one.y(),
                curves,
                List.of(),
                "");
    }
}
