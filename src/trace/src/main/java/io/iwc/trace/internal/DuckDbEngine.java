package io.iwc.trace.internal;

import io.iwc.IwcException;
import io.iwc.artifact.internal.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * DuckDB inside this process: both cores, and a file where there is more than its memory holds. Each statement has an
 * object of its own: one that failed is of no further use.
 */
final class DuckDbEngine implements TraceEngine {
    private static final String PERCENTILES = "quantile_cont(";
    /** The most values that percentiles are taken of at once: each gap once among all and once by its model. */
    private static final long VALUES_PER_REQUEST = 2;
    /** Of a vector of 8 bytes a value that doubles when it is full: 15.3 measured with 20 million. */
    private static final long BYTES_PER_VALUE = 16;

    private static final long LEAST_MEGABYTES = 200;
    private static final String NO_ROOM = "Out of Memory Error";
    private static final String ADVICE =
            "; raise --memory, or make room in the temporary folder (java.io.tmpdir) for what is larger";

    private final Path folder;
    private final Connection connection;
    private final long memoryMegabytes;
    private long headroomMegabytes;

    private DuckDbEngine(Path folder, Connection connection, long memoryMegabytes) {
        this.folder = folder;
        this.connection = connection;
        this.memoryMegabytes = memoryMegabytes;
    }

    /**
     * Starts an engine.
     *
     * @param folder for its files, removed when it is closed
     * @param memoryMegabytes that it may use for tables
     * @param threads that it may use
     */
    static DuckDbEngine start(Path folder, long memoryMegabytes, int threads) {
        try {
            Class.forName("org.duckdb.DuckDBDriver");
        } catch (ClassNotFoundException e) {
            throw new IwcException(
                    "DuckDB is not on the class path: start the command with the script iwc, which adds the folder lib,"
                            + " or name duckdb_jdbc in IWC_CLASSPATH",
                    e);
        }
        try {
            Files.createDirectories(folder);
            var connection = DriverManager.getConnection("jdbc:duckdb:", new Properties());
            var engine = new DuckDbEngine(folder, connection, memoryMegabytes);
            engine.limit(memoryMegabytes);
            engine.execute("SET threads = " + threads);
            engine.execute(
                    "SET temp_directory = '" + quoted(folder.resolve("spill").toString()) + "'");
            engine.execute("SET TimeZone = 'UTC'");
            // nothing is fetched, whatever a file name looks like
            engine.execute("SET autoinstall_known_extensions = false");
            return engine;
        } catch (SQLException e) {
            throw failed(e);
        } catch (IOException e) {
            throw FileFault.unwritable(folder, e);
        }
    }

    @Override
    public SqlDialect dialect() {
        return SqlDialect.DUCKDB;
    }

    @Override
    public void table(String name, String query) {
        run("CREATE TABLE " + name + " AS " + query);
    }

    @Override
    public void drop(String name) {
        run("DROP TABLE IF EXISTS " + name);
    }

    /**
     * Leaves room for percentiles of so many requests. DuckDB holds their values outside of the memory that it is
     * allowed; while they are computed, tables get that much less.
     */
    void leaveRoomFor(long requests) {
        headroomMegabytes = (requests * VALUES_PER_REQUEST * BYTES_PER_VALUE) >> 20;
    }

    /** Runs something without rows. */
    void run(String sql) {
        try {
            execute(sql);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public Table rows(String query) {
        if (headroomMegabytes == 0 || !query.contains(PERCENTILES)) {
            return read(query);
        }
        try {
            limit(Math.min(memoryMegabytes, Math.max(LEAST_MEGABYTES, memoryMegabytes - headroomMegabytes)));
            try {
                return read(query);
            } finally {
                limit(memoryMegabytes);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private Table read(String query) {
        var rows = new ArrayList<List<@Nullable Object>>();
        return new Table(read(query, (columns, cells) -> rows.add(cells)), rows);
    }

    /** Sets how much memory tables may take; what is beyond goes to the temporary folder, and is given back, at once. */
    private void limit(long megabytes) throws SQLException {
        execute("SET memory_limit = '" + megabytes + "MiB'");
    }

    /** The rows of a query one by one, of which there may be more than memory holds. */
    void each(String query, Consumer<Table.Row> action) {
        read(query, (columns, cells) -> action.accept(new Table.Row(new Table(columns, List.of()), cells)));
    }

    private List<String> read(String query, BiConsumer<List<String>, List<@Nullable Object>> action) {
        try (var statement = connection.createStatement()) {
            statement.execute(query); // executeQuery loses what is wrong with a query
            return read(statement.getResultSet(), action);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static List<String> read(ResultSet result, BiConsumer<List<String>, List<@Nullable Object>> action)
            throws SQLException {
        try (result) {
            var meta = result.getMetaData();
            var columns = new ArrayList<String>();
            for (var i = 1; i <= meta.getColumnCount(); i++) {
                columns.add(meta.getColumnLabel(i));
            }
            while (result.next()) {
                action.accept(columns, row(result, columns.size()));
            }
            return columns;
        }
    }

    DuckDBConnection connection() {
        try {
            return connection.unwrap(DuckDBConnection.class);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
            remove(folder);
        } catch (SQLException | IOException e) {
            throw new IwcException(folder + ": cannot be removed: " + e.getMessage(), e);
        }
    }

    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Text inside a literal. */
    static String quoted(String text) {
        return text.replace("'", "''");
    }

    static IwcException failed(SQLException e) {
        var lines = String.valueOf(e.getMessage()).lines().toList();
        var cause = lines.stream().filter(line -> line.startsWith("Error: ")).findFirst();
        var text = cause.map(line -> line.substring("Error: ".length())).orElse(lines.isEmpty() ? "" : lines.get(0));
        return new IwcException("the engine failed: " + text + (text.startsWith(NO_ROOM) ? ADVICE : ""), e);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<@Nullable Object> row(ResultSet result, int columns) throws SQLException {
        var cells = new ArrayList<@Nullable Object>(columns);
        for (var i = 1; i <= columns; i++) {
            var cell = result.getObject(i);
            cells.add(cell instanceof Array list ? numbers(list) : cell);
        }
        return cells;
    }

    private static double[] numbers(Array list) throws SQLException {
        var cells = (Object[]) list.getArray();
        var numbers = new double[cells.length];
        for (var i = 0; i < numbers.length; i++) {
            numbers[i] = ((Number) cells[i]).doubleValue();
        }
        return numbers;
    }
}
