package io.iwc.report.internal;

import io.iwc.artifact.internal.TextTable;
import io.iwc.drift.internal.Resemblance;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Metric;
import java.util.List;

/**
 * How near a re-synthesised workload came to its source, as text for a terminal: one line a metric, and one that says
 * whether anything is off.
 *
 * @since 0.1
 */
public final class ResemblanceText {
    private static final List<String> HEADER = List.of("metric", "source", "made", "tolerance", "verdict");

    private ResemblanceText() {}

    /** The table and its conclusion. */
    public static String of(Fingerprint source, Fingerprint made, Resemblance resemblance) {
        var table = TextTable.namesAndNumbers(HEADER.size()).row(HEADER);
        table.row(List.of(
                Metric.REQUEST_COUNT.id(), count(source), count(made), "none", Resemblance.Verdict.NOT_KEPT.text()));
        resemblance.rows().forEach(row -> table.row(cells(row)));
        return table.text() + "\n" + conclusion(resemblance) + "\n";
    }

    private static String count(Fingerprint fingerprint) {
        return Digits.of(Metric.REQUEST_COUNT, fingerprint.measurement(Metric.REQUEST_COUNT));
    }

    private static List<String> cells(Resemblance.Row row) {
        return List.of(
                row.metric().id(),
                Digits.of(row.metric(), row.source()),
                Digits.of(row.metric(), row.made()),
                row.tolerance(),
                row.verdict().text());
    }

    private static String conclusion(Resemblance resemblance) {
        var judged = resemblance.rows().stream()
                .filter(row -> row.verdict() != Resemblance.Verdict.NOT_KEPT)
                .count();
        var off = resemblance.off().stream().map(row -> row.metric().id()).toList();
        return off.isEmpty()
                ? "all " + judged + " judged metrics of the fingerprint are within their tolerance"
                : off.size() + " of " + judged + " judged metrics are out of tolerance: " + String.join(", ", off);
    }
}
