package io.iwc.report.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The frame of every page: style above, environment, the charts' data and script below. */
final class PageFrame {
    /** Nothing may be fetched, not even by a chart library: the page is all there is. */
    private static final String NOTHING_FROM_OUTSIDE =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

    private final Markup html;
    private final PageScriptResources stock;

    PageFrame(Markup html, PageScriptResources stock) {
        this.html = html;
        this.stock = stock;
    }

    /**
     * The whole page.
     *
     * @param still how the sentence for browsers without scripts ends, after what is so on every page
     * @param content writes the content between headline and environment
     */
    Markup around(String title, String still, SuiteEnvironment environment, Runnable content) {
        html.raw("<!doctype html>\n").open("html", "lang", "en").line();
        head(title);
        html.open("body").open("main").line();
        html.open("header").element("p", "IWC", "class", "brand");
        html.element("h1", title).close().line();
        content.run();
        html.open("noscript")
                .element("p", "Without JavaScript charts are still" + still, "class", "note")
                .close()
                .line();
        footer(environment);
        html.close().line();
        scripts();
        return html.close().close().line();
    }

    /** A number with what it counts above and what it leaves open below. */
    void tile(String what, String number, String more) {
        html.open("div", "class", "tile").element("p", what, "class", "what");
        html.element("p", number, "class", "number").element("p", more, "class", "more");
        html.close().line();
    }

    /** A table that may be wider than the page. */
    void table(List<String> headings, List<List<String>> rows) {
        scroll(headings, rows, 1);
    }

    /** The same with columns of words. */
    void table(ReportTable table) {
        scroll(table.headings(), table.rows(), table.words());
    }

    private void scroll(List<String> headings, List<List<String>> rows, int words) {
        html.open("div", "class", "scroll");
        Tables.write(html, headings, rows, words);
        html.close().line();
    }

    private void head(String title) {
        html.open("head").line();
        html.empty("meta", "charset", "utf-8").line();
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", NOTHING_FROM_OUTSIDE)
                .line();
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.empty("meta", "name", "color-scheme", "content", "light dark").line();
        html.empty("link", "rel", "icon", "href", "data:,").line();
        html.element("title", title).line();
        html.open("style").raw(resource("report.css")).close().line();
        html.close().line();
    }

    private void footer(SuiteEnvironment environment) {
        html.open("footer").line();
        html.open("p", "id", "environment").text("Written " + Shown.instant(environment.writtenAt()));
        environment.facts().entrySet().stream()
                .filter(fact -> !Opening.holds(fact))
                .forEach(fact -> html.text(" · " + fact.getKey() + " " + fact.getValue()));
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

    private static byte[] resource(String name) {
        try (var in = PageFrame.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar of iwc-report");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
