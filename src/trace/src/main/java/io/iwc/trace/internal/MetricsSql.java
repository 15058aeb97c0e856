package io.iwc.trace.internal;

import io.iwc.dataset.ClockUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cells of a serving log as numbers, in DuckDB's words: what can be read for sure, and whether there is anything
 * that cannot. Which of the two a cell is that this does not understand, {@link CarefulRows} decides.
 */
final class MetricsSql {
    private static final String MOST_SECONDS = "1e6"; // beyond that a double no longer holds nanoseconds

    private final MetricsHeader header;
    private final Optional<ClockUnit> unit;
    private final String model;

    /**
     * The SQL for one file.
     *
     * @param model of rows that name none, as a literal; empty for none
     */
    MetricsSql(MetricsHeader header, Optional<ClockUnit> unit, String model) {
        this.header = header;
        this.unit = unit;
        this.model = model;
    }

    /**
     * The fields in their order, and {@code bad}. Each cell is parsed once, inside, whatever is asked of it outside: the
     * database does not see that two branches parse the same.
     */
    String select(String source) {
        return select(source, List.of());
    }

    /**
     * The same behind other columns.
     *
     * @param others of the source, as they are
     */
    String select(String source, List<String> others) {
        var parsed = new ArrayList<>(others);
        var columns = new ArrayList<>(others);
        var faults = new ArrayList<String>();
        add(TraceField.ARRIVAL, time("arrival"), parsed, columns, faults);
        add(TraceField.PROMPT, tokens("prompt_tokens"), parsed, columns, faults);
        add(TraceField.OUTPUT, tokens("output_tokens"), parsed, columns, faults);
        add(TraceField.TTFT, seconds("ttft"), parsed, columns, faults);
        if (header.isTimedByItsEnd()) {
            var arrival = time("arrival").value();
            var end = time("end");
            parsed.add(end.parsed());
            faults.add(end.fault());
            columns.add("CASE WHEN " + end.value() + " >= " + arrival + " THEN " + end.value() + " - " + arrival
                    + " END AS " + TraceField.DURATION.column());
        } else {
            add(TraceField.DURATION, seconds("duration"), parsed, columns, faults);
        }
        add(TraceField.CACHED, tokens("cached_tokens"), parsed, columns, faults);
        for (var field : TraceField.TEXTS) {
            var literal = field == TraceField.MODEL && !model.isEmpty() ? model : "CAST(NULL AS VARCHAR)";
            parsed.add((header.chosen().has(field.id()) ? text(field.id()) : literal) + " AS " + field.column());
            columns.add(field.column());
        }
        var bad = faults.isEmpty() ? "FALSE" : String.join(" OR ", faults);
        return "SELECT " + String.join(", ", columns) + ", coalesce(" + bad + ", FALSE) AS bad FROM (SELECT "
                + String.join(", ", parsed) + " FROM " + source + ") parsed";
    }

    private void add(TraceField field, Cell cell, List<String> parsed, List<String> columns, List<String> faults) {
        if (header.chosen().has(field.id())) {
            parsed.add(cell.parsed());
            columns.add(cell.value() + " AS " + field.column());
            faults.add(cell.fault());
        } else {
            columns.add("CAST(NULL AS BIGINT) AS " + field.column());
        }
    }

    private Cell tokens(String field) {
        var text = field + "_text";
        var number = field + "_number";
        return new Cell(
                parsed(field, "TRY_CAST(" + text(field) + " AS BIGINT)"),
                "CASE WHEN " + number + " >= 0 THEN " + number + " END",
                // a fraction would be rounded; digits alone, which most cells are, are looked at as text
                "CASE WHEN " + text + " IS NULL THEN FALSE WHEN " + number + " IS NULL OR " + number
                        + " < -1 THEN TRUE WHEN CAST(" + number + " AS VARCHAR) = " + text
                        + " THEN FALSE ELSE TRY_CAST(" + text + " AS DOUBLE) IS DISTINCT FROM CAST(" + number
                        + " AS DOUBLE) END");
    }

    private Cell seconds(String field) {
        var number = field + "_number";
        return new Cell(
                parsed(field, "TRY_CAST(" + text(field) + " AS DOUBLE)"),
                "CASE WHEN " + number + " >= 0 AND " + number + " < " + MOST_SECONDS + " THEN CAST(round(" + number
                        + " * 1e9) AS BIGINT) END",
                field + "_text IS NOT NULL AND NOT coalesce((" + number + " >= 0 AND " + number + " < " + MOST_SECONDS
                        + ") OR " + number + " = -1, FALSE)");
    }

    private Cell time(String field) {
        var text = text(field);
        var number = field + "_number";
        var calendar = "epoch_ns(TRY_CAST(" + text + " AS TIMESTAMP_NS))";
        var value = unit.map(known -> "CAST(TRY_CAST(" + text + " AS DECIMAL(28,9)) * CAST(1"
                        + "0".repeat(decimals(known)) + " AS DECIMAL(10,0)) AS BIGINT)")
                .map(numeric -> "coalesce(" + numeric + ", " + calendar + ")")
                .orElse(calendar);
        // a date alone is not for the database to complete
        return new Cell(
                parsed(field, value),
                number,
                field + "_text IS NOT NULL AND NOT coalesce(" + number + " >= 0 AND ("
                        + (unit.isPresent() ? "TRUE OR " : "") + "length(" + field + "_text) >= 19), FALSE)");
    }

    /** The text of a cell and what it is as a number. */
    private String parsed(String field, String number) {
        return text(field) + " AS " + field + "_text, " + number + " AS " + field + "_number";
    }

    static int decimals(ClockUnit unit) {
        return switch (unit) {
            case SECONDS -> 9;
            case MILLISECONDS -> 6;
            case MICROSECONDS -> 3;
            case NANOSECONDS -> 0;
        };
    }

    private String text(String field) {
        return "nullif(CAST(" + column(field) + " AS VARCHAR), '')";
    }

    private String column(String field) {
        return '"' + header.chosen().of(field).replace("\"", "\"\"") + '"';
    }

    private record Cell(String parsed, String value, String fault) {}
}
