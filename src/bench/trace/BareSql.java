import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * DuckDB on its own, started as a source file: the statements of a file with {@code ${NAME}} replaced, or, with
 * {@code --studies CSV DATABASE}, those of all trace studies as they stand in the jar of IWC, their rows fetched and
 * thrown away.
 */
public final class BareSql {
    private BareSql() {}

    public static void main(String... arguments) throws Exception {
        var studies = arguments[0].equals("--studies");
        var database = studies ? arguments[2] : "";
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + database);
                var statement = connection.createStatement()) {
            statement.execute("SET memory_limit = '1000MiB'");
            for (var sql : studies ? studies(arguments[1]) : statements(arguments)) {
                run(sql, statement);
            }
        }
    }

    private static void run(String sql, Statement statement) throws Exception {
        if (statement.execute(sql)) {
            try (var rows = statement.getResultSet()) {
                while (rows.next()) {
                    rows.getObject(1);
                }
            }
        }
    }

    private static List<String> statements(String... arguments) throws Exception {
        var text = Files.readString(Path.of(arguments[0]));
        for (var i = 1; i < arguments.length; i++) {
            var pair = arguments[i].split("=", 2);
            text = text.replace("${" + pair[0] + "}", pair[1]);
        }
        return List.of(text.split(";\\s*\\n"));
    }

    /** The statements in IWC's own dialect are spelled by IWC; all else is DuckDB. */
    private static List<String> studies(String csv) throws Exception {
        var all = new ArrayList<String>();
        all.add("CREATE TABLE loaded AS SELECT epoch_ns(CAST(started_at AS TIMESTAMP_NS)) AS t,"
                + " CASE WHEN input_tokens >= 0 THEN input_tokens END AS prompt,"
                + " CASE WHEN output_tokens >= 0 THEN output_tokens END AS output,"
                + " CAST(round(ttft * 1e9) AS BIGINT) AS ttft, CAST(round(duration * 1e9) AS BIGINT) AS duration,"
                + " user_id AS person, model_name AS model, CAST(NULL AS VARCHAR) AS status,"
                + " CAST(NULL AS VARCHAR) AS called FROM read_csv('" + csv + "', types = {'started_at': 'VARCHAR'})");
        all.add("CREATE VIEW raw AS SELECT rowid AS place, * FROM loaded");
        var engine = Class.forName("io.iwc.trace.internal.StudySql");
        @SuppressWarnings("unchecked")
        var statements = (List<String>) engine.getMethod("forDuckDb", int.class).invoke(null, 10);
        all.addAll(statements);
        return all;
    }
}
