package io.iwc.report.internal;

import io.iwc.drift.Drift;
import io.iwc.drift.GateResult;
import io.iwc.drift.Judgement;
import io.iwc.drift.Verdict;
import io.iwc.metric.Distribution;
import io.iwc.metric.MetricCatalogue;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import io.iwc.metric.Unit;
import io.iwc.report.internal.Figure.Axis;
import io.iwc.report.internal.Figure.Kind;
import io.iwc.report.internal.Figure.Mark;
import io.iwc.report.internal.Figure.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The distributions of both sides of a drift, each pair in one figure, and how much of their bounds gates take up. */
final class DriftFigures {
    private static final List<MetricFamily> OVERLAYS = List.of(
            MetricFamily.PROMPT_TOKENS,
            MetricFamily.OUTPUT_TOKENS,
            MetricFamily.PREFILL_DOMINANCE,
            MetricFamily.ARRIVAL_GAP,
            MetricFamily.SESSION_TURNS,
            MetricFamily.PROMPT_GROWTH,
            MetricFamily.SESSION_REUSE);

    private static final int MOST_BARS = 24;
    private static final int MOST_USED = 4; // a longer bar would squeeze all others

    private DriftFigures() {}

    /** Those of which both sides have values. */
    static List<Figure> of(Drift drift) {
        return OVERLAYS.stream()
                .filter(family -> drift.metrics().contains(family.at(Percentile.P50)))
                .flatMap(family -> figure(drift, family).stream())
                .toList();
    }

    /**
     * How much of its allowance each gate that applies takes up, a bar a gate, the fullest first; the bound is the line.
     * Empty where no such gate has a width.
     */
    static Optional<Figure> allowances(Judgement judgement) {
        var gates = judgement.results().stream()
                .filter(result -> result.verdict() != Verdict.NOT_APPLICABLE)
                .filter(result -> result.used().isDefined())
                .sorted(Comparator.comparingDouble(
                                (GateResult result) -> result.used().value())
                        .reversed())
                .toList();
        if (gates.isEmpty()) {
            return Optional.empty();
        }
        var drawn = gates.stream().limit(MOST_BARS).toList();
        var series = Stream.of(false, true)
                .map(over -> bars(drawn, over))
                .filter(bars -> !bars.x().isEmpty())
                .toList();
        return Optional.of(new Figure(
                "drift.allowances",
                "What the gates leave",
                Kind.LANES,
                Axis.linear("Share of what is allowed", Unit.PLAIN),
                Axis.linear("Metric", Unit.PLAIN),
                series,
                List.of(new Mark("bound", 1)),
                note(gates, drawn)));
    }

    private static String note(List<GateResult> gates, List<GateResult> drawn) {
        var words = new ArrayList<String>();
        if (drawn.size() < gates.size()) {
            words.add("The fullest " + drawn.size() + " of " + gates.size() + " gates.");
        }
        if (gates.get(0).used().value() > MOST_USED) {
            words.add("Bars of more than " + MOST_USED + " times the bound are cut.");
        }
        return String.join(" ", words);
    }

    private static Series bars(List<GateResult> gates, boolean over) {
        var rows = IntStream.range(0, gates.size())
                .filter(i -> (gates.get(i).verdict() == Verdict.FAIL) == over)
                .boxed()
                .toList();
        return new Series(
                over ? "beyond the bound" : "within the bound",
                rows.stream().map(row -> 0.0).toList(),
                rows.stream()
                        .map(row -> Math.min(
                                (double) MOST_USED, gates.get(row).used().value()))
                        .toList(),
                rows.stream().map(row -> (double) row).toList(),
                rows.stream().map(row -> gates.get(row).gate().metric().id()).toList());
    }

    private static Optional<Figure> figure(Drift drift, MetricFamily family) {
        var info = MetricCatalogue.of(family);
        var before = drift.baseline().distribution(family).filter(values -> values.size() > 0);
        var after = drift.current().distribution(family).filter(values -> values.size() > 0);
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        var curves = List.of(Curves.cumulative("Baseline", before.get()), Curves.cumulative("Current", after.get()));
        var log = info.valueUnit() != Unit.SHARE && isLogarithmic(before.get(), after.get());
        var drawn = log ? curves.stream().map(DriftFigures::aboveZero).toList() : curves;
        var first = drawn.stream().mapToDouble(curve -> curve.x().get(0)).min().orElseThrow();
        return Optional.of(new Figure(
                family.id() + ".drift",
                info.figureTitle(),
                Kind.CDF,
                new Axis(info.figureTitle(), info.valueUnit(), log),
                Axis.share(),
                drawn,
                medians(drift, family).stream()
                        .filter(mark -> !log || mark.x() >= first)
                        .toList(),
                log ? zeros(curves) : ""));
    }

    /** Whether decades show more: of what is above zero, since they have no place for it. */
    private static boolean isLogarithmic(Distribution before, Distribution after) {
        var lowest = Stream.of(before, after)
                .mapToDouble(values -> values.value(values.value(0) == 0 && values.size() > 1 ? 1 : 0))
                .min()
                .orElseThrow();
        var highest = Math.max(before.value(before.size() - 1), after.value(after.size() - 1));
        return Scale.isLogarithmic(lowest, highest);
    }

    private static Series aboveZero(Series curve) {
        return curve.x().get(0) == 0 ? Curves.from(1, curve) : curve;
    }

    private static String zeros(List<Series> curves) {
        var shares = curves.stream()
                .map(curve -> curve.x().get(0) == 0 ? curve.y().get(0) : 0)
                .toList();
        return shares.stream().allMatch(share -> share == 0)
                ? ""
                : Shown.percent(shares.get(0)) + " are 0 in the baseline, " + Shown.percent(shares.get(1)) + " now.";
    }

    private static List<Mark> medians(Drift drift, MetricFamily family) {
        var median = drift.delta(family.at(Percentile.P50));
        var marks = new ArrayList<Mark>();
        median.baseline().asOptional().ifPresent(value -> marks.add(new Mark("P50", value)));
        if (median.isChange()) {
            median.current().asOptional().ifPresent(value -> marks.add(new Mark("P50 now", value)));
        }
        marks.sort(Comparator.comparingDouble(Mark::x));
        return marks;
    }
}
