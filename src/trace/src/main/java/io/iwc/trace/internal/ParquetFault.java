package io.iwc.trace.internal;

import io.iwc.InvalidInputException;
import io.iwc.Problem;
import java.nio.file.Path;
import java.util.List;

/** What is wrong with the cells of a Parquet file, which has rows but no lines. */
final class ParquetFault {
    private ParquetFault() {}

    static InvalidInputException of(DuckDbEngine engine, Path file, MetricsHeader header, Reading reading) {
        var marked = new MetricsSql(header, reading.timeUnit(), "")
                .select(
                        "(SELECT row_number() OVER () AS row_of_the_file, * FROM read_parquet("
                                + DuckDbTrace.literal(file) + "))",
                        List.of("row_of_the_file"));
        var bad = engine.rows("SELECT row_of_the_file AS place, count(*) OVER () AS total FROM (" + marked
                        + ") WHERE bad ORDER BY place LIMIT " + InvalidInputException.MAX_PROBLEMS)
                .each();
        var problems = bad.stream()
                .map(row -> new Problem(
                        file + ": row " + row.whole("place"),
                        "",
                        "found a cell that is no number, or a time without a unit; expected token counts ≥ 0, times to"
                                + " the first token and durations in seconds, calendar times (of a number name the"
                                + " unit: --time-unit s|ms|us|ns), and -1 or nothing for what is unknown"))
                .toList();
        return new InvalidInputException(
                List.copyOf(problems), bad.isEmpty() ? 0 : bad.get(0).whole("total"), "");
    }
}
