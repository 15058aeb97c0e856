package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import io.iwc.workload.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTextTests {
    @TempDir
    Path folder;

    @Test
    void isReadAsTheCsvThatItWouldBe() throws Exception {
        var parquet = parquet("SELECT TIMESTAMP '2025-03-01 00:00:00' + INTERVAL (i) MILLISECOND AS started_at,"
                + " 'user, \"' || (i % 7) AS user_id, 10 + i % 50 AS input_tokens,"
                + " CASE WHEN i % 9 = 0 THEN NULL ELSE i % 30 END AS output_tokens FROM range(5000) t(i)");
        var csv = folder.resolve("month.csv");
        sql("COPY (SELECT * FROM '" + quoted(parquet) + "') TO '" + csv + "' (FORMAT csv, HEADER)");

        var requests = Datasets.compile(parquet, CompileOptions.of(DatasetFormat.METRICS_CSV));

        assertThat(requests.requests())
                .hasSize(5000 - 556)
                .isEqualTo(Datasets.compile(csv, DatasetFormat.METRICS_CSV).requests());
        assertThat(requests.requests().get(0).userId()).hasValue("user, \"1");
        assertThat(requests.manifest().inputs().get(0).bytes()).isEqualTo(Files.size(parquet));
    }

    @Test
    void isDetectedByItsColumns() throws Exception {
        var parquet = parquet("SELECT TIMESTAMP '2023-11-16 18:15:46.680590' AS TIMESTAMP,"
                + " 374 AS ContextTokens, 44 AS GeneratedTokens");

        assertThat(FormatDetection.of(parquet).format()).isEqualTo(DatasetFormat.AZURE);
    }

    @Test
    void timesWithAZoneAndCountsThatAreRealNumbersKeepTheirValue() throws Exception {
        var parquet = parquet(
                "SELECT * FROM (VALUES"
                        + " (TIMESTAMPTZ '2025-03-01 01:00:00.250001+01', 100.0::DOUBLE, 20),"
                        + " (TIMESTAMPTZ '2025-03-01 00:00:01+00', 'nan'::DOUBLE, 20),"
                        + " (TIMESTAMPTZ '2025-03-01 00:00:02+00', 50.0::DOUBLE, 10)) t(started_at, input_tokens, output_tokens)");

        var workload = Datasets.compile(parquet, DatasetFormat.METRICS_CSV);

        assertThat(workload.requests()).extracting(Request::arrivalNanos).containsExactly(0L, 1_749_999_000L);
        assertThat(workload.requests().get(1).promptTokens()).hasValue(50);
        assertThat(workload.manifest().skipped()).containsEntry("unknown prompt tokens", 1L);
        assertThat(workload.manifest().arrival()).containsEntry("origin", "2025-03-01T00:00:00.250001Z");
    }

    @Test
    void aFileThatIsCutOffIsNamed() throws Exception {
        var parquet = parquet("SELECT 1 AS input_tokens, 2 AS output_tokens");
        Files.write(parquet, Arrays.copyOf(Files.readAllBytes(parquet), 40));

        assertThatThrownBy(() -> Datasets.compile(parquet, DatasetFormat.METRICS_CSV))
                .isInstanceOf(IwcException.class)
                .hasMessageStartingWith(parquet + ": cannot be read as Parquet: ")
                .message()
                .doesNotContain("\n", "SQLException");
    }

    @Test
    void saysWhatIsMissingWhereDuckDbIsNotThere() throws IOException {
        var file = Files.write(folder.resolve("x.parquet"), "PAR1 and more".getBytes(StandardCharsets.UTF_8));
        var own = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertThatThrownBy(() -> FormatDetection.of(file))
                    .isInstanceOf(IwcException.class)
                    .hasMessage(file + ": is Parquet, which DuckDB reads, and DuckDB is not on the class path: add"
                            + " org.duckdb:duckdb_jdbc to the dependencies of the tests, or write the file as CSV");
        } finally {
            Thread.currentThread().setContextClassLoader(own);
        }
    }

    private Path parquet(String select) throws SQLException {
        var file = folder.resolve("month's.parquet");
        sql("COPY (" + select + ") TO '" + quoted(file) + "' (FORMAT parquet)");
        return file;
    }

    private static String quoted(Path file) {
        return file.toString().replace("'", "''");
    }

    private static void sql(String text) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
