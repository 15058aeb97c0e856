package io.iwc.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.Problem;
import io.iwc.artifact.internal.InputFile;
import io.iwc.artifact.internal.ShownText;
import io.iwc.artifact.internal.StubFolder;
import io.iwc.dataset.DatasetFormat.Detected;
import io.iwc.workload.internal.RowReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Detects a format from the first record: its keys, or the names of its columns. The first reader that recognises it is
 * used.
 */
final class FormatDetection {
    /** Earlier ones know files that later ones would take, too. */
    private static final List<String> ORDER = List.of(
            DatasetFormat.SIMPLE_JSON,
            DatasetFormat.CANONICAL,
            DatasetFormat.SHAREGPT,
            DatasetFormat.OPENAI_BATCH,
            DatasetFormat.WIREMOCK,
            DatasetFormat.OPENAI_CHAT,
            DatasetFormat.MT_BENCH,
            DatasetFormat.ALPACA,
            DatasetFormat.QWEN_BAILIAN,
            DatasetFormat.LLMSERVINGSIM,
            DatasetFormat.MOONCAKE,
            DatasetFormat.JSONL_PROMPTS,
            DatasetFormat.AZURE,
            DatasetFormat.BURSTGPT,
            DatasetFormat.VIDUR,
            DatasetFormat.METRICS_CSV);

    /** What people call the list that they put their records in. */
    static final Set<String> WRAPPING = Set.of(
            "data",
            "records",
            "rows",
            "items",
            "results",
            "requests",
            "logs",
            "traces",
            "examples",
            "train",
            "samples",
            "entries",
            "events",
            "prompts",
            "resourceSpans");

    private FormatDetection() {}

    /** What a file is that has to be a dataset. */
    static Detected of(Path path) {
        if (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
            throw new IwcException(path + ": is a pipe, which can be looked at only once; name its format");
        }
        if (StubFolder.is(path)) {
            return new Detected(DatasetFormat.WIREMOCK, "a folder with mappings");
        }
        try (var file = ParquetText.open(path)) {
            var first = new FirstByte(file);
            if (first.is('[')) {
                return array(file);
            }
            if (first.is('{')) {
                return lines(path, file);
            }
            return first.is('"') && isJson(path) ? lines(path, file) : table(file);
        }
    }

    /** Whether a line that begins with a quote is a JSON text; else it is the header of a table. */
    private static boolean isJson(Path path) {
        try (var file = ParquetText.open(path)) {
            file.nextLine().orElseThrow().json();
            return true;
        } catch (InvalidInputException e) {
            return false;
        }
    }

    /**
     * What a file is that may be a workload or a dataset. An empty one, one that can be looked at only once, and one
     * that begins like a request with a fault are taken for workloads, whose reader says what is wrong.
     */
    static Detected ofWorkload(Path path) {
        var workload = new Detected(DatasetFormat.CANONICAL, "");
        if (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
            return workload;
        }
        try {
            var detected = of(path);
            var isPrompt = detected.format().equals(DatasetFormat.JSONL_PROMPTS);
            return isPrompt && isMeantAsRequest(path) ? workload : detected;
        } catch (InvalidInputException e) {
            if (isMeantAsRequest(path)) {
                return workload;
            }
            throw e;
        }
    }

    private static boolean isMeantAsRequest(Path path) {
        try (var file = ParquetText.open(path)) {
            var first = new FirstByte(file);
            return first.isEnd()
                    || (first.is('{')
                            && file.nextLine().filter(RowReader::isMeant).isPresent());
        }
    }

    private static Detected array(InputFile file) {
        var first = new JsonArray(file, new KeyAccount(), new ReadOutcome("records", true))
                .get()
                .map(row -> row.get().json())
                .orElseThrow(() -> unknown(file, "found an empty array"));
        var record = FirstRecord.element(first);
        return claimed(file, record)
                .or(() -> known(record))
                .orElseThrow(() -> unknown(file, "found an array whose first element has " + keys(first)));
    }

    private static Detected lines(Path path, InputFile file) {
        var first = firstLine(path, file);
        var record = FirstRecord.line(first);
        return claimed(file, record)
                .or(() -> known(record))
                .orElseThrow(() -> unknown(file, "found a first line with " + keys(first)));
    }

    private static JsonNode firstLine(Path path, InputFile file) {
        try {
            return file.nextLine().orElseThrow().json();
        } catch (InvalidInputException e) {
            throw hint(e, path);
        }
    }

    /** Of a document that goes on over several lines, what makes lines of it. */
    private static InvalidInputException hint(InvalidInputException fault, Path path) {
        var problem = fault.problems().get(0);
        if (!problem.text().startsWith("found the end of the text")) {
            return fault;
        }
        return new InvalidInputException(new Problem(
                problem.place(),
                "",
                "found JSON that goes on over several lines, expected one record a line or one list of records; "
                        + WrappedRecords.in(path)
                                .map(records -> "jq -c '" + records + "' makes lines of those in it")
                                .orElse("jq -c . makes lines")));
    }

    private static Detected table(InputFile file) {
        var columns = new CsvTable(file).columns().names();
        var record = FirstRecord.header(columns);
        return claimed(file, record).orElseGet(() -> {
            if (columns.contains("request_id") && columns.contains("num_prefill_tokens")) {
                throw unknown(file, "found the lengths of a spec directory or the metrics of a run, by request_id");
            }
            return known(record)
                    .orElseThrow(() -> unknown(
                            file,
                            columns.isEmpty()
                                    ? "found an empty file"
                                    : "found neither JSON nor a known header in the first line" + header(columns)));
        });
    }

    private static String header(Set<String> columns) {
        if (columns.size() > 1) {
            return " (the columns " + ShownText.value(String.join(", ", columns))
                    + "; metrics-csv with --column NAME=arrival and the like reads any)";
        }
        return columns.stream().anyMatch(title -> title.contains("\t"))
                ? " (its columns are parted by tabs, expected commas)"
                : columns.stream().anyMatch(title -> title.contains(";"))
                        ? " (its columns are parted by semicolons, expected commas)"
                        : "";
    }

    /** What readers on the class path say, none of which goes before another. */
    private static Optional<Detected> claimed(InputFile file, FirstRecord first) {
        var claims = DatasetReaders.onClassPath().stream()
                .flatMap(reader -> reader.detect(first).map(because -> new Detected(reader.name(), because)).stream())
                .toList();
        if (claims.size() > 1) {
            var names = claims.stream().map(Detected::format).collect(Collectors.joining(" and "));
            throw new InvalidInputException(
                    new Problem(file.name(), "", "found a file of " + names + ", expected one format; name it"));
        }
        return claims.stream().findFirst();
    }

    private static Optional<Detected> known(FirstRecord first) {
        return DatasetReaders.own().stream()
                .sorted(Comparator.comparingInt(reader -> ORDER.indexOf(reader.name())))
                .flatMap(reader -> reader.detect(first).map(because -> new Detected(reader.name(), because)).stream())
                .findFirst();
    }

    private static String keys(JsonNode record) {
        var names = new ArrayList<String>();
        record.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            return "no keys";
        }
        var keys = (names.size() == 1 ? "the key " : "the keys ") + String.join(", ", names);
        var list = names.stream()
                .filter(WRAPPING::contains)
                .filter(name -> isRecords(record.path(name)))
                .findFirst();
        return keys
                + list.map(name -> " (a list of records in one object; jq -c '." + name + "[]"
                                + (record.path(name).path(0).path("row").isObject() ? ".row" : "")
                                + "' makes lines of them)")
                        .orElse("");
    }

    private static boolean isRecords(JsonNode value) {
        return value.isArray() && value.path(0).isObject();
    }

    private static IwcException unknown(InputFile file, String found) {
        return new InvalidInputException(new Problem(
                file.name(),
                "",
                found + ", expected a known format; name it if it is one of "
                        + String.join(", ", DatasetReaders.names())));
    }
}
