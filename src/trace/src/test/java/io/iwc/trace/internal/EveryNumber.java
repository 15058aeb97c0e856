package io.iwc.trace.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Compares all numbers of two studies, whatever made them. */
final class EveryNumber {
    private final List<String> differences = new ArrayList<>();
    private final double tolerance;
    private int compared;

    private EveryNumber(double tolerance) {
        this.tolerance = tolerance;
    }

    /** Holds one study after the other against what is expected: metrics, and tables cell by cell. */
    static EveryNumber of(JsonNode studies, JsonNode expected, double tolerance) {
        var comparison = new EveryNumber(tolerance);
        comparison.sameKeys("studies", studies, expected);
        expected.properties()
                .forEach(study -> comparison.study(study.getKey(), studies.path(study.getKey()), study.getValue()));
        return comparison;
    }

    List<String> differences() {
        return differences;
    }

    int compared() {
        return compared;
    }

    private void study(String name, JsonNode found, JsonNode expected) {
        sameKeys(name + " metrics", found.path("metrics"), expected.path("metrics"));
        expected.path("metrics")
                .properties()
                .forEach(one ->
                        same(name + " " + one.getKey(), found.path("metrics").path(one.getKey()), one.getValue()));
        var tables = tables(found);
        var wanted = tables(expected);
        sameKeys(name + " tables", tables, wanted);
        wanted.properties()
                .forEach(table -> table(name + " " + table.getKey(), tables.path(table.getKey()), table.getValue()));
    }

    /** By name, as the script has them; in study.json they are a list. */
    private static JsonNode tables(JsonNode study) {
        if (study.path("tables").isObject()) {
            return study.path("tables");
        }
        var byName = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        study.path("tables").forEach(table -> byName.set(table.path("name").asText(), table));
        return byName;
    }

    private void table(String name, JsonNode found, JsonNode expected) {
        if (!found.path("columns").equals(expected.path("columns"))) {
            differences.add(name + ": columns " + found.path("columns") + ", expected " + expected.path("columns"));
            return;
        }
        if (found.path("rows").size() != expected.path("rows").size()) {
            differences.add(name + ": " + found.path("rows").size() + " rows, expected "
                    + expected.path("rows").size());
            return;
        }
        for (var row = 0; row < expected.path("rows").size(); row++) {
            for (var column = 0; column < expected.path("columns").size(); column++) {
                same(
                        name + " row " + row + " "
                                + expected.path("columns").get(column).asText(),
                        found.path("rows").get(row).get(column),
                        expected.path("rows").get(row).get(column));
            }
        }
    }

    private void same(String place, JsonNode found, JsonNode expected) {
        compared++;
        var areNumbers = expected.isNumber() && found.isNumber();
        var isSame = areNumbers
                ? Math.abs(found.doubleValue() - expected.doubleValue())
                        <= tolerance * Math.max(Math.abs(expected.doubleValue()), 1e-3)
                : found.equals(expected);
        if (!isSame) {
            differences.add(place + ": " + found + ", expected " + expected);
        }
    }

    private void sameKeys(String place, JsonNode found, JsonNode expected) {
        var left = new TreeSet<String>();
        found.fieldNames().forEachRemaining(left::add);
        var right = new TreeSet<String>();
        expected.fieldNames().forEachRemaining(right::add);
        if (!left.equals(right)) {
            differences.add(place + ": " + left + ", expected " + right);
        }
    }
}
