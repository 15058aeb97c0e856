package io.iwc.report.internal;

import io.iwc.metric.Metric;
import io.iwc.report.internal.TestReport.Status;
import java.util.ArrayList;
import java.util.List;

/** One test of a page: a line with its result, and its details. */
final class TestSection {
    private final Markup html;
    private final SubjectSection subjects;
    private final PageScriptResources stock;
    private final BoundSection bounds;

    TestSection(Markup html, SubjectSection subjects, PageScriptResources stock, History history) {
        this.html = html;
        this.subjects = subjects;
        this.stock = stock;
        bounds = new BoundSection(html, history);
    }

    void write(TestReport test, boolean open) {
        var status = test.status().text();
        var attributes = new ArrayList<>(List.of(
                "class",
                "test " + status,
                "data-status",
                status,
                "data-name",
                test.className() + " " + test.displayName()));
        if (open) {
            attributes.addAll(List.of("open", ""));
        }
        html.open("details", attributes.toArray(String[]::new)).open("summary");
        html.element("span", status, "class", "status");
        html.text(" ").open("span", "class", "names").open("span", "class", "name");
        html.name(test.displayName()).close();
        if (test.status() != Status.PASSED && !test.message().isEmpty()) {
            html.text(" ").element("span", test.firstLine(), "class", "reason");
        }
        html.close().text(" ");
        html.element("span", String.join("  ·  ", keyNumbers(test)), "class", "key");
        html.close().line();
        html.open("div", "class", "body").line();
        if (!test.message().isEmpty()) {
            html.element("pre", test.message(), "class", "message").line();
        }
        test.source().ifPresent(place -> html.element("p", "at " + place, "class", "origin")
                .line());
        test.staleBaselines().forEach(file -> html.element(
                        "p", "stale baseline " + file + MarkdownSections.STALE, "class", "invalid")
                .line());
        bounds.write(test);
        test.changes().forEach(change -> ChangeSection.write(html, change, new FigureSection(html, stock)::place));
        test.sweeps().forEach(new SweepSection(html, stock)::write);
        test.tables().forEach(this::table);
        subjects.workloads(test.workloads());
        subjects.runs(test.runs());
        entries(test);
        html.close().close().line();
    }

    private static List<String> keyNumbers(TestReport test) {
        var key = new ArrayList<String>();
        if (!test.workloads().isEmpty()) {
            var workload = test.workloads().get(0);
            key.add(workload.name());
            var requests = MetricCells.of(workload.numbers(), Metric.REQUEST_COUNT);
            key.add(requests + (requests.equals("1") ? " request" : " requests"));
        }
        if (test.runs().size() == 1) {
            var run = test.runs().get(0);
            key.add("TTFT P99 " + MetricCells.of(run.numbers(), Metric.RUN_RESPONSE_TTFT_P99));
        }
        return key;
    }

    private void table(ReportTable table) {
        html.element("h4", table.title()).line();
        table.notes().forEach(note -> html.element("p", note, "class", "origin").line());
        stock.fold(html, table.title() + ", one by one", FoldedTable.of(table));
    }

    private void entries(TestReport test) {
        if (test.entries().isEmpty()) {
            return;
        }
        stock.fold(
                html,
                "Published entries",
                new FoldedTable(
                        List.of("Key", "Value"),
                        test.entries().stream()
                                .map(entry -> List.of(entry.key(), entry.value()))
                                .toList(),
                        ""));
    }
}
