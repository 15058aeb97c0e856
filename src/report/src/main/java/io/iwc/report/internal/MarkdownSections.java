package io.iwc.report.internal;

import io.iwc.metric.Metric;
import io.iwc.metric.MetricCatalogue;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.ReasonCode;
import io.iwc.report.internal.Figure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The parts of a Markdown summary. */
final class MarkdownSections {
    private static final int MOST_ROWS = 200;
    private static final int MOST_TABLE = 12 * 1024;
    private static final int MOST_RUNS = 40;
    private static final int MOST_MESSAGE = 4 * 1024;

    static final String STALE = ": now better by more than the gate tolerates for worse; update it, review and commit";

    private final Content content;
    private final TrendWords trends;

    MarkdownSections(Content content) {
        this.content = content;
        trends = new TrendWords(content.history());
    }

    String summary() {
        var text = new MarkdownText().heading(1, content.title());
        MarkdownOpening.write(text, content);
        var totals = Totals.of(content);
        var rows = new ArrayList<List<String>>();
        if (!content.tests().isEmpty()) {
            rows.add(List.of("Tests", Shown.grouped(content.tests().size()), statuses()));
            rows.add(List.of("Tightest bound", totals.worstUse(), totals.worstWhere()));
        }
        if (content.isAboutWorkloads()) {
            rows.add(List.of("Requests in workloads", Shown.grouped(totals.requests()), ""));
            rows.add(List.of("Tokens in workloads", Shown.grouped(totals.tokens()), totals.tokensSplit()));
        }
        rows.add(List.of("Requests in runs", Shown.grouped(totals.replayed()), totals.runs()));
        text.table(List.of("Summary", "", ""), rows);
        if (!content.tests().isEmpty()) {
            overview(text);
            trends(text);
        }
        content.allSweeps().forEach(sweep -> sweep(text, sweep));
        latencyAgainstThroughput(text);
        tables(text);
        return text.toString();
    }

    private void trends(MarkdownText text) {
        var sentence = trends.sentence(content.tests());
        if (!sentence.isEmpty()) {
            text.heading(2, "Trend").paragraph(sentence);
        }
        var rows = trends.rows(content.failedFirst());
        if (!rows.isEmpty()) {
            text.table(TrendWords.HEADINGS, rows);
        }
    }

    private static void sweep(MarkdownText text, SweepReport sweep) {
        text.paragraph("**Sweep of " + MarkdownText.escaped(sweep.name()) + "**"
                + (sweep.slo().isEmpty() ? "" : " · SLO " + MarkdownText.escaped(sweep.slo())));
        sweep.answer().forEach(sentence -> text.paragraph(MarkdownText.escaped(sentence)));
        text.table(sweep.headings(), sweep.rows());
    }

    private void tables(MarkdownText text) {
        for (var table : content.tables()) {
            text.heading(2, table.title());
            table.notes().forEach(note -> text.paragraph(MarkdownText.escaped(note)));
            text.table(table.headings(), table.rows(), table.words());
        }
    }

    /** One part for each test, failed ones first. */
    List<String> tests() {
        return content.failedFirst().stream().map(this::test).toList();
    }

    /** One part for each workload and each run without a test. */
    List<String> subjects() {
        var parts = new ArrayList<String>();
        for (var workload : content.workloads()) {
            var text = new MarkdownText().heading(2, "Workload " + workload.name());
            workload(text, workload);
            parts.add(text.toString());
        }
        for (var run : content.runs()) {
            var text = new MarkdownText().heading(2, "Run " + run.name());
            run(text, run);
            parts.add(text.toString());
        }
        return parts;
    }

    /** The only line that differs between two equal suites. */
    String environment() {
        var environment = content.environment();
        var line = new StringBuilder("Written " + Shown.instant(environment.writtenAt()));
        environment.facts().entrySet().stream()
                .filter(fact -> !Opening.holds(fact))
                .forEach(fact ->
                        line.append(" · ").append(fact.getKey()).append(' ').append(fact.getValue()));
        return MarkdownText.escaped(line.toString()) + "\n";
    }

    private String statuses() {
        var counts = new ArrayList<String>();
        for (var status : TestReport.Status.values()) {
            if (content.count(status) > 0) {
                counts.add(content.count(status) + " " + status.text());
            }
        }
        return String.join(", ", counts);
    }

    private void overview(MarkdownText text) {
        var rows = new ArrayList<List<String>>();
        var letters = 0;
        for (var test : content.failedFirst()) {
            letters += test.displayName().length();
            if (rows.size() < MOST_ROWS && letters < MOST_TABLE) {
                var workload = test.workloads().stream().findFirst();
                var run = test.runs().stream().findFirst();
                rows.add(List.of(
                        mark(test.status()) + " " + test.displayName(),
                        workload.map(WorkloadReport::name).orElse(""),
                        workload.map(it -> MetricCells.of(it.numbers(), Metric.REQUEST_COUNT))
                                .orElse(""),
                        workload.map(it -> MetricCells.of(it.numbers(), Metric.PROMPT_TOKENS_P90))
                                .orElse(""),
                        run.map(it -> MetricCells.of(it.numbers(), Metric.RUN_RESPONSE_TTFT_P99))
                                .orElse(""),
                        run.map(it -> MetricCells.of(it.numbers(), Metric.RUN_OUTPUT_THROUGHPUT))
                                .orElse("")));
            }
        }
        text.table(List.of("Test", "Workload", "Requests", "Prompt P90", "TTFT P99", "Output tokens/s"), rows);
        if (content.tests().size() > rows.size()) {
            text.paragraph("and " + (content.tests().size() - rows.size()) + " more tests");
        }
    }

    private void latencyAgainstThroughput(MarkdownText text) {
        var rows = new ArrayList<List<String>>();
        for (var run : content.distinctRuns()) {
            if (rows.size() < MOST_RUNS
                    && run.numbers().get(Metric.RUN_OUTPUT_THROUGHPUT).isDefined()) {
                rows.add(List.of(
                        run.name() + ", " + run.origin(),
                        MetricCells.of(run.numbers(), Metric.RUN_OUTPUT_THROUGHPUT),
                        MetricCells.of(run.numbers(), Metric.RUN_RESPONSE_P50),
                        MetricCells.of(run.numbers(), Metric.RUN_RESPONSE_P99)));
            }
        }
        if (!rows.isEmpty()) {
            text.heading(2, "Latency against throughput");
            text.table(List.of("Run", "Output tokens/s", "Latency P50", "Latency P99"), rows);
        }
    }

    private String test(TestReport test) {
        var text = new MarkdownText();
        text.fold(mark(test.status()) + " " + test.status().text() + ": " + test.displayName() + " (" + test.className()
                + ")");
        if (!test.message().isEmpty()) {
            text.fenced(shortened(test.message()));
        }
        test.source().ifPresent(place -> text.paragraph("at `" + place + "`"));
        test.staleBaselines()
                .forEach(file -> text.paragraph("⚠️ stale baseline " + MarkdownText.escaped(file) + STALE));
        if (!test.gates().isEmpty()) {
            bounds(text, test);
        }
        test.changes().forEach(change -> MarkdownOpening.change(text, change));
        test.sweeps().forEach(sweep -> sweep(text, sweep));
        test.tables().forEach(table -> {
            text.paragraph("**" + MarkdownText.escaped(table.title()) + "**");
            table.notes().forEach(note -> text.paragraph(MarkdownText.escaped(note)));
            text.table(table.headings(), table.rows(), table.words());
        });
        test.workloads().forEach(workload -> workload(text, workload));
        test.runs().forEach(run -> run(text, run));
        if (!test.entries().isEmpty()) {
            text.table(
                    List.of("Published", "Value"),
                    test.entries().stream()
                            .map(entry -> List.of(entry.key(), entry.value()))
                            .toList());
        }
        return text.unfold().toString();
    }

    private void bounds(MarkdownText text, TestReport test) {
        var headings = new ArrayList<>(BoundWords.HEADINGS);
        if (!content.history().isEmpty()) {
            headings.addAll(List.of("Before", "Trend"));
        }
        text.table(
                headings,
                test.gates().stream()
                        .map(gate -> {
                            var cells = new ArrayList<>(BoundWords.cells(gate));
                            if (!content.history().isEmpty()) {
                                cells.addAll(trends.cells(test, gate));
                            }
                            return List.copyOf(cells);
                        })
                        .toList());
    }

    private static void workload(MarkdownText text, WorkloadReport workload) {
        text.paragraph("**Workload " + MarkdownText.escaped(workload.name()) + "** · "
                + MarkdownText.escaped(String.join(" · ", SubjectSection.origin(workload))));
        families(text, workload.numbers(), ShownMetrics.WORKLOAD_FAMILIES);
        facts(text, workload.numbers(), ShownMetrics.workloadFacts(workload.numbers()));
        bars(text, workload.figures());
    }

    private static void run(MarkdownText text, RunReport run) {
        text.paragraph("**Run " + MarkdownText.escaped(run.name()) + "** · "
                + MarkdownText.escaped(String.join(" · ", SubjectSection.origin(run))));
        run.invalidReasons().forEach(reason -> text.paragraph("**INVALID: " + MarkdownText.escaped(reason) + "**"));
        run.warnings().forEach(warning -> text.paragraph("**Warning: " + MarkdownText.escaped(warning) + "**"));
        families(text, run.numbers(), ShownMetrics.RUN_FAMILIES);
        facts(text, run.numbers(), ShownMetrics.RUN_FACTS);
        if (!run.errors().isEmpty()) {
            text.table(
                    List.of("Error", "Requests", "Most frequent message"),
                    run.failures().stream()
                            .map(row -> List.of(row.get(0), row.get(1), MarkdownText.escaped(row.get(2))))
                            .toList());
        }
    }

    private static void families(MarkdownText text, Numbers numbers, List<MetricFamily> families) {
        var headings = new ArrayList<>(MetricCells.HEADINGS);
        headings.add(0, "");
        var rows = new ArrayList<List<String>>();
        for (var family : families) {
            var name = MetricCatalogue.of(family).name();
            var reason = MetricCells.reason(numbers, family);
            var row = new ArrayList<String>();
            row.add(reason.isEmpty() ? name : name + ": n/a (" + reason + ")");
            MetricCells.family(numbers, family).forEach(cell -> row.add(reason.isEmpty() ? cell : ""));
            rows.add(row);
        }
        text.table(headings, rows);
    }

    private static void facts(MarkdownText text, Numbers numbers, List<Metric> metrics) {
        text.table(
                List.of("", "Value"),
                metrics.stream()
                        .filter(metric -> !numbers.get(metric).isUndefined(ReasonCode.NOT_MEASURED))
                        .map(metric -> List.of(MetricCatalogue.nameOf(metric), value(numbers, metric)))
                        .toList());
    }

    private static String value(Numbers numbers, Metric metric) {
        var reason = numbers.get(metric).reason();
        return MetricCells.of(numbers, metric) + (reason.isEmpty() ? "" : " (" + reason + ")");
    }

    private static void bars(MarkdownText text, List<Figure> figures) {
        var lines = new ArrayList<String>();
        for (var figure : figures) {
            if (figure.kind() == Kind.HISTOGRAM || figure.kind() == Kind.TIMELINE) {
                lines.add(String.format(Locale.ROOT, "%-20s %s", figure.title(), Sparkline.of(figure)));
            }
        }
        if (!lines.isEmpty()) {
            text.fenced(String.join("\n", lines));
        }
    }

    private static String mark(TestReport.Status status) {
        return switch (status) {
            case FAILED -> "❌";
            case ABORTED -> "⚠️";
            case SKIPPED -> "⏭️";
            case PASSED -> "✅";
        };
    }

    private static String shortened(String message) {
        return message.length() <= MOST_MESSAGE
                ? message
                : message.substring(0, MOST_MESSAGE) + "\n… cut, the whole message is in report.html";
    }
}
