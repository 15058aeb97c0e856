package io.iwc.trace.internal;

import io.iwc.IwcException;
import io.iwc.artifact.internal.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;

/**
 * Brings the files of a trace into a table of DuckDB. A serving log is read by the database itself; a file with a cell
 * or a row that it does not understand is read again in Java, which either does, or says where the fault is.
 */
final class DuckDbTrace {
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] ZSTANDARD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

    private final DuckDbEngine engine;
    private final Reading reading;
    private final Set<TraceField> present = EnumSet.noneOf(TraceField.class);

    private DuckDbTrace(DuckDbEngine engine, Reading reading) {
        this.engine = engine;
        this.reading = reading;
    }

    /**
     * Loads the files into the view {@code raw}.
     *
     * @return the fields that at least one row has
     */
    static Set<TraceField> load(DuckDbEngine engine, List<TraceFile> files, Reading reading) {
        var trace = new DuckDbTrace(engine, reading);
        engine.run("CREATE TABLE loaded (" + columns("BIGINT", TraceField.NUMBERS) + ", "
                + columns("VARCHAR", TraceField.TEXTS) + ", bad BOOLEAN)");
        engine.run("CREATE TABLE " + TraceEngine.LEFT_OUT + " (reason VARCHAR, n BIGINT)");
        files.forEach(trace::load);
        engine.run("CREATE VIEW raw AS SELECT rowid AS place, * FROM loaded");
        return trace.present();
    }

    /** Gives back the room of the table that was read, once the studies have theirs. */
    static void forget(DuckDbEngine engine) {
        engine.run("DROP VIEW raw");
        engine.run("DROP TABLE loaded");
    }

    private static String columns(String type, List<TraceField> fields) {
        return fields.stream().map(field -> field.column() + " " + type).collect(Collectors.joining(", "));
    }

    private Set<TraceField> present() {
        var counts = Stream.of(TraceField.values())
                .map(field -> "count(" + field.column() + ") AS " + field.column())
                .collect(Collectors.joining(", "));
        var row = engine.rows("SELECT " + counts + " FROM loaded").each().get(0);
        for (var field : TraceField.values()) {
            if (row.whole(field.column()) > 0) {
                present.add(field);
            }
        }
        return present;
    }

    private void load(TraceFile file) {
        var model = reading.modelByFile() ? file.modelName() : "";
        switch (file.kind()) {
            case PARQUET -> parquet(file, model);
            case METRICS -> {
                if (!csv(file, model)) {
                    append(file, model);
                }
            }
            case RUN, DATASET -> append(file, model);
        }
    }

    private boolean csv(TraceFile file, String model) {
        var header = MetricsHeader.ofCsv(file.path(), reading.columns());
        var names = header.names().stream()
                .map(name -> "'" + DuckDbEngine.quoted(name) + "': 'VARCHAR'")
                .collect(Collectors.joining(", "));
        var source = "read_csv(" + literal(file.path())
                + ", header = true, auto_detect = false, delim = ',', quote = '\"',"
                + " escape = '\"', nullstr = '', compression = '" + compression(file.path()) + "', columns = {" + names
                + "})";
        try {
            return insert(header, source, model);
        } catch (IwcException e) {
            return false; // a row that is cut off or too long: who reads row by row can say which
        }
    }

    private void parquet(TraceFile file, String model) {
        var source = "read_parquet(" + literal(file.path()) + ")";
        var names = engine.rows("DESCRIBE SELECT * FROM " + source).each().stream()
                .map(row -> row.text("column_name"))
                .toList();
        if (!insert(MetricsHeader.of(file.path(), names, reading.columns()), source, model)) {
            throw ParquetFault.of(
                    engine, file.path(), MetricsHeader.of(file.path(), names, reading.columns()), reading);
        }
    }

    /** Whether every cell was understood; else nothing was added. */
    private boolean insert(MetricsHeader header, String source, String model) {
        var literal = model.isEmpty() ? "" : "'" + DuckDbEngine.quoted(model) + "'";
        engine.run("BEGIN TRANSACTION");
        try {
            engine.run("INSERT INTO loaded " + new MetricsSql(header, reading.timeUnit(), literal).select(source));
            if (engine.rows("SELECT count(*) AS n FROM loaded WHERE bad")
                            .each()
                            .get(0)
                            .whole("n")
                    == 0) {
                engine.run("COMMIT");
                return true;
            }
            engine.run("ROLLBACK");
            return false;
        } catch (IwcException e) {
            engine.run("ROLLBACK");
            throw e;
        }
    }

    private void append(TraceFile file, String model) {
        try (var appender = engine.connection().createAppender("loaded")) {
            var rows = new CarefulRows(reading, row -> append(row, appender));
            rows.read(file, model);
            rows.leftOut()
                    .forEach((reason, count) -> engine.run("INSERT INTO " + TraceEngine.LEFT_OUT + " VALUES ('"
                            + DuckDbEngine.quoted(reason) + "', " + count + ")"));
        } catch (SQLException e) {
            throw DuckDbEngine.failed(e);
        }
    }

    private static void append(RowSink.Row row, DuckDBAppender to) {
        try {
            to.beginRow();
            for (var number :
                    List.of(row.arrival(), row.prompt(), row.output(), row.ttft(), row.duration(), row.cached())) {
                append(number, to);
            }
            for (var text : List.of(row.user(), row.model(), row.status(), row.function(), row.session())) {
                if (text.isEmpty()) {
                    to.appendNull();
                } else {
                    to.append(text);
                }
            }
            to.append(false);
            to.endRow();
        } catch (SQLException e) {
            throw DuckDbEngine.failed(e);
        }
    }

    private static void append(OptionalLong number, DuckDBAppender to) throws SQLException {
        if (number.isPresent()) {
            to.append(number.getAsLong());
        } else {
            to.appendNull();
        }
    }

    static String literal(Path file) {
        // one file, whatever its name: these are patterns to the database
        var escaped = file.toString().replaceAll("[*?\\[{]", "[$0]");
        return "'" + DuckDbEngine.quoted(escaped) + "'";
    }

    private static String compression(Path file) {
        try (var in = Files.newInputStream(file)) {
            var magic = in.readNBytes(ZSTANDARD.length);
            if (magic.length >= 2 && magic[0] == GZIP[0] && magic[1] == GZIP[1]) {
                return "gzip";
            }
            return Arrays.equals(magic, ZSTANDARD) ? "zstd" : "none";
        } catch (IOException e) {
            throw FileFault.unreadable(file, e);
        }
    }
}
