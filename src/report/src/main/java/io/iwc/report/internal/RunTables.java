package io.iwc.report.internal;

import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.run.Run;
import io.iwc.run.SweepPoint;
import io.iwc.run.internal.Dialect;
import io.iwc.run.internal.Frontier;
import io.iwc.run.internal.RunComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is said of several runs at once.
 *
 * @since 0.1
 */
public final class RunTables {
    private RunTables() {}

    /**
     * One run against another: both values, the difference, what of it chance may do, and a verdict.
     *
     * @param name what the comparison is called: {@code b against a}
     */
    public static ReportTable comparison(String name, RunComparison comparison) {
        return new ReportTable(
                "Comparison: " + name,
                comparison.notes(),
                List.of("Metric", "Baseline", "Current", "Difference", "95 % interval", "Verdict"),
                comparison.rows().stream().map(RunTables::compared).toList());
    }

    /** The metrics of runs by the definitions of another tool, one column per run. */
    public static ReportTable dialect(Dialect dialect, Map<String, Run> runs) {
        var headings = new ArrayList<>(List.of("As " + dialect.text()));
        headings.addAll(runs.keySet());
        var columns = runs.values().stream().map(dialect::of).toList();
        var rows = new ArrayList<List<String>>();
        for (var name : columns.get(0).keySet()) {
            var row = new ArrayList<>(List.of(name));
            for (var column : columns) {
                row.add(shown(column.getOrDefault(name, Measurement.undefined("not known"))));
            }
            rows.add(row);
        }
        return new ReportTable("By the definitions of " + dialect.text(), List.of(dialect.note()), headings, rows);
    }

    /**
     * Runs as configurations: latency, throughput and goodput, those on the Pareto frontier marked, and the best of
     * them, which is the one with the highest goodput.
     */
    public static ReportTable frontier(Map<String, Run> runs) {
        var candidates = runs.values().stream()
                .filter(SweepPoint::isCandidate)
                .filter(run -> run.measurement(Metric.RUN_RESPONSE_P90).isDefined())
                .filter(run -> run.measurement(Metric.RUN_OUTPUT_THROUGHPUT).isDefined())
                .toList();
        var frontier = Frontier.of(
                candidates,
                run -> run.measurement(Metric.RUN_RESPONSE_P90).value(),
                run -> run.measurement(Metric.RUN_OUTPUT_THROUGHPUT).value());
        var best = best(frontier);
        var rows = new ArrayList<List<String>>();
        runs.forEach((name, run) -> rows.add(List.of(
                name,
                MetricCells.of(run, Metric.RUN_RESPONSE_P50),
                MetricCells.of(run, Metric.RUN_RESPONSE_P90),
                MetricCells.of(run, Metric.RUN_RESPONSE_P99),
                MetricCells.of(run, Metric.RUN_OUTPUT_THROUGHPUT),
                MetricCells.of(run, Metric.RUN_GOODPUT),
                run.isValid() ? "valid" : "INVALID",
                frontier.contains(run) ? "yes" : "-",
                best.filter(run::equals).isPresent() ? "best" : "-")));
        return new ReportTable(
                "Runs",
                List.of(
                        "On the frontier are the runs for which no other run is better in both latency P90 and output"
                                + " throughput; INVALID runs and runs with more than 1 % failures are excluded.",
                        "The best has the highest goodput; without an SLO there is none."),
                List.of(
                        "Run",
                        "Latency P50",
                        "P90",
                        "P99",
                        "Output tokens/s",
                        "Goodput, req/s",
                        "Validity",
                        "Frontier",
                        "Best"),
                rows);
    }

    private static Optional<Run> best(List<Run> frontier) {
        return frontier.stream()
                .filter(run -> run.measurement(Metric.RUN_GOODPUT).isDefined())
                .max((a, b) -> Double.compare(
                        a.measurement(Metric.RUN_GOODPUT).value(),
                        b.measurement(Metric.RUN_GOODPUT).value()));
    }

    private static List<String> compared(RunComparison.Row row) {
        var metric = row.metric();
        var bothKnown = row.baseline().isDefined() && row.current().isDefined();
        return List.of(
                metric.id(),
                cell(metric, row.baseline()),
                cell(metric, row.current()),
                bothKnown
                        ? Digits.deltaInGate(
                                metric, row.current().value() - row.baseline().value())
                        : "-",
                row.interval()
                        .map(it ->
                                Digits.deltaInGate(metric, it.low()) + " to " + Digits.deltaInGate(metric, it.high()))
                        .orElse("-"),
                row.verdict());
    }

    private static String cell(Metric metric, Measurement measurement) {
        return measurement.isDefined() ? Digits.inGate(metric, measurement.value()) : "n/a";
    }

    private static String shown(Measurement measurement) {
        if (!measurement.isDefined()) {
            return Digits.undefined(measurement);
        }
        var isWhole = measurement.value() == Math.rint(measurement.value());
        return isWhole ? Digits.whole(measurement.value()) : Digits.significant(measurement.value());
    }
}
