package io.iwc.trace.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The statements of all studies as an engine gets them, for those who want to run them without IWC.
 *
 * @since 0.1
 */
public final class StudySql {
    private StudySql() {}

    /**
     * What DuckDB runs once there is a view {@code raw}: tables are created, all else is asked for.
     *
     * @param top how many of the largest models figures show
     */
    public static List<String> forDuckDb(int top) {
        var settings = Map.of("top", Integer.toString(top), "bins", Integer.toString(TraceOptions.BINS));
        var statements = new ArrayList<String>();
        Stream.concat(Stream.of("base"), Arrays.stream(Study.values()).map(Study::resource))
                .flatMap(name -> StudyScript.read(name, settings).stream())
                .filter(statement -> !statement.needs().contains(TraceField.STATUS.id())
                        && !statement.needs().contains(TraceField.FUNCTION.id()))
                .forEach(statement -> {
                    var sql = SqlDialect.DUCKDB.spelled(statement.sql());
                    statements.add(
                            statement.kind() == Statement.Kind.TABLE
                                    ? "CREATE TABLE " + statement.name() + " AS " + sql
                                    : sql);
                });
        return statements;
    }
}
