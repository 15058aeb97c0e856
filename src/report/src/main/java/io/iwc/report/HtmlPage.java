package io.iwc.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Puts the page together: style, summary, tests, data of the charts, script. */
final class HtmlPage {
    /** Nothing may be fetched, not even by a chart library: the page is all there is. */
    private static final String NOTHING_FROM_OUTSIDE =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

    private static final int MOST_OPEN = 3;

    private final Content content;
    private final Markup html = new Markup();
    private final PageStock stock = new PageStock();
    private final SubjectSection subjects = new SubjectSection(html, stock);

    HtmlPage(Content content) {
        this.content = content;
    }

    String text() {
        html.raw("<!doctype html>\n").open("html", "lang", "en").line();
        head();
        html.open("body").open("main").line();
        html.open("header").element("p", "IWC", "class", "brand");
        html.element("h1", content.title()).close().line();
        html.open("noscript")
                .element("p", "Charts and folded tables need JavaScript; report.json holds the same numbers.")
                .close()
                .line();
        summary();
        overview();
        tests();
        content.workloads().forEach(subjects::workload);
        content.runs().forEach(subjects::run);
        environment();
        html.close().line();
        scripts();
        return html.close().close().line().toString();
    }

    private void head() {
        html.open("head").line();
        html.empty("meta", "charset", "utf-8").line();
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", NOTHING_FROM_OUTSIDE)
                .line();
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.empty("meta", "name", "color-scheme", "content", "light dark").line();
        html.empty("link", "rel", "icon", "href", "data:,").line();
        html.element("title", content.title()).line();
        html.open("style").raw(resource("report.css")).close().line();
        html.close().line();
    }

    private void summary() {
        var totals = Totals.of(content);
        html.open("section", "class", "summary", "aria-label", "Summary").line();
        if (!content.tests().isEmpty()) {
            testTile();
            tile("Worst drift", totals.worstUse(), totals.worstWhere());
        }
        tile("Requests in workloads", Shown.grouped(totals.requests()), "");
        tile("Tokens in workloads", Shown.grouped(totals.tokens()), totals.tokensSplit());
        if (!content.distinctRuns().isEmpty() || !content.tests().isEmpty()) {
            tile("Requests in runs", Shown.grouped(totals.replayed()), totals.runs());
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

    private void tile(String what, String number, String more) {
        html.open("div", "class", "tile").element("p", what, "class", "what");
        html.element("p", number, "class", "number").element("p", more, "class", "more");
        html.close().line();
    }

    private void overview() {
        SuiteFigures.latencyAgainstThroughput(content.distinctRuns()).ifPresent(figure -> {
            html.open("section", "class", "overview", "aria-label", "All runs").line();
            new FigureSection(html, stock).place(figure);
            html.close().line();
        });
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

    private void environment() {
        html.open("footer").line();
        var environment = content.environment();
        html.open("p", "id", "environment").text("Written " + environment.writtenAt());
        environment.facts().forEach((name, value) -> html.text(" · " + name + " " + value));
        html.close().line().close().line();
    }

    private void scripts() {
        html.open("script", "type", "application/json", "id", "data")
                .raw(stock.json())
                .close()
                .line();
        if (stock.hasFigures()) {
            html.open("script").raw(resource("echarts.common.min.js")).close().line();
        }
        html.open("script").raw(resource("report.js")).close().line();
    }

    private static String resource(String name) {
        try (var in = HtmlPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar of iwc-report");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
