package io.iwc.dataset;

import io.iwc.fingerprint.Fingerprinter;
import io.iwc.testing.ProcessorTime;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Request;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/**
 * How fast a length-only trace is read from CSV and measured in one pass; run by hand, with the number of rows as
 * argument. The rows are those of an Azure trace, made from a seed into a temporary file.
 */
public final class CsvBenchmark {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSS", Locale.ROOT);

    private CsvBenchmark() {}

    /** Prints a line a round: reading alone, then reading and measuring. */
    public static void main(String[] arguments) throws IOException {
        var rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000_000;
        var load = ManagementFactory.getOperatingSystemMXBean();
        System.out.printf(
                Locale.ROOT,
                "%d processors, load %.1f, heap %d MB%n",
                load.getAvailableProcessors(),
                load.getSystemLoadAverage(),
                Runtime.getRuntime().maxMemory() >> 20);
        var file = Files.createTempFile("azure", ".csv");
        try {
            fill(file, rows);
            for (var round = 1; round <= 3; round++) {
                report("read", rows, () -> read(file));
                report("read and measure", rows, () -> measure(file));
            }
        } finally {
            Files.delete(file);
        }
    }

    private static String read(Path file) {
        try (var source = DatasetSource.open(file, CompileOptions.defaults())) {
            return DatasetReaders.named(DatasetFormat.AZURE).read(source).count() + " rows";
        }
    }

    private static String measure(Path file) {
        try (var source = DatasetSource.open(file, CompileOptions.defaults())) {
            var requests =
                    DatasetReaders.named(DatasetFormat.AZURE).read(source).map(Request.Builder::build);
            return Fingerprinter.of(requests, Fingerprinter.Options.of(Tokenizers.whitespace()))
                    .label("class.primary")
                    .orElse("");
        }
    }

    private static void report(String name, int rows, Supplier<String> work) {
        var processor = ProcessorTime.nanos();
        var start = System.nanoTime();
        var result = work.get();
        var nanos = System.nanoTime() - start;
        processor = ProcessorTime.nanos() - processor;
        System.out.printf(
                Locale.ROOT,
                "%-18s %,12d rows  %6.2f s  %6.2f M/s  %6.2f M/s and core  %s%n",
                name,
                rows,
                nanos / 1e9,
                rows / (nanos / 1e3),
                rows / (processor / 1e3),
                result);
    }

    private static void fill(Path file, int rows) throws IOException {
        var random = new Random(42);
        var start = LocalDateTime.of(2023, 11, 16, 18, 17, 3);
        var ticks = 0L;
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("TIMESTAMP,ContextTokens,GeneratedTokens\r\n");
            for (var i = 0; i < rows; i++) {
                ticks += 1 + (long) (-2e6 * Math.log(1 - random.nextDouble()));
                out.write(STAMP.format(start.plusSeconds(ticks / 10_000_000).plusNanos(ticks % 10_000_000 * 100)));
                out.write("," + random.nextInt(8000) + "," + (1 + random.nextInt(400)) + "\r\n");
            }
        }
    }
}
