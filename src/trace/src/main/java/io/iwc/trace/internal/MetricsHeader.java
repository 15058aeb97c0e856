package io.iwc.trace.internal;

import de.siegmar.fastcsv.reader.CsvReader;
import io.iwc.InvalidInputException;
import io.iwc.Problem;
import io.iwc.artifact.internal.FileFault;
import io.iwc.artifact.internal.InputFile;
import io.iwc.dataset.internal.MetricsColumns;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * The columns of a serving log.
 *
 * @param names of all, in the order of the file
 * @param chosen which of them hold the fields
 */
record MetricsHeader(List<String> names, MetricsColumns chosen) {
    /** {@code ttft_ms}, {@code Duration (µs)}, {@code latency_nanos}. */
    private static final Pattern OTHER_UNIT = Pattern.compile(
            "(?i)[^a-z](ms|msecs?|us|µs|usecs?|ns|nsecs?|min|minutes)[^a-z]*$|(milli|micro|nano)(s|sec|secs|second|seconds)?[^a-z]*$");

    /** The header of a CSV file. */
    static MetricsHeader ofCsv(Path file, SortedMap<String, String> named) {
        try (var input = InputFile.open(file);
                var reader = CsvReader.builder()
                        .ofCsvRecord(new InputStreamReader(input.content(), StandardCharsets.UTF_8))) {
            var rows = reader.iterator();
            var names = rows.hasNext()
                    ? rows.next().getFields().stream().map(String::strip).toList()
                    : List.<String>of();
            return of(file, names, named);
        } catch (IOException e) {
            throw FileFault.unreadable(file, e);
        }
    }

    /** Of a file with these columns. */
    static MetricsHeader of(Path file, List<String> names, SortedMap<String, String> named) {
        var distinct = new LinkedHashSet<String>();
        for (var name : names) {
            if (!distinct.add(name)) {
                throw fault(file, "found the column " + name + " twice, expected it once");
            }
        }
        var chosen = MetricsColumns.of(distinct, named, text -> fault(file, text));
        for (var field : List.of(TraceField.TTFT, TraceField.DURATION)) {
            if (chosen.has(field.id())
                    && OTHER_UNIT.matcher(chosen.of(field.id())).find()) {
                throw fault(
                        file,
                        "found the column " + chosen.of(field.id()) + " for " + field.id()
                                + ", whose name is of another unit, expected seconds");
            }
        }
        return new MetricsHeader(names, chosen);
    }

    boolean has(TraceField field) {
        return chosen.has(field.id()) || (field == TraceField.DURATION && isTimedByItsEnd());
    }

    /** Whether a duration is what lies between arrival and end. */
    boolean isTimedByItsEnd() {
        return !chosen.has("duration") && chosen.has("end") && chosen.has("arrival");
    }

    private static InvalidInputException fault(Path file, String text) {
        return new InvalidInputException(new Problem(file.toString(), "", text.replace("--column NAME=", "--map ")));
    }
}
