package io.iwc.trace.internal;

import io.iwc.artifact.internal.AtomicFile;
import io.iwc.artifact.internal.CsvText;
import io.iwc.artifact.internal.Json;
import io.iwc.report.internal.Figure;
import io.iwc.report.internal.FigureRenderer;
import io.iwc.report.internal.FigureRenderer.Form;
import io.iwc.report.internal.ReportTable;
import io.iwc.report.internal.StudyPage;
import io.iwc.report.internal.SuiteEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes what was found: {@code study.json}, a folder of figures and tables a study, {@code study.html}.
 *
 * @since 0.1
 */
public final class StudyWriter {
    private static final int MOST_ROWS = 200;
    /** The tables behind the figures are the CSV files. */
    private static final Set<Form> FORMS = EnumSet.of(Form.SVG, Form.PNG, Form.JSON);

    private final TraceReport report;
    private final TraceOptions options;
    private final Path folder;

    /** A writer into that folder. */
    public StudyWriter(TraceReport report, TraceOptions options, Path folder) {
        this.report = report;
        this.options = options;
        this.folder = folder;
    }

    /** Writes numbers: {@code study.json} and a CSV file a table. */
    public void writeNumbers() {
        report.results().forEach((study, result) -> result.tables()
                .forEach(table -> AtomicFile.write(figures(study).resolve(table.name() + ".csv"), csv(table.table()))));
        AtomicFile.write(folder.resolve("study.json"), json());
    }

    /** Draws figures as SVG, PNG and JSON, and the page. */
    public void writeFigures(SuiteEnvironment environment) {
        var sections = new ArrayList<StudyPage.Section>();
        report.results().forEach((study, result) -> {
            var figures = StudyFigures.of(result);
            figures.parallelStream().forEach(figure -> FigureRenderer.write(figure, figures(study), FORMS));
            sections.add(section(study, result, figures));
        });
        AtomicFile.write(folder.resolve("study.html"), StudyPage.of("Trace study", notes(), sections, environment));
    }

    /** The document that holds every number. */
    public String json() {
        var studies = new TreeMap<String, Object>();
        report.results().forEach((study, result) -> studies.put(study.id(), StudyJson.tree(result)));
        var failures = new TreeMap<String, Object>();
        report.failures().forEach((study, reason) -> failures.put(study.id(), reason));
        return Json.document(Map.of(
                "schema",
                "iwc-study/1",
                "inputs",
                report.inputs().stream()
                        .map(input -> Map.of(
                                "name", input.name(),
                                "sha256", input.sha256(),
                                "bytes", input.bytes(),
                                "format", input.format()))
                        .toList(),
                "options",
                Map.of("top", options.top(), "engine", options.sparkMaster().isPresent() ? "spark" : "duckdb"),
                "studies",
                studies,
                "failures",
                failures));
    }

    private Path figures(Study study) {
        return folder.resolve("figures").resolve(study.folder());
    }

    static String csv(Table table) {
        var text = new StringBuilder(String.join(",", table.columns())).append('\n');
        for (var row : table.rows()) {
            var separator = "";
            for (var cell : row) {
                text.append(separator);
                separator = ",";
                if (cell instanceof String word) {
                    text.append(CsvText.quoted(CsvText.cell(word)));
                } else if (cell != null) {
                    text.append(Json.compact(cell));
                }
            }
            text.append('\n');
        }
        return text.toString();
    }

    private List<String> notes() {
        var notes = new ArrayList<String>();
        report.inputs()
                .forEach(input -> notes.add(input.name() + " · " + input.format() + " · SHA-256 " + input.sha256()));
        report.failures().forEach((study, reason) -> notes.add(study.id() + " failed: " + reason));
        return notes;
    }

    private static StudyPage.Section section(Study study, StudyResult result, List<Figure> figures) {
        var notes = new ArrayList<String>();
        result.undefined().forEach((id, reason) -> notes.add(id + ": n/a (" + reason + ")"));
        var tables = new ArrayList<ReportTable>();
        var metrics = new ArrayList<List<String>>();
        result.metrics().forEach((id, value) -> metrics.add(List.of(id, Json.compact(value))));
        if (!metrics.isEmpty()) {
            tables.add(new ReportTable("Numbers", List.of(), List.of("Metric", "Value"), metrics));
        }
        for (var table : result.tables()) {
            switch (table.kind()) {
                case SUMMARY, LAG, ROWS -> tables.add(table(table));
                case METRICS, CURVE, BOXES, HEAT, RANK, POPULATION, BARS, TIMELINE, LINES, STEPS, TABLE, INCLUDE -> {
                    // behind its figure
                }
            }
        }
        return new StudyPage.Section(study.folder().replace('_', ' '), notes, tables, figures);
    }

    private static ReportTable table(StudyResult.Result result) {
        var rows = result.table().rows().stream()
                .limit(MOST_ROWS)
                .map(row -> row.stream()
                        .map(cell -> cell == null ? "" : cell instanceof String word ? word : Json.compact(cell))
                        .toList())
                .toList();
        var more = result.table().rows().size() > MOST_ROWS
                ? List.of("The rest stands in " + result.name() + ".csv.")
                : List.<String>of();
        var title = result.note("title").isEmpty() ? result.name().replace('_', ' ') : result.note("title");
        return new ReportTable(title, more, result.table().columns(), rows);
    }
}
