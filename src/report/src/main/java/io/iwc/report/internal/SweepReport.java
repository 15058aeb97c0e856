package io.iwc.report.internal;

import io.iwc.metric.Metric;
import io.iwc.run.Slo;
import io.iwc.run.Sweep;
import io.iwc.run.SweepPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sweep as a report shows it: a row a level, curves over the load, and what they say in words. Immutable.
 *
 * @param name the workload's name
 * @param slo the targets, worded; empty if there are none
 * @param answer what the levels say, a sentence each: the highest rate under the SLO, the frontier, the knee
 * @param headings of the table of levels
 * @param rows a level each
 * @param figures TTFT, TPOT and throughput against the load, and latency against throughput
 * @since 0.1
 */
public record SweepReport(
        String name,
        String slo,
        List<String> answer,
        List<String> headings,
        List<List<String>> rows,
        List<Figure> figures) {
    private static final List<String> HEADINGS = List.of(
            "Level",
            "Sent/s",
            "TTFT P50",
            "TTFT P99",
            "TPOT P50",
            "TPOT P99",
            "Latency P90",
            "Tokens/s",
            "Goodput, req/s",
            "Met the SLO",
            "Frontier",
            "Verdict");

    public SweepReport {
        answer = List.copyOf(answer);
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
        figures = List.copyOf(figures);
    }

    /** The report of a sweep under an SLO, if there is one. */
    public static SweepReport of(Sweep sweep, Optional<Slo> slo) {
        var words = new SweepWords(sweep, slo);
        var frontier = sweep.frontier();
        return new SweepReport(
                sweep.name(),
                slo.map(SloLabel::of).orElse(""),
                words.answer(),
                HEADINGS,
                sweep.points().stream()
                        .map(point -> row(words, point, frontier.contains(point)))
                        .toList(),
                new SweepFigures(sweep, slo, words).all());
    }

    private static List<String> row(SweepWords words, SweepPoint point, boolean isOnFrontier) {
        var run = words.judged(point).run();
        var cells = new ArrayList<String>();
        cells.add(SweepWords.level(point.level()));
        cells.addAll(SweepWords.cells(run));
        cells.add(MetricCells.of(run, Metric.RUN_GOODPUT));
        cells.add(words.attainment(point).map(SweepWords::share).orElse("-"));
        cells.add(isOnFrontier ? "yes" : "-");
        cells.add(words.verdict(point));
        return cells;
    }
}
