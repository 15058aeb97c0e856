package io.iwc.trace.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Results of a study as JSON, in {@code study.json} and in the cache. */
final class StudyJson {
    private StudyJson() {}

    static Map<String, Object> tree(StudyResult result) {
        return Map.of(
                "metrics",
                result.metrics(),
                "undefined",
                result.undefined(),
                "tables",
                result.tables().stream().map(StudyJson::tree).toList());
    }

    static StudyResult parse(JsonNode json) {
        var metrics = new TreeMap<String, Double>();
        required(json, "metrics")
                .properties()
                .forEach(one -> metrics.put(one.getKey(), one.getValue().asDouble()));
        var undefined = new TreeMap<String, String>();
        required(json, "undefined")
                .properties()
                .forEach(one -> undefined.put(one.getKey(), one.getValue().asText()));
        var tables = new ArrayList<StudyResult.Result>();
        required(json, "tables").forEach(table -> tables.add(result(table)));
        return new StudyResult(metrics, undefined, tables);
    }

    private static Map<String, Object> tree(StudyResult.Result result) {
        return Map.of(
                "kind",
                result.kind().name(),
                "name",
                result.name(),
                "notes",
                new TreeMap<>(result.notes()),
                "columns",
                result.table().columns(),
                "rows",
                result.table().rows());
    }

    private static StudyResult.Result result(JsonNode json) {
        var notes = new LinkedHashMap<String, String>();
        required(json, "notes")
                .properties()
                .forEach(one -> notes.put(one.getKey(), one.getValue().asText()));
        var columns = new ArrayList<String>();
        required(json, "columns").forEach(column -> columns.add(column.asText()));
        var rows = new ArrayList<List<@Nullable Object>>();
        required(json, "rows").forEach(row -> {
            var cells = new ArrayList<@Nullable Object>();
            row.forEach(cell -> cells.add(cell(cell)));
            rows.add(cells);
        });
        return new StudyResult.Result(
                Statement.Kind.valueOf(required(json, "kind").asText()),
                required(json, "name").asText(),
                notes,
                new Table(columns, rows));
    }

    private static @Nullable Object cell(JsonNode cell) {
        if (cell.isIntegralNumber()) {
            return cell.bigIntegerValue().bitLength() < Long.SIZE ? (Object) cell.longValue() : cell.bigIntegerValue();
        }
        return cell.isNumber() ? (Object) cell.doubleValue() : cell.isTextual() ? cell.textValue() : null;
    }

    private static JsonNode required(JsonNode json, String key) {
        var value = json.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no " + key);
        }
        return value;
    }
}
