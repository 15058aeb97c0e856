package io.iwc.metric;

import io.iwc.metric.internal.DistanceMetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of the documentation's page on metrics, in Markdown, by their names in the page. */
final class MetricTables {
    private static final String BASE = "BASE";

    private MetricTables() {}

    static Map<String, String> all() {
        var tables = new LinkedHashMap<String, String>();
        for (var section : Section.values()) {
            if (section != Section.DISTANCES && section != Section.CLASS) {
                tables.put(
                        section.title(),
                        metrics(MetricCatalogue.all().stream()
                                .filter(info -> info.section() == section)
                                .toList()));
            }
        }
        tables.put(Section.DISTANCES.title(), distances());
        tables.put("Standard gates", gates());
        tables.put("Reasons", reasons());
        return tables;
    }

    private static String metrics(List<MetricInfo> entries) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("id", "what", "formula", "unit", "worse"));
        for (var info : entries) {
            rows.add(List.of(
                    "`" + info.id() + "`",
                    info.meaning(),
                    info.formula(),
                    info.unit().symbol(),
                    info.worse() == Worse.NEITHER ? "" : info.worse().id()));
        }
        return table(rows);
    }

    private static String distances() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("id", "what", "formula"));
        for (var distance : DistanceMetric.values()) {
            var info = MetricCatalogue.of(distance.of(MetricFamily.PROMPT_TOKENS));
            rows.add(List.of("`distance." + BASE + "." + distance.id() + "`", info.meaning(), info.formula()));
        }
        return table(rows);
    }

    private static String gates() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("id", "may move by"));
        for (var info : MetricCatalogue.all()) {
            info.gates().forEach(gate -> rows.add(List.of("`" + gate.metric() + "`", info.allowed(gate))));
        }
        return table(rows);
    }

    private static String reasons() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("code", "text"));
        Arrays.stream(ReasonCode.values())
                .forEach(code ->
                        rows.add(List.of("`" + code.id() + "`", code.template().replace("%s", "…"))));
        return table(rows);
    }

    private static String table(List<List<String>> rows) {
        var text = new StringBuilder(line(rows.get(0)));
        text.append(line(rows.get(0).stream().map(cell -> "---").toList()));
        rows.subList(1, rows.size()).forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|").replace("<", "\\<"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
