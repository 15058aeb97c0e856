package io.iwc.report.internal;

import io.iwc.metric.Measurement;
import io.iwc.metric.internal.StoredMeasurements;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A test and what it looked at, as JSON. */
final class TestJson {
    private TestJson() {}

    static Map<String, Object> tree(TestReport test) {
        var tree = new TreeMap<String, Object>();
        tree.put("id", test.id());
        tree.put("className", test.className());
        tree.put("module", test.module());
        tree.put("displayName", test.displayName());
        tree.put("status", test.status().text());
        tree.put("message", test.message());
        test.source().ifPresent(place -> tree.put("source", Map.of("file", place.file(), "line", place.line())));
        tree.put("workloads", test.workloads().stream().map(TestJson::tree).toList());
        tree.put("runs", test.runs().stream().map(TestJson::tree).toList());
        tree.put("gates", test.gates().stream().map(TestJson::tree).toList());
        tree.put("changes", test.changes().stream().map(ChangeJson::tree).toList());
        tree.put("sweeps", test.sweeps().stream().map(SweepJson::tree).toList());
        if (!test.tables().isEmpty()) {
            tree.put("tables", test.tables().stream().map(TestJson::tree).toList());
        }
        tree.put(
                "entries",
                test.entries().stream()
                        .map(entry -> Map.of("key", entry.key(), "value", entry.value()))
                        .toList());
        return tree;
    }

    static TestReport parse(JsonFields test) {
        return new TestReport(
                test.text("id"),
                test.text("className"),
                test.textIfPresent("module"),
                test.text("displayName"),
                test.constant("status", TestReport.Status.class),
                test.text("message"),
                test.objectIfPresent("source")
                        .map(place -> new TestReport.SourceLine(
                                place.text("file"), (int) place.value("line").asCount())),
                test.list("workloads", TestJson::workload),
                test.list("runs", TestJson::run),
                test.list("gates", TestJson::gate),
                test.listIfPresent("changes", ChangeJson::parse),
                test.listIfPresent("sweeps", SweepJson::parse),
                test.listIfPresent("tables", TestJson::table),
                test.list("entries", entry -> new TestReport.Entry(entry.text("key"), entry.text("value"))));
    }

    private static Map<String, Object> tree(ReportTable table) {
        return Map.of(
                "title", table.title(),
                "notes", table.notes(),
                "headings", table.headings(),
                "words", table.words(),
                "rows", table.rows().stream().map(row -> Map.of("cells", row)).toList());
    }

    private static ReportTable table(JsonFields table) {
        var headings = table.values("headings", JsonFields::asText);
        var rows = table.list("rows", row -> row.values("cells", JsonFields::asText));
        for (var row : rows) {
            if (row.size() != headings.size()) {
                throw table.fault("found a row of " + row.size() + " cells, expected " + headings.size());
            }
        }
        var words = table.has("words") ? table.value("words").asCount() : 1;
        if (words < 1 || words > headings.size()) {
            throw table.fault("found " + words + " columns of words, expected 1 to " + headings.size());
        }
        return new ReportTable(
                table.text("title"), table.values("notes", JsonFields::asText), headings, rows, (int) words);
    }

    private static Map<String, Object> tree(WorkloadReport workload) {
        return Map.of(
                "name", workload.name(),
                "sha256", workload.sha256(),
                "compiler", workload.compiler(),
                "seed", workload.seed(),
                "numbers", tree(workload.numbers()),
                "figures", figures(workload.figures()));
    }

    private static WorkloadReport workload(JsonFields workload) {
        return new WorkloadReport(
                workload.text("name"),
                workload.text("sha256"),
                workload.text("compiler"),
                workload.text("seed"),
                numbers(workload.object("numbers")),
                workload.list("figures", FigureJson::parse));
    }

    private static Map<String, Object> tree(RunReport run) {
        var tree = new TreeMap<String, Object>(Map.of(
                "name", run.name(),
                "origin", run.origin(),
                "endpoint", run.endpoint(),
                "slo", run.slo(),
                "invalidReasons", run.invalidReasons(),
                "warnings", run.warnings(),
                "errors", run.errors(),
                "errorMessages", run.errorMessages(),
                "numbers", tree(run.numbers()),
                "figures", figures(run.figures())));
        return tree;
    }

    private static RunReport run(JsonFields run) {
        return new RunReport(
                run.text("name"),
                run.text("origin"),
                run.text("endpoint"),
                run.text("slo"),
                run.values("invalidReasons", JsonFields::asText),
                run.values("warnings", JsonFields::asText),
                run.map("errors", JsonFields::asCount),
                run.map("errorMessages", JsonFields::asText),
                numbers(run.object("numbers")),
                run.list("figures", FigureJson::parse));
    }

    private static Map<String, Object> tree(Numbers numbers) {
        return Map.of("labels", numbers.labels(), "metrics", numbers.metrics(), "undefined", numbers.undefined());
    }

    private static Numbers numbers(JsonFields numbers) {
        return new Numbers(
                numbers.map("labels", JsonFields::asText),
                numbers.metrics("metrics", JsonFields::asNumber),
                numbers.metrics("undefined", JsonFields::asText));
    }

    private static Map<String, Object> tree(GateReport gate) {
        return Map.of(
                "subject", gate.subject(),
                "metric", gate.metric(),
                "baseline", StoredMeasurements.single(gate.baseline()),
                "actual", StoredMeasurements.single(gate.actual()),
                "baselineName", gate.baselineName(),
                "actualName", gate.actualName(),
                "allowed", gate.allowed(),
                "used", StoredMeasurements.single(gate.used()),
                "slack", StoredMeasurements.single(gate.slack()),
                "verdict", gate.verdict().text());
    }

    private static GateReport gate(JsonFields gate) {
        return new GateReport(
                gate.textIfPresent("subject"),
                gate.metric("metric"),
                measurement(gate.value("baseline")),
                measurement(gate.value("actual")),
                gate.textIfPresent("baselineName"),
                gate.textIfPresent("actualName"),
                gate.text("allowed"),
                measurement(gate.value("used")),
                gate.has("slack") ? measurement(gate.value("slack")) : Measurement.undefined("not known"),
                gate.constant("verdict", GateReport.Verdict.class));
    }

    /** What {@link StoredMeasurements#single} wrote. */
    private static Measurement measurement(JsonFields value) {
        if (value.json().isNumber()) {
            return Measurement.of(value.asNumber());
        }
        var reason = value.text("undefined");
        if (reason.isBlank()) {
            throw value.fault("found no reason, expected a number or why there is none");
        }
        return Measurement.undefined(reason);
    }

    private static List<Map<String, Object>> figures(List<Figure> figures) {
        return figures.stream().map(FigureJson::tree).toList();
    }
}
