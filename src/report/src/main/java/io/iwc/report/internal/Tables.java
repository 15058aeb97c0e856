package io.iwc.report.internal;

import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricCatalogue;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.ReasonCode;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Tables of a page. */
final class Tables {
    private Tables() {}

    /** A table whose first column names the row, and so many columns of which, from the first, hold words. */
    static void write(Markup html, List<String> headings, List<List<String>> rows, int words) {
        html.open("table").open("thead").open("tr");
        for (var i = 0; i < headings.size(); i++) {
            html.element("th", headings.get(i), attributes(i, words, "scope", "col"));
        }
        html.close().close().open("tbody");
        for (var row : rows) {
            html.open("tr").element("th", row.get(0), "scope", "row");
            for (var i = 1; i < row.size(); i++) {
                html.element("td", row.get(i), attributes(i, words));
            }
            html.close();
        }
        html.close().close().line();
    }

    private static String[] attributes(int column, int words, String... others) {
        if (column == 0 || column >= words) {
            return others;
        }
        return Stream.concat(Stream.of(others), Stream.of("class", "words")).toArray(String[]::new);
    }

    /** Single numbers by name; a missing one says why. */
    static void facts(Markup html, Numbers numbers, List<Metric> metrics) {
        html.open("dl", "class", "facts").line();
        for (var metric : metrics) {
            var measurement = numbers.get(metric);
            if (measurement.isUndefined(ReasonCode.NOT_MEASURED)) {
                continue;
            }
            html.open("div").element("dt", MetricCatalogue.nameOf(metric), "title", metric.id());
            html.open("dd").text(MetricCells.of(numbers, metric));
            if (!measurement.isDefined()) {
                html.element("small", measurement.reason());
            }
            html.close().close().line();
        }
        html.close().line();
    }

    /** Families with their mean and percentiles. */
    static void families(Markup html, Numbers numbers, List<MetricFamily> families) {
        html.open("div", "class", "scroll")
                .open("table", "class", "families")
                .open("thead")
                .open("tr");
        html.element("td", "");
        MetricCells.HEADINGS.forEach(heading -> html.element("th", heading, "scope", "col"));
        html.close().close().open("tbody").line();
        for (var family : families) {
            var name = MetricCatalogue.of(family).name();
            html.open("tr").element("th", name, "scope", "row", "title", family.id());
            var reason = MetricCells.reason(numbers, family);
            if (reason.isEmpty()) {
                MetricCells.family(numbers, family).forEach(cell -> html.element("td", cell));
            } else {
                html.element(
                        "td",
                        "n/a (" + reason + ")",
                        "class",
                        "why",
                        "colspan",
                        Integer.toString(MetricCells.COLUMNS.size()));
            }
            html.close().line();
        }
        html.close().close().close().line();
    }

    /** Every number there is, by id. */
    static FoldedTable everything(Numbers numbers) {
        var rows = new TreeMap<String, List<String>>();
        numbers.labels().forEach((id, label) -> rows.put(id, List.of(id, label)));
        numbers.metrics().keySet().forEach(id -> rows.put(id, List.of(id, MetricCells.of(numbers, Metric.of(id)))));
        numbers.undefined()
                .forEach((id, reason) -> rows.put(id, List.of(id, Digits.undefined(Measurement.undefined(reason)))));
        return new FoldedTable(List.of("Metric", "Value"), List.copyOf(rows.values()), "");
    }
}
