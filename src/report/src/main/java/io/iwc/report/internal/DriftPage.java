package io.iwc.report.internal;

import io.iwc.artifact.internal.AtomicFile;
import io.iwc.drift.Drift;
import io.iwc.drift.GateResult;
import io.iwc.drift.Judgement;
import io.iwc.drift.MetricDelta;
import io.iwc.drift.Verdict;
import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Metric;
import io.iwc.metric.Percentile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One HTML page about a drift: an explanation, the gates, the metrics side by side, and the distributions of both
 * sides in one chart each. Opens from a disk without a network; the same drift gives the same bytes but for the
 * environment at its end.
 *
 * @since 0.1
 */
public final class DriftPage {
    private static final List<String> METRICS = List.of("Metric", "Baseline", "Current", "Delta", "Relative");
    private static final List<String> GATES = List.of("Gate", "Baseline", "Current", "Delta", "Allowed", "Verdict");
    private static final List<String> DISTANCES = List.of("Distance", "Value", "Told from");

    private final Drift drift;
    private final Judgement judgement;
    private final Markup html = new Markup();
    private final PageScriptResources stock = new PageScriptResources();
    private final PageFrame frame = new PageFrame(html, stock);

    private DriftPage(Drift drift, Judgement judgement) {
        this.drift = drift;
        this.judgement = judgement;
    }

    /** The page. */
    public static String of(Drift drift, Judgement judgement, SuiteEnvironment environment) {
        var page = new DriftPage(drift, judgement);
        return page.frame
                .around(
                        drift.baseline().name() + " → " + drift.current().name(),
                        "; iwc diff --format json prints the same numbers.",
                        environment,
                        page::content)
                .toString();
    }

    /**
     * Writes the page, whole or not at all.
     *
     * @throws io.iwc.IwcException if it cannot be written; an old file is left as it was
     */
    public static void write(Drift drift, Judgement judgement, SuiteEnvironment environment, Path file) {
        AtomicFile.write(file, of(drift, judgement, environment));
    }

    private void content() {
        summary();
        explanation();
        gates();
        html.open("section", "class", "subject", "aria-label", "Metrics").line();
        html.element("h2", "Metrics").line();
        frame.table(METRICS, shownFirst().map(DriftText::row).toList());
        new FigureSection(html, stock).place(DriftFigures.of(drift));
        stock.fold(
                html,
                "All metrics",
                new FoldedTable(METRICS, defined().map(DriftText::row).toList(), ""));
        stock.fold(html, "Distances between the distributions", new FoldedTable(DISTANCES, distances(), ""));
        html.close().line();
    }

    private void summary() {
        html.open("section", "class", "summary", "aria-label", "Summary").line();
        frame.tile("Class", drift.currentClass(), isSameClass() ? "as before" : "was " + drift.baselineClass());
        frame.tile(
                "Metrics that changed",
                Shown.grouped((double) defined().filter(MetricDelta::isChange).count()),
                "of " + Shown.grouped((double) defined().count()));
        if (!judgement.results().isEmpty()) {
            frame.tile(
                    "Gates that failed",
                    Shown.grouped(judgement.failures().size()),
                    "of " + Shown.grouped(judgement.results().size()));
        }
        html.close().line();
    }

    private boolean isSameClass() {
        return drift.baselineClass().equals(drift.currentClass());
    }

    private void explanation() {
        html.open("section", "aria-label", "What changed").line();
        html.element("h2", "What changed").line();
        html.element("p", String.join(", ", drift.shift()), "class", "origin").line();
        drift.explanation().forEach(sentence -> html.element("p", sentence).line());
        html.close().line();
    }

    private void gates() {
        if (judgement.results().isEmpty()) {
            return;
        }
        html.open("section", "class", "subject", "aria-label", "Gates").line();
        html.element("h2", "Gates").line();
        judgement.failures().forEach(failure -> html.element("p", failure.message(), "class", "invalid")
                .line());
        judgement.notes().forEach(noted -> html.element("p", noted).line());
        DriftFigures.allowances(judgement).ifPresent(figure -> new FigureSection(html, stock).place(List.of(figure)));
        frame.table(GATES, judgement.results().stream().map(DriftPage::cells).toList());
        html.close().line();
    }

    private Stream<MetricDelta> defined() {
        return drift.deltas().stream().filter(DriftPage::isDefined);
    }

    private static boolean isDefined(MetricDelta delta) {
        return delta.baseline().isDefined() || delta.current().isDefined();
    }

    /** What a reader looks for first. */
    private Stream<MetricDelta> shownFirst() {
        Set<Metric> known = drift.metrics();
        return Stream.concat(
                        ShownMetrics.WORKLOAD_FACTS.stream(),
                        ShownMetrics.WORKLOAD_FAMILIES.stream()
                                .flatMap(family -> Stream.of(family.at(Percentile.P50), family.at(Percentile.P90))))
                .filter(known::contains)
                .map(drift::delta)
                .filter(DriftPage::isDefined);
    }

    private static List<String> cells(GateResult result) {
        return result.cells(
                result.verdict() == Verdict.NOT_APPLICABLE
                        ? "not applicable"
                        : result.verdict().name().toLowerCase(Locale.ROOT));
    }

    private List<List<String>> distances() {
        return drift.distances().stream()
                .map(distance -> List.of(
                        distance.metric().id(), Digits.of(distance.metric(), distance.value()), distance.source()))
                .toList();
    }
}
