package io.iwc.trace.internal;

import io.iwc.IwcException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Apache Spark, in this process as the driver, with its work done by a cluster. Only a class path that has Spark can
 * start it, and nothing here is compiled against it: one text a statement goes in, rows come out.
 */
final class SparkEngine implements TraceEngine {
    private final Object session;
    private final Path folder;

    private SparkEngine(Object session, Path folder) {
        this.session = session;
        this.folder = folder;
    }

    /**
     * Connects to a cluster.
     *
     * @param master {@code spark://host:7077}, {@code local[2]}
     */
    static SparkEngine start(String master, Path folder) {
        try {
            var builder = Class.forName("org.apache.spark.sql.SparkSession")
                    .getMethod("builder")
                    .invoke(null);
            call(builder, "master", String.class, master);
            call(builder, "appName", String.class, "iwc trace");
            for (var setting : List.of(
                    List.of("spark.sql.session.timeZone", "UTC"),
                    List.of("spark.sql.ansi.enabled", "true"),
                    List.of("spark.sql.ansi.doubleQuotedIdentifiers", "true"),
                    List.of("spark.ui.enabled", "false"),
                    List.of(
                            "spark.sql.warehouse.dir",
                            folder.resolve("warehouse").toUri().toString()))) {
                builder.getClass()
                        .getMethod("config", String.class, String.class)
                        .invoke(builder, setting.get(0), setting.get(1));
            }
            return new SparkEngine(builder.getClass().getMethod("getOrCreate").invoke(builder), folder);
        } catch (ClassNotFoundException e) {
            throw new IwcException(
                    "Spark is not on the class path: name its jars in IWC_CLASSPATH, as in"
                            + " IWC_CLASSPATH=\"$SPARK_HOME/jars/*\" iwc trace --engine spark …",
                    e);
        } catch (ReflectiveOperationException e) {
            throw failed(e);
        }
    }

    @Override
    public SqlDialect dialect() {
        return SqlDialect.SPARK;
    }

    @Override
    public void table(String name, String query) {
        try {
            // cut off from what it was made of, which Spark would plan anew with every statement
            var kept = call(sql(query), "localCheckpoint");
            call(kept, "createOrReplaceTempView", String.class, name);
        } catch (ReflectiveOperationException e) {
            throw failed(e);
        }
    }

    @Override
    public void drop(String name) {
        run("DROP VIEW IF EXISTS " + name);
    }

    /** Runs something whose rows nobody asks for. */
    void run(String statement) {
        sql(statement);
    }

    @Override
    public Table rows(String query) {
        try {
            var data = sql(query);
            var columns = List.of((String[]) call(data, "columns"));
            var rows = new ArrayList<List<@Nullable Object>>();
            for (var row : (List<?>) call(data, "collectAsList")) {
                rows.add(cells(row, columns.size()));
            }
            return new Table(columns, rows);
        } catch (ReflectiveOperationException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            call(session, "stop");
            DuckDbEngine.remove(folder);
        } catch (ReflectiveOperationException e) {
            throw failed(e);
        } catch (IOException e) {
            throw new IwcException(folder + ": cannot be removed: " + e.getMessage(), e);
        }
    }

    private Object sql(String text) {
        try {
            return call(session, "sql", String.class, text);
        } catch (ReflectiveOperationException e) {
            throw failed(e);
        }
    }

    private static List<@Nullable Object> cells(Object row, int count) throws ReflectiveOperationException {
        var get = Class.forName("org.apache.spark.sql.Row").getMethod("get", int.class);
        var cells = new ArrayList<@Nullable Object>(count);
        for (var i = 0; i < count; i++) {
            var cell = get.invoke(row, i);
            cells.add(cell != null && cell.getClass().getName().startsWith("scala.") ? numbers(cell) : cell);
        }
        return cells;
    }

    /** A sequence of Scala. */
    private static double[] numbers(Object sequence) throws ReflectiveOperationException {
        var size = (int) call(sequence, "length");
        var numbers = new double[size];
        var apply = Class.forName("scala.collection.Seq").getMethod("apply", int.class);
        for (var i = 0; i < size; i++) {
            numbers[i] = ((Number) apply.invoke(sequence, i)).doubleValue();
        }
        return numbers;
    }

    private static Object call(Object target, String method) throws ReflectiveOperationException {
        return target.getClass().getMethod(method).invoke(target);
    }

    private static Object call(Object target, String method, Class<?> type, Object argument)
            throws ReflectiveOperationException {
        return target.getClass().getMethod(method, type).invoke(target, argument);
    }

    private static IwcException failed(ReflectiveOperationException e) {
        var cause = e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e;
        return new IwcException(
                "Spark failed: "
                        + String.valueOf(cause.getMessage()).lines().findFirst().orElse(""),
                cause);
    }
}
