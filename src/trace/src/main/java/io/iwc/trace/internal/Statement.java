package io.iwc.trace.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One statement of a study.
 *
 * @param kind what becomes of its rows
 * @param name of the table it makes, or of its result
 * @param notes what its heading says beside: {@code title}, {@code unit}, {@code needs} …
 * @param sql as it stands in the resource
 */
record Statement(Kind kind, String name, Map<String, String> notes, String sql) {
    Statement {
        notes = Map.copyOf(notes);
    }

    String note(String key) {
        return notes.getOrDefault(key, "");
    }

    /** The fields without which there is nothing to study. */
    List<String> needs() {
        return note("needs").isEmpty() ? List.of() : Arrays.asList(note("needs").split(",", 0));
    }

    /** What becomes of the rows of a statement. */
    enum Kind {
        /** A table for the statements after it. */
        TABLE,
        /** Statements of another resource, which stand here. */
        INCLUDE,
        /** One row, each column a metric. */
        METRICS,
        /** A row a group: its count, sums, ends and percentiles. */
        SUMMARY,
        /** Rows of value and share, a curve a group. */
        CURVE,
        /** A row a box. */
        BOXES,
        /** A row a group: sums over pairs of neighbours. */
        LAG,
        /** A row a cell. */
        HEAT,
        /** Rows of rank, size and name. */
        RANK,
        /** Rows of a size and how many have it. */
        POPULATION,
        /** A row a name. */
        BARS,
        /** A row a slot of time. */
        TIMELINE,
        /** Rows of x and y, a line a group. */
        LINES,
        /** Rows of a range of x and percentiles of y. */
        STEPS,
        /** A table as it is. */
        ROWS
    }
}
