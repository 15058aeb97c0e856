package io.iwc.report.internal;

import io.iwc.metric.MetricCatalogue;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import io.iwc.metric.Unit;
import io.iwc.report.internal.Figure.Axis;
import io.iwc.report.internal.Figure.Kind;
import io.iwc.report.internal.Figure.Series;
import io.iwc.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the times of a run are spread: a histogram each of TTFT, TPOT, ITL and E2E. */
final class LatencyHistograms {
    private static final List<MetricFamily> FAMILIES =
            List.of(MetricFamily.RUN_TTFT, MetricFamily.RUN_TPOT, MetricFamily.RUN_ITL, MetricFamily.RUN_E2E);
    private static final double NARROWEST_SECONDS = 1e-9;

    private LatencyHistograms() {}

    static List<Figure> of(Run run) {
        var figures = new ArrayList<Figure>();
        for (var family : FAMILIES) {
            of(run, family, family.id() + ".histogram", Percentile.P50, Percentile.P90, Percentile.P99)
                    .ifPresent(figures::add);
        }
        return figures;
    }

    /** Empty where the run has no such time; of decades where even bins would hide most of it. */
    static Optional<Figure> of(Run run, MetricFamily family, String id, Percentile... marked) {
        var name = MetricCatalogue.of(family).name();
        return run.distribution(family).map(distribution -> {
            var min = distribution.value(0);
            var max = distribution.value(distribution.size() - 1);
            var log = Scale.isLogarithmic(min, max);
            var bins = log ? Bins.logarithmic(min, max) : Bins.even(min, max, NARROWEST_SECONDS);
            var counted = family.equals(MetricFamily.RUN_ITL) ? "Gaps" : "Requests";
            return new Figure(
                    id,
                    name,
                    Kind.HISTOGRAM,
                    new Axis(name, Unit.SECONDS, log),
                    Axis.linear(counted, Unit.COUNT),
                    List.of(new Series(counted, bins.starts(), bins.ends(), bins.counts(distribution), List.of())),
                    Marks.of(run, family, marked),
                    distribution.isExact()
                            ? ""
                            : "Counted from 1001 quantiles of " + Shown.grouped((double) distribution.n())
                                    + " values.");
        });
    }
}
