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
        return written().toString();
    }

    /** The page in UTF-8, in pieces. */
    byte[][] pieces() {
        return written().pieces();
    }

    private Markup written() {
        return frame.around(content.title(), ", and tests are not filtered.", content.environment(), this::sections);
    }

    private void sections() {
        opening();
        changes();
        summary();
        content.allSweeps().forEach(new SweepSection(html, stock)::write);
        overview();
        tables();
        tests();
        content.workloads().forEach(subjects::workload);
        if (content.sweeps().isEmpty()) {
            content.runs().forEach(subjects::run);
        } else {
            subjects.runs(content.runs());
        }
    }

    private void opening() {
        var opening = Opening.of(content);
        if (!opening.sentence().isEmpty()) {
            html.element("p", opening.sentence(), "class", "lead").line();
        }
        if (!opening.origin().isEmpty()) {
            html.element("p", String.join(" · ", opening.origin()), "class", "origin", "id", "origin")
                    .line();
        }
    }

    private void changes() {
        var changes = ChangeSection.mostTelling(content.failedFirst());
        if (changes.isEmpty()) {
            return;
        }
        html.open("section", "class", "telling", "aria-label", "What changed and why it matters")
                .line();
        changes.forEach(change -> ChangeSection.write(html, change, figures -> {}));
        var left = ChangeSection.left(content.tests());
        if (left > 0) {
            html.element("p", "and " + left + " more changes in the tests below", "class", "note");
        }
        html.close().line();
    }

    private void summary() {
        var totals = Totals.of(content);
        html.open("section", "class", "summary", "aria-label", "Summary").line();
        if (!content.tests().isEmpty()) {
            testTile();
            frame.tile("Tightest bound", totals.worstUse(), totals.worstWhere());
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
        html.raw(StatusBar.of(content)).open("p", "class", "more");
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

    /** Tests of one class and ending stand together. */
    private static String heading(TestReport test, boolean hasModules) {
        return (hasModules && !test.module().isEmpty() ? test.module() + ": " : "") + test.className();
    }

    private void overview() {
        SuiteFigures.latencyAgainstThroughput(content.distinctRuns()).ifPresent(figure -> {
            html.open("section", "class", "overview", "aria-label", "All runs").line();
            new FigureSection(html, stock).place(figure);
            html.close().line();
        });
        new FigureSection(html, stock).place(content.figures());
    }

    private void tables() {
        for (var table : content.tables()) {
            html.open("section", "class", "subject", "aria-label", table.title())
                    .line();
            html.element("h2", table.title()).line();
            table.notes()
                    .forEach(note -> html.element("p", note, "class", "origin").line());
            frame.table(table);
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
        var section = new TestSection(html, subjects, stock, content.history());
        var hasModules = content.hasModules();
        var opened = 0;
        var group = "";
        for (var test : content.failedFirst()) {
            var heading = heading(test, hasModules);
            if (!heading.equals(group)) {
                html.open("h3", "class", "group").name(heading).close().line();
                group = heading;
            }
            var open = content.tests().size() == 1 || (test.status() == TestReport.Status.FAILED && opened < MOST_OPEN);
            opened += open ? 1 : 0;
            section.write(test, open);
        }
        html.close().line();
    }
}
