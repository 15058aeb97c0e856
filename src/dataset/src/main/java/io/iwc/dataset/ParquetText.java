package io.iwc.dataset;

import io.iwc.IwcException;
import io.iwc.artifact.internal.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file as the CSV that it would be: a header, then a line a row, unknown cells empty, times with a zone in
 * UTC. DuckDB reads it, which users bring along. Rows are read as they are asked for.
 */
final class ParquetText extends InputStream {
    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};
    private static final String URL = "jdbc:duckdb:";

    private final Connection connection;
    private final ResultSet rows;
    private final int columns;
    private byte[] line;
    private int position;

    private ParquetText(Connection connection, ResultSet rows, List<String> names) {
        this.connection = connection;
        this.rows = rows;
        columns = names.size();
        line = line(names);
    }

    /** Opens a dataset: a Parquet file as CSV, any other as it is. */
    static InputFile open(Path path) {
        return isParquet(path) ? InputFile.open(path, ParquetText::of) : InputFile.open(path);
    }

    private static boolean isParquet(Path path) {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (var content = Files.newInputStream(path)) {
            return Arrays.equals(content.readNBytes(MAGIC.length), MAGIC);
        } catch (IOException e) {
            return false; // who reads it says why it cannot be read
        }
    }

    private static ParquetText of(Path file) {
        Connection connection = null;
        try {
            connection = connection(file);
            try (var settings = connection.createStatement()) {
                settings.execute("SET TimeZone = 'UTC'");
                // nothing is fetched, whatever a file name looks like
                settings.execute("SET autoinstall_known_extensions = false");
                settings.execute("SET autoload_known_extensions = false");
            }
            var source = "read_parquet('" + file.toString().replace("'", "''") + "')";
            var names = new ArrayList<String>();
            var select = select(connection, source, names);
            var rows = connection.createStatement();
            rows.execute("SELECT " + select + " FROM " + source); // executeQuery loses what is wrong with a file
            return new ParquetText(connection, rows.getResultSet(), names);
        } catch (SQLException e) {
            close(connection);
            throw unreadable(file, e);
        }
    }

    private static Connection connection(Path file) throws SQLException {
        var settings = new Properties();
        settings.setProperty("jdbc_stream_results", "true");
        for (var driver : ServiceLoader.load(Driver.class)) {
            var connection = driver.acceptsURL(URL) ? driver.connect(URL, settings) : null;
            if (connection != null) {
                return connection;
            }
        }
        throw new IwcException(file + ": is Parquet, which DuckDB reads, and DuckDB is not on the class path: add"
                + " org.duckdb:duckdb_jdbc to the dependencies of the tests, or write the file as CSV");
    }

    /** Each column as text; of numbers that are none, nothing. */
    private static String select(Connection connection, String source, List<String> names) throws SQLException {
        var cells = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var described = statement.executeQuery("DESCRIBE SELECT * FROM " + source)) {
            while (described.next()) {
                var name = described.getString("column_name");
                var column = '"' + name.replace("\"", "\"\"") + '"';
                names.add(name);
                cells.add(
                        switch (described.getString("column_type")) {
                            case "TIMESTAMP WITH TIME ZONE" -> "strftime(" + column + ", '%Y-%m-%dT%H:%M:%S.%fZ')";
                            case "DOUBLE", "FLOAT" ->
                                "CASE WHEN isfinite(" + column + ") THEN " + column + "::VARCHAR END";
                            default -> column + "::VARCHAR";
                        });
            }
        }
        return String.join(", ", cells);
    }

    @Override
    public int read() throws IOException {
        return fill() ? line[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        var count = Math.min(length, line.length - position);
        System.arraycopy(line, position, into, offset, count);
        position += count;
        return count;
    }

    /** Whether there is a byte left, of this line or of the next one. */
    private boolean fill() throws IOException {
        if (position < line.length) {
            return true;
        }
        try {
            if (!rows.next()) {
                return false;
            }
            var cells = new ArrayList<@Nullable String>(columns);
            for (var column = 1; column <= columns; column++) {
                cells.add(rows.getString(column));
            }
            line = line(cells);
            position = 0;
            return true;
        } catch (SQLException e) {
            throw new IOException(reason(e), e);
        }
    }

    private static byte[] line(List<? extends @Nullable String> cells) {
        var text = new StringBuilder();
        for (var i = 0; i < cells.size(); i++) {
            var cell = cells.get(i);
            text.append(i == 0 ? "" : ",").append(cell == null ? "" : quoted(cell));
        }
        // a row of one empty cell would be taken for an empty line
        return (text.isEmpty() ? "\"\"\n" : text.append('\n').toString()).getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String cell) {
        return cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? cell
                : '"' + cell.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() {
        close(connection);
    }

    private static void close(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                // nothing was written
            }
        }
    }

    private static IwcException unreadable(Path file, SQLException e) {
        return new IwcException(file + ": cannot be read as Parquet: " + reason(e), e);
    }

    private static String reason(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown");
    }
}
