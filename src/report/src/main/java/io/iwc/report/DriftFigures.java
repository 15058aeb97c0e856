package io.iwc.report;

import io.iwc.drift.Drift;
import io.iwc.metric.Distribution;
import io.iwc.metric.Metric;
import io.iwc.metric.Percentile;
import io.iwc.metric.Unit;
import io.iwc.report.Figure.Axis;
import io.iwc.report.Figure.Kind;
import io.iwc.report.Figure.Mark;
import io.iwc.report.Figure.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The distributions of both sides of a drift, each pair in one figure: the share of values at or below. */
final class DriftFigures {
    private static final List<Overlay> OVERLAYS = List.of(
            new Overlay("tokens.prompt", "Prompt length", Unit.TOKENS),
            new Overlay("tokens.output", "Output length", Unit.TOKENS),
            new Overlay("prefill.dominance", "Prefill dominance", Unit.SHARE),
            new Overlay("arrivals.gap", "Gaps between arrivals", Unit.SECONDS),
            new Overlay("sessions.turns", "Turns of a session", Unit.COUNT),
            new Overlay("sessions.promptGrowth", "Prompt growth from turn to turn", Unit.TOKENS),
            new Overlay("reuse.session", "Session reuse", Unit.SHARE));

    private DriftFigures() {}

    /** Those of which both sides have values. */
    static List<Figure> of(Drift drift) {
        return OVERLAYS.stream()
                .filter(overlay -> drift.metrics().contains(Metric.of(overlay.base(), Percentile.P50)))
                .flatMap(overlay -> figure(drift, overlay).stream())
                .toList();
    }

    private static Optional<Figure> figure(Drift drift, Overlay overlay) {
        var before = drift.baseline().distribution(overlay.base()).filter(values -> values.size() > 0);
        var after = drift.current().distribution(overlay.base()).filter(values -> values.size() > 0);
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        var curves = List.of(Curves.cumulative("Baseline", before.get()), Curves.cumulative("Current", after.get()));
        var log = overlay.unit() != Unit.SHARE && isLogarithmic(before.get(), after.get());
        var drawn = log ? curves.stream().map(DriftFigures::aboveZero).toList() : curves;
        var first = drawn.stream().mapToDouble(curve -> curve.x().get(0)).min().orElseThrow();
        return Optional.of(new Figure(
                overlay.base() + ".drift",
                overlay.title(),
                Kind.CDF,
                new Axis(overlay.title(), overlay.unit(), log),
                Axis.linear("Share at or below", Unit.SHARE),
                drawn,
                medians(drift, overlay.base()).stream()
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

    private static List<Mark> medians(Drift drift, String base) {
        var median = drift.delta(Metric.of(base, Percentile.P50));
        var marks = new ArrayList<Mark>();
        median.baseline().asOptional().ifPresent(value -> marks.add(new Mark("P50", value)));
        if (median.isChange()) {
            median.current().asOptional().ifPresent(value -> marks.add(new Mark("P50 now", value)));
        }
        marks.sort(Comparator.comparingDouble(Mark::x));
        return marks;
    }

    /** A family of metrics of which both sides are drawn. */
    private record Overlay(String base, String title, Unit unit) {}
}
