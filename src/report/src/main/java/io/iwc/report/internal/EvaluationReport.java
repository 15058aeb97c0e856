package io.iwc.report.internal;

import io.iwc.artifact.internal.CsvText;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.TextTable;
import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.MetricCatalogue;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Unit;
import io.iwc.report.internal.Figure.Axis;
import io.iwc.run.Run;
import io.iwc.run.internal.Evaluation;
import io.iwc.run.internal.Percents;
import io.iwc.run.internal.RequestTimings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How far a prediction is off, as text, as JSON, as CSV of requests, and as a page with the measured and the predicted
 * distribution of each latency on top of each other.
 *
 * @since 0.1
 */
public final class EvaluationReport {
    private static final List<String> HEADINGS = List.of("Metric", "Measured", "Predicted", "Error", "95 % interval");
    private static final double NANOS = 1e9;

    private final String title;
    private final Run measured;
    private final Run predicted;
    private final Evaluation evaluation;

    public EvaluationReport(String title, Run measured, Run predicted, Evaluation evaluation) {
        this.title = title;
        this.measured = measured;
        this.predicted = predicted;
        this.evaluation = evaluation;
    }

    /** A table for a terminal, what to know below it. */
    public String text() {
        var table = TextTable.namesAndNumbers(HEADINGS.size()).row(HEADINGS);
        rows().forEach(table::row);
        var text = new StringBuilder(title).append('\n').append(table.text());
        evaluation.notes().forEach(note -> text.append(note).append('\n'));
        return text.toString();
    }

    /** The same as a tree for JSON. */
    public Map<String, Object> json() {
        var rows = new ArrayList<Map<String, Object>>();
        for (var row : evaluation.rows()) {
            var one = new LinkedHashMap<String, Object>();
            one.put("metric", row.metric().id());
            one.put("measured", row.measured());
            one.put("predicted", row.predicted());
            one.put("error", row.error());
            one.put("error_low", row.low());
            one.put("error_high", row.high());
            rows.add(one);
        }
        var root = new LinkedHashMap<String, Object>();
        root.put("title", title);
        root.put("requests", evaluation.pairs().size());
        root.put("figures", rows);
        root.put("notes", evaluation.notes());
        return root;
    }

    /** The tree in lines. */
    public String jsonText() {
        return Json.document(json());
    }

    /** A row a request: both latencies, in seconds. */
    public String csv() {
        var text = new StringBuilder("request_id,measured_ttft,predicted_ttft,measured_tpot,predicted_tpot,"
                + "measured_e2e,predicted_e2e\n");
        for (var pair : evaluation.pairs()) {
            var left = RequestTimings.of(pair.measured());
            var right = RequestTimings.of(pair.predicted());
            text.append(CsvText.cell(pair.measured().requestId()))
                    .append(',')
                    .append(seconds(left.ttftNanos()))
                    .append(',')
                    .append(seconds(right.ttftNanos()))
                    .append(',')
                    .append(number(left.tpotSeconds()))
                    .append(',')
                    .append(number(right.tpotSeconds()))
                    .append(',')
                    .append(seconds(left.e2eNanos()))
                    .append(',')
                    .append(seconds(right.e2eNanos()))
                    .append('\n');
        }
        return text.toString();
    }

    /** The page. */
    public String html(SuiteEnvironment environment) {
        var table = new ReportTable(title, evaluation.notes(), HEADINGS, rows());
        var runs = List.of(
                RunReport.of(measured).named("measured: " + measured.name()),
                RunReport.of(predicted).named("predicted: " + predicted.name()));
        var figures = new ArrayList<>(EvaluationFigures.of(evaluation));
        figures.addAll(curves());
        return HtmlReport.of(title, environment, List.of(), runs, List.of(table), figures);
    }

    private List<Figure> curves() {
        var figures = new ArrayList<Figure>();
        for (var family :
                List.of(MetricFamily.RUN_TTFT, MetricFamily.RUN_TPOT, MetricFamily.RUN_ITL, MetricFamily.RUN_E2E)) {
            var left = measured.distribution(family);
            var right = predicted.distribution(family);
            if (left.isPresent() && right.isPresent()) {
                var name = MetricCatalogue.of(family).name();
                figures.add(new Figure(
                        family.id() + ".evaluation",
                        name + ": measured and predicted",
                        Figure.Kind.CDF,
                        new Axis(name, Unit.SECONDS, false),
                        Axis.linear("share of values", Unit.SHARE),
                        List.of(Curves.cumulative("measured", left.get()), Curves.cumulative("predicted", right.get())),
                        List.of(),
                        ""));
            }
        }
        return figures;
    }

    private List<List<String>> rows() {
        return evaluation.rows().stream()
                .map(row -> List.of(
                        row.metric().id(),
                        Digits.of(row.metric(), row.measured()),
                        Digits.of(row.metric(), row.predicted()),
                        Percents.signed(row.error()),
                        Percents.signed(row.low()) + " to " + Percents.signed(row.high())))
                .toList();
    }

    private static String seconds(OptionalLong nanos) {
        return nanos.isPresent() ? String.format(Locale.ROOT, "%.9f", nanos.getAsLong() / NANOS) : "";
    }

    private static String number(OptionalDouble seconds) {
        return seconds.isPresent() ? String.format(Locale.ROOT, "%.9f", seconds.getAsDouble()) : "";
    }
}
