package io.iwc.report.internal;

import io.iwc.artifact.internal.TextTable;
import io.iwc.artifact.internal.TextTable.Side;
import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Measurement;
import io.iwc.run.Slo;
import io.iwc.run.Sweep;
import io.iwc.run.SweepPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sweep as plain text, what {@code iwc sweep} prints: a line a level, the Pareto frontier marked, and the highest
 * rate under the SLO. Ends with a newline.
 *
 * @since 0.1
 */
public final class SweepText {
    private static final List<String> HEADINGS = List.of(
            "LEVEL",
            "SENT/S",
            "TTFT P50",
            "P99",
            "TPOT P50",
            "P99",
            "LATENCY P90",
            "TOKENS/S",
            "MET SLO",
            "FRONTIER",
            "VERDICT");

    private final Sweep sweep;
    private final Optional<Slo> slo;
    private final List<SweepPoint> frontier;
    private final SweepWords words;

    private SweepText(Sweep sweep, Optional<Slo> slo) {
        this.sweep = sweep;
        this.slo = slo;
        frontier = sweep.frontier();
        words = new SweepWords(sweep, slo);
    }

    /** The text of a sweep. */
    public static String of(Sweep sweep, Optional<Slo> slo) {
        return new SweepText(sweep, slo).text();
    }

    private String text() {
        var table = TextTable.of(
                Side.LEFT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.RIGHT,
                Side.LEFT,
                Side.LEFT);
        table.row(HEADINGS);
        sweep.points().forEach(point -> table.row(row(point)));
        return table.text() + "\n" + messages() + findings();
    }

    private List<String> row(SweepPoint point) {
        var cells = new ArrayList<String>();
        cells.add(point.toString());
        cells.addAll(SweepWords.cells(point.run()));
        cells.add(words.attainment(point).map(SweepText::share).orElse("-"));
        cells.add(frontier.contains(point) ? "yes" : "-");
        cells.add(words.verdict(point));
        return cells;
    }

    /** What went wrong at each level and what was said of it most often, and what else to know of it. */
    private String messages() {
        var text = new StringBuilder();
        for (var point : sweep.points()) {
            var run = point.run();
            run.errors().forEach((errorClass, count) -> text.append(point)
                    .append(": ")
                    .append(count)
                    .append(" × ")
                    .append(errorClass.text())
                    .append(Optional.ofNullable(run.errorMessages().get(errorClass))
                            .map(said -> ": " + said)
                            .orElse(""))
                    .append('\n'));
            run.warnings().forEach(warning -> text.append(point)
                    .append(": warning: ")
                    .append(warning)
                    .append('\n'));
        }
        return text.isEmpty() ? "" : text.append('\n').toString();
    }

    private String findings() {
        var text = new StringBuilder("Frontier of latency P90 and tokens/s: ");
        text.append(
                frontier.isEmpty()
                        ? "none"
                        : String.join(
                                "; ",
                                frontier.stream().map(SweepPoint::toString).toList()));
        text.append('\n');
        slo.ifPresent(targets -> text.append("Highest rate under ")
                .append(SloLabel.of(targets))
                .append(": ")
                .append(rate(words.maxSustainableRate(targets)))
                .append('\n'));
        return text.toString();
    }

    private static String rate(Measurement rate) {
        return rate.isDefined() ? Digits.significant(rate.value()) + " requests/s" : Digits.undefined(rate);
    }

    private static String share(Measurement share) {
        return share.isDefined() ? Digits.decimals(share.value()) : "-";
    }
}
