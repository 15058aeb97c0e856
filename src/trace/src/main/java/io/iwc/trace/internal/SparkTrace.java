package io.iwc.trace.internal;

import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.Problem;
import io.iwc.dataset.ClockUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Brings the files of a trace, serving logs as CSV or Parquet, into a view of Spark. The executors read them, so they
 * lie where all of them find them. A cell that cannot be read fails the study; DuckDB says which one it is.
 */
final class SparkTrace {
    private final SparkEngine engine;
    private final Reading reading;

    private SparkTrace(SparkEngine engine, Reading reading) {
        this.engine = engine;
        this.reading = reading;
    }

    /** Loads the files into the view {@code raw}. */
    static Set<TraceField> load(SparkEngine engine, List<TraceFile> files, Reading reading) {
        var trace = new SparkTrace(engine, reading);
        var parts = new ArrayList<String>();
        for (var i = 0; i < files.size(); i++) {
            parts.add(trace.part(files.get(i), i));
        }
        engine.run("CREATE OR REPLACE TEMPORARY VIEW loaded AS " + String.join(" UNION ALL ", parts));
        engine.table("raw", "SELECT monotonically_increasing_id() AS place, * FROM loaded");
        // serving logs have every row
        engine.table(TraceEngine.LEFT_OUT, "SELECT '' AS reason, CAST(0 AS BIGINT) AS n WHERE FALSE");
        return trace.present(files);
    }

    private Set<TraceField> present(List<TraceFile> files) {
        var counts = Stream.of(TraceField.values())
                .map(field -> "count(" + field.column() + ") AS " + field.column())
                .collect(Collectors.joining(", "));
        var row = engine.rows("SELECT count_if(bad) AS bad, " + counts + " FROM raw")
                .each()
                .get(0);
        if (row.whole("bad") > 0) {
            throw new InvalidInputException(new Problem(
                    files.size() == 1 ? files.get(0).path().toString() : files.size() + " files",
                    "",
                    "found " + row.whole("bad")
                            + " rows with a cell that is no number, or a time that is not one; --engine"
                            + " duckdb names them"));
        }
        var present = EnumSet.noneOf(TraceField.class);
        for (var field : TraceField.values()) {
            if (row.whole(field.column()) > 0) {
                present.add(field);
            }
        }
        return present;
    }

    private String part(TraceFile file, int number) {
        var source =
                switch (file.kind()) {
                    case METRICS -> "csv OPTIONS (path '%s', header 'true', mode 'FAILFAST', escape '\"')";
                    case PARQUET -> "parquet OPTIONS (path '%s')";
                    case RUN, DATASET ->
                        throw new IwcException(file.path() + ": read as " + file.format()
                                + "; Spark reads serving logs as CSV or Parquet, --engine duckdb reads this too");
                };
        var name = "file" + number;
        engine.run("CREATE OR REPLACE TEMPORARY VIEW " + name + " USING "
                + String.format(
                        Locale.ROOT,
                        source,
                        file.path().toAbsolutePath().toString().replace("'", "\\'")));
        var names = engine.rows("SELECT * FROM " + name + " LIMIT 0").columns();
        var header = MetricsHeader.of(file.path(), names, reading.columns());
        var model = reading.modelByFile() ? "'" + file.modelName().replace("'", "\\'") + "'" : "";
        return select(header, model) + " FROM " + name;
    }

    private String select(MetricsHeader header, String model) {
        var columns = new ArrayList<String>();
        var faults = new ArrayList<String>();
        for (var field : TraceField.NUMBERS) {
            if (field == TraceField.DURATION && header.isTimedByItsEnd()) {
                var end = time(text(header, "end"));
                var start = time(text(header, "arrival"));
                columns.add("CASE WHEN " + end + " >= " + start + " THEN " + end + " - " + start + " END AS duration");
                faults.add(fault(text(header, "end"), end));
            } else if (!header.chosen().has(field.id())) {
                columns.add("CAST(NULL AS BIGINT) AS " + field.column());
            } else {
                var text = text(header, field.id());
                var value = value(field, text);
                columns.add("CASE WHEN " + value + " >= 0 THEN " + value + " END AS " + field.column());
                faults.add(fault(text, value));
            }
        }
        for (var field : TraceField.TEXTS) {
            var literal = field == TraceField.MODEL && !model.isEmpty() ? model : "CAST(NULL AS STRING)";
            columns.add(
                    (header.chosen().has(field.id()) ? text(header, field.id()) : literal) + " AS " + field.column());
        }
        return "SELECT " + String.join(", ", columns) + ", "
                + (faults.isEmpty() ? "FALSE" : "coalesce(" + String.join(" OR ", faults) + ", FALSE)") + " AS bad";
    }

    /** −1 is unknown, and so is nothing; anything else that is no number is a fault. */
    private static String fault(String text, String value) {
        return "(" + text + " IS NOT NULL AND (" + value + " IS NULL OR (" + value + " < 0 AND try_cast(" + text
                + " AS DOUBLE) <> -1)))";
    }

    private String value(TraceField field, String text) {
        return switch (field) {
            case ARRIVAL -> time(text);
            case TTFT, DURATION -> "CAST(round(try_cast(" + text + " AS DOUBLE) * 1e9) AS BIGINT)";
            case PROMPT, OUTPUT, CACHED ->
                "CASE WHEN try_cast(" + text + " AS DOUBLE) = floor(try_cast(" + text
                        + " AS DOUBLE)) THEN CAST(try_cast(" + text + " AS DOUBLE) AS BIGINT) END";
            case USER, MODEL, STATUS, FUNCTION, SESSION -> throw new IllegalArgumentException(field.id());
        };
    }

    /** Spark's timestamps end at microseconds; the last three digits are added from the text. */
    private String time(String text) {
        Optional<ClockUnit> unit = reading.timeUnit();
        if (unit.isPresent()) {
            return "CAST(try_cast(" + text + " AS DECIMAL(28,9)) * 1" + "0".repeat(MetricsSql.decimals(unit.get()))
                    + " AS BIGINT)";
        }
        return "(unix_micros(try_cast(" + text + " AS TIMESTAMP)) * 1000 + CAST(rpad(substr(regexp_extract(" + text
                + ", '[.]([0-9]+)', 1), 7, 3), 3, '0') AS BIGINT))";
    }

    private static String text(MetricsHeader header, String field) {
        return "nullif(CAST(\"" + header.chosen().of(field).replace("\"", "\"\"") + "\" AS STRING), '')";
    }
}
