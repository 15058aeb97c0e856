package io.iwc.report.internal;

import io.iwc.metric.Metric;
import io.iwc.metric.MetricCatalogue;
import java.util.ArrayList;
import java.util.List;

/** What a test asserted, what was found and how much room is left: a row a bound, those that held as well. */
final class BoundSection {
    private final Markup html;
    private final History history;

    BoundSection(Markup html, History history) {
        this.html = html;
        this.history = history;
    }

    void write(TestReport test) {
        if (test.gates().isEmpty()) {
            return;
        }
        html.open("div", "class", "scroll").open("table", "class", "bounds");
        html.open("thead").open("tr");
        headings().forEach(heading -> html.element("th", heading, "scope", "col"));
        html.close().close().open("tbody").line();
        test.gates().forEach(gate -> row(test, gate));
        html.close().close().close().line();
    }

    private List<String> headings() {
        var headings = new ArrayList<>(List.of("Asserted", "Baseline", "Found", "Allowed", "Room", "Used", "Verdict"));
        if (!history.isEmpty()) {
            headings.addAll(3, List.of("Before", "Trend"));
        }
        return headings;
    }

    private void row(TestReport test, GateReport gate) {
        html.open("tr", "class", gate.verdict().text()).open("th", "scope", "row");
        html.element("span", MetricCatalogue.nameOf(Metric.of(gate.metric())), "title", gate.metric());
        if (!gate.subject().isEmpty()) {
            html.element("small", gate.subject());
        }
        html.close();
        html.element("td", BoundWords.baseline(gate));
        html.element("td", BoundWords.actual(gate), "class", "found");
        if (!history.isEmpty()) {
            past(test, gate);
        }
        html.element("td", gate.allowed()).element("td", BoundWords.room(gate));
        html.open("td").raw(BoundBar.of(gate)).close();
        html.element("td", gate.verdict().shown(), "class", "verdict").close().line();
    }

    private void past(TestReport test, GateReport gate) {
        var trend = new TrendWords(history);
        html.element("td", trend.cells(test, gate).get(0));
        html.open("td").raw(BoundBar.trend(trend.values(test, gate))).close();
    }
}
