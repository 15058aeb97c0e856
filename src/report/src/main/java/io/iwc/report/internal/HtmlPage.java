package io.iwc.report.internal;

/** Puts the page of a report together: summary, tests, workloads and runs. */
final class HtmlPage {
    private static final int MOST_OPEN = 3;

    private final Content content;
    private final Markup html = new Markup();
    private final PageScriptResources stock = new PageScriptResources();
    private final PageFrame frame = new PageFrame(html, stock);
    private final SubjectSection subjects = new SubjectSection(html, stock);

    HtmlPage(Content content) {
        this.content = content;
    }

    String text() {
        return frame.around(
                content.title(),
                "Charts and folded tables need JavaScript; report.json holds the same numbers.",
                content.environment(),
                this::sections);
    }

    private void sections() {
        summary();
        overview();
        tables();
        tests();
        content.workloads().forEach(subjects::workload);
        content.runs().forEach(subjects::run);
    }

    private void summary() {
        var totals = Totals.of(content);
        html.open("section", "class", "summary", "aria-label", "Summary").line();
        if (!content.tests().isEmpty()) {
            testTile();
            frame.tile("Worst drift", totals.worstUse(), totals.worstWhere());
        }
        if (content.isAboutWorkloads()) {
            frame.tile("Requests in workloads", Shown.grouped(totals.requests()), "");
            frame.tile("Tokens in workloads", Shown.grouped(totals.tokens()), totals.tokensSplit());
        }
        if (!content.distinctRuns().isEmpty() || !content.tests().isEmpty()) {
            frame.tile("Requests in runs", Shown.grouped(totals.replayed()), totals.runs());
        }
        html.close().line();
    }

    private void testTile() {
        html.open("div", "class", "tile").element("p", "Tests", "class", "what");
        html.element("p", Shown.grouped(content.tests().size()), "class", "number");
        html.open("p", "class", "bar", "aria-hidden", "true");
        for (var status : TestReport.Status.values()) {
            var count = content.count(status);
            if (count > 0) {
                html.element("span", "", "class", status.text(), "style", "flex-grow:" + count);
            }
        }
        html.close().open("p", "class", "more");
        var separator = "";
        for (var status : TestReport.Status.values()) {
            var count = content.count(status);
            if (count > 0) {
                html.text(separator).element("span", count + " " + status.text(), "class", status.text());
                separator = ", ";
            }
        }
        html.close().close().line();
    }

    private void overview() {
        SuiteFigures.latencyAgainstThroughput(content.distinctRuns()).ifPresent(figure -> {
            html.open("section", "class", "overview", "aria-label", "All runs").line();
            new FigureSection(html, stock).place(figure);
            html.close().line();
        });
    }

    private void tables() {
        for (var table : content.tables()) {
            html.open("section", "class", "subject", "aria-label", table.title())
                    .line();
            html.element("h2", table.title()).line();
            table.notes()
                    .forEach(note -> html.element("p", note, "class", "origin").line());
            frame.table(table.headings(), table.rows());
            html.close().line();
        }
    }

    private void tests() {
        if (content.tests().isEmpty()) {
            return;
        }
        html.open("section", "aria-label", "Tests").line();
        html.open("div", "class", "tools").element("h2", "Tests");
        html.empty(
                "input",
                "type",
                "search",
                "id",
                "filter",
                "placeholder",
                "Filter by name",
                "aria-label",
                "Filter tests by name");
        html.element("button", "Open all", "type", "button", "id", "open-all");
        html.element("button", "Close all", "type", "button", "id", "close-all");
        html.element("span", "", "id", "shown", "role", "status").close().line();
        var section = new TestSection(html, subjects, stock);
        var opened = 0;
        for (var test : content.failedFirst()) {
            var open = content.tests().size() == 1 || (test.status() == TestReport.Status.FAILED && opened < MOST_OPEN);
            opened += open ? 1 : 0;
            section.write(test, open);
        }
        html.close().line();
    }
}
