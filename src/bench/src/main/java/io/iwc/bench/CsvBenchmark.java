package io.iwc.bench;

import io.iwc.dataset.CompileOptions;
import io.iwc.dataset.WorkloadCompiler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * How fast a length-only trace is compiled from CSV to a canonical file. An operation is a row; the rows are those of an
 * Azure trace, made from a seed.
 */
@State(Scope.Benchmark)
@Fork(value = 1, jvmArgs = "-Xmx1000m")
public class CsvBenchmark {
    private static final int ROWS = 1_000_000;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSS", Locale.ROOT);

    private Path folder = Path.of("");

    /** Writes the trace into a temporary folder. */
    @Setup
    public void write() throws IOException {
        folder = Files.createTempDirectory("csv");
        var random = new Random(42);
        var start = LocalDateTime.of(2023, 11, 16, 18, 17, 3);
        var ticks = 0L;
        try (var out = Files.newBufferedWriter(trace(), StandardCharsets.UTF_8)) {
            out.write("TIMESTAMP,ContextTokens,GeneratedTokens\r\n");
            for (var i = 0; i < ROWS; i++) {
                ticks += 1 + (long) (-2e6 * Math.log(1 - random.nextDouble()));
                out.write(STAMP.format(start.plusSeconds(ticks / 10_000_000).plusNanos(ticks % 10_000_000 * 100)));
                out.write("," + random.nextInt(8000) + "," + (1 + random.nextInt(400)) + "\r\n");
            }
        }
    }

    /** Deletes it. */
    @TearDown
    public void delete() throws IOException {
        Folders.delete(folder);
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void rowsCompiled() {
        WorkloadCompiler.with(CompileOptions.defaults()).compile(trace(), folder.resolve("workload.jsonl"));
    }

    private Path trace() {
        return folder.resolve("trace.csv");
    }
}
