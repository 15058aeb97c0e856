package io.iwc.report.internal;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Distribution;
import io.iwc.metric.MetricCatalogue;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import io.iwc.metric.Unit;
import io.iwc.report.internal.Figure.Axis;
import io.iwc.report.internal.Figure.Kind;
import io.iwc.report.internal.Figure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The figures of a workload: lengths, arrivals and the gaps between them, sessions, and prefix cache hits. */
final class WorkloadFigures {
    private WorkloadFigures() {}

    static List<Figure> of(Fingerprint fingerprint, ArrivalTimes arrivals) {
        var figures = new ArrayList<Figure>();
        histogram(fingerprint, MetricFamily.PROMPT_TOKENS, "", "Requests").ifPresent(figures::add);
        histogram(fingerprint, MetricFamily.OUTPUT_TOKENS, outputSource(fingerprint), "Requests")
                .ifPresent(figures::add);
        LengthMap.of(fingerprint, outputSource(fingerprint)).ifPresent(figures::add);
        arrivals.timeline().ifPresent(figures::add);
        gaps(fingerprint).ifPresent(figures::add);
        histogram(fingerprint, MetricFamily.SESSION_TURNS, "", "Sessions").ifPresent(figures::add);
        histogram(fingerprint, MetricFamily.PROMPT_GROWTH, "", "Turns").ifPresent(figures::add);
        figures.addAll(SessionFigures.of(fingerprint));
        figures.addAll(ReuseFigures.of(fingerprint));
        PrefixTree.of(fingerprint).ifPresent(figures::add);
        return figures;
    }

    private static String outputSource(Fingerprint fingerprint) {
        return fingerprint.label("tokens.outputSource").filter("cap"::equals).isPresent() ? " (cap)" : "";
    }

    private static Optional<Figure> histogram(
            Fingerprint fingerprint, MetricFamily family, String addition, String counted) {
        var info = MetricCatalogue.of(family);
        var title = info.figureTitle() + addition;
        return present(fingerprint, family).map(distribution -> {
            var min = distribution.value(0);
            var max = distribution.value(distribution.size() - 1);
            var isDiscrete = isDiscrete(distribution);
            var log = !isDiscrete && Scale.isLogarithmic(min, max);
            var bins = log ? Bins.logarithmic(min, max) : Bins.whole(min, max);
            return new Figure(
                    family.id() + ".histogram",
                    title,
                    Kind.HISTOGRAM,
                    new Axis(title, info.valueUnit(), log),
                    Axis.linear(counted, Unit.COUNT),
                    List.of(
                            isDiscrete
                                    ? numbers(counted, distribution)
                                    : new Series(
                                            counted, bins.starts(), bins.ends(), bins.counts(distribution), List.of())),
                    Marks.of(fingerprint, family, Percentile.P50, Percentile.P90, Percentile.P99),
                    distribution.isExact()
                            ? constant(distribution)
                            : "Counted from 1001 quantiles of " + distribution.n() + " values.");
        });
    }

    /** Few whole numbers have a bar each. */
    private static boolean isDiscrete(Distribution distribution) {
        return distribution.isExact()
                && distribution.size() <= Figure.MOST_DISCRETE
                && IntStream.range(0, distribution.size())
                        .mapToDouble(distribution::value)
                        .allMatch(value -> value == Math.rint(value));
    }

    private static Series numbers(String name, Distribution distribution) {
        var values = IntStream.range(0, distribution.size())
                .mapToObj(distribution::value)
                .toList();
        return new Series(
                name,
                values,
                values.stream().map(value -> value + 1).toList(),
                IntStream.range(0, distribution.size())
                        .mapToObj(i -> (double) distribution.count(i))
                        .toList(),
                List.of());
    }

    private static String constant(Distribution distribution) {
        return distribution.size() == 1 && distribution.n() > 1
                ? "All " + Shown.grouped((double) distribution.n()) + " are " + Digits.whole(distribution.value(0))
                        + "."
                : "";
    }

    private static Optional<Figure> gaps(Fingerprint fingerprint) {
        return present(fingerprint, MetricFamily.ARRIVAL_GAP).map(distribution -> {
            var all = Curves.cumulative("gaps", distribution);
            var ties = all.x().get(0) == 0 ? all.y().get(0) : 0;
            var hasGapsBeside = ties > 0 && all.x().size() > 1;
            var drawn = hasGapsBeside ? Curves.from(1, all) : all; // a decade has no place for zero
            var max = drawn.x().get(drawn.x().size() - 1);
            return new Figure(
                    MetricFamily.ARRIVAL_GAP.id() + ".cdf",
                    MetricCatalogue.of(MetricFamily.ARRIVAL_GAP).figureTitle(),
                    Kind.CDF,
                    new Axis("Gap", Unit.SECONDS, Scale.isLogarithmic(drawn.x().get(0), max)),
                    Axis.share(),
                    List.of(drawn),
                    Marks.of(fingerprint, MetricFamily.ARRIVAL_GAP, Percentile.P50, Percentile.P99).stream()
                            .filter(mark -> mark.x() >= drawn.x().get(0))
                            .toList(),
                    hasGapsBeside ? Shown.percent(ties) + " of the gaps are 0." : "");
        });
    }

    private static Optional<Distribution> present(Fingerprint fingerprint, MetricFamily family) {
        return fingerprint.distribution(family).filter(distribution -> distribution.size() > 0);
    }
}
