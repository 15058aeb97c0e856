package io.iwc.trace.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a study found. Immutable.
 *
 * @param metrics numbers by id
 * @param undefined why others are not there, by id, or by the name of a table
 * @param tables the rest, from which figures are drawn
 */
record StudyResult(SortedMap<String, Double> metrics, SortedMap<String, String> undefined, List<Result> tables) {
    StudyResult {
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
        undefined = Collections.unmodifiableSortedMap(new TreeMap<>(undefined));
        tables = List.copyOf(tables);
    }

    /**
     * A table of a study.
     *
     * @param kind what its rows are
     * @param name of its files
     * @param notes what the study says of it: title, unit …
     */
    record Result(Statement.Kind kind, String name, Map<String, String> notes, Table table) {
        Result {
            notes = Map.copyOf(notes);
        }

        String note(String key) {
            return notes.getOrDefault(key, "");
        }
    }

    /** Collects a result. */
    static final class Builder {
        private final SortedMap<String, Double> metrics = new TreeMap<>();
        private final SortedMap<String, String> undefined = new TreeMap<>();
        private final List<Result> tables = new ArrayList<>();

        void metric(String id, double value) {
            metrics.put(id, value);
        }

        void undefined(String id, String reason) {
            undefined.put(id, reason);
        }

        void table(Statement statement, Table table) {
            tables.add(new Result(statement.kind(), statement.name(), statement.notes(), table));
        }

        StudyResult build() {
            return new StudyResult(metrics, undefined, tables);
        }
    }
}
