package io.iwc.report.internal;

import io.iwc.artifact.internal.TextTable;
import io.iwc.drift.Drift;
import io.iwc.drift.Judgement;
import io.iwc.drift.MetricDelta;
import io.iwc.drift.Verdict;
import io.iwc.drift.internal.GateTable;
import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Measured;
import io.iwc.metric.Measurement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A drift as text for a terminal: what kind of change it is, the metrics side by side, the gates.
 *
 * @since 0.1
 */
public final class DriftText {
    private static final List<String> HEADER = List.of("metric", "baseline", "current", "delta", "relative");

    private static final String RECORDED = "recorded";

    private DriftText() {}

    /** Class and shift, with the explanation below. */
    public static String summary(Drift drift) {
        var text = new StringBuilder()
                .append("Class    : ")
                .append(drift.baselineClass())
                .append(" -> ")
                .append(drift.currentClass())
                .append('\n')
                .append("Shift    : ")
                .append(String.join(", ", drift.shift()))
                .append('\n');
        drift.explanation()
                .forEach(sentence -> text.append("           ").append(sentence).append('\n'));
        made(drift.baseline(), drift.current())
                .ifPresent(sources -> text.append("Arrivals : ").append(sources).append('\n'));
        return text.toString();
    }

    /** Where arrival times come from, if a side has none that were recorded. */
    private static Optional<String> made(Measured baseline, Measured current) {
        var then = baseline.label(Measured.ARRIVAL_SOURCE);
        var now = current.label(Measured.ARRIVAL_SOURCE);
        return then.or(() -> now)
                .map(any -> then.equals(now) ? any : then.orElse(RECORDED) + " -> " + now.orElse(RECORDED));
    }

    /** Metrics that are defined on a side at least, one a line. */
    public static String metrics(Drift drift, boolean onlyChanged) {
        Predicate<MetricDelta> shown = delta ->
                (delta.baseline().isDefined() || delta.current().isDefined()) && (!onlyChanged || delta.isChange());
        var table = TextTable.namesAndNumbers(HEADER.size()).row(HEADER);
        drift.deltas().stream().filter(shown).map(DriftText::row).forEach(table::row);
        return table.text();
    }

    /** Why gates say nothing, a line each; empty if all do. */
    public static String inapplicable(Judgement judgement) {
        var text = new StringBuilder();
        judgement.with(Verdict.NOT_APPLICABLE).forEach(result -> text.append("n/a      : ")
                .append(result.message())
                .append('\n'));
        if (judgement.verdict() == Verdict.NOT_APPLICABLE) {
            text.append("FAIL     : none of the gates could be measured\n");
        }
        return text.toString();
    }

    /** The gates, the sentence of each that failed, and what passed ones do not say; empty if there are none. */
    public static String gates(Judgement judgement) {
        if (judgement.results().isEmpty()) {
            return "";
        }
        var text = new StringBuilder(GateTable.of(judgement)).append('\n');
        judgement.failures().forEach(failure -> text.append("FAIL     : ")
                .append(failure.message())
                .append('\n'));
        judgement
                .notes()
                .forEach(noted -> text.append("note     : ").append(noted).append('\n'));
        return text.toString();
    }

    /** The cells of a metric: id, both sides, what lies between them. */
    static List<String> row(MetricDelta delta) {
        var metric = delta.metric();
        return List.of(
                metric.id(),
                Digits.of(metric, delta.baseline()),
                Digits.of(metric, delta.current()),
                delta.absolute().isDefined()
                        ? Digits.deltaInGate(metric, delta.absolute().value())
                        : "-",
                percent(delta.relative()));
    }

    private static String percent(Measurement relative) {
        return relative.isDefined()
                ? new BigDecimal(relative.value() * 100)
                                .setScale(1, RoundingMode.HALF_EVEN)
                                .toPlainString() + " %"
                : "-";
    }
}
