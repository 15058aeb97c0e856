package io.iwc.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.Problem;
import io.iwc.artifact.InputFile;
import io.iwc.dataset.DatasetFormat.Detected;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Detects a format from the first record: its keys, or the names of its columns. The first matching signature is used.
 */
final class FormatDetection {
    private static final List<Signature> JSON_RECORDS = List.of(
            new Signature(DatasetFormat.CANONICAL, "request_id", "arrival_time_ms"),
            new Signature(DatasetFormat.SHAREGPT, "conversations"),
            new Signature(DatasetFormat.SHAREGPT, "input", "output_length"),
            new Signature(DatasetFormat.OPENAI_BATCH, "custom_id", "body"),
            new Signature(DatasetFormat.OPENAI_CHAT, "request", "response"),
            new Signature(DatasetFormat.OPENAI_CHAT, "messages"), // in an array it is ShareGPT's
            new Signature(DatasetFormat.MT_BENCH, "question_id", "turns"),
            new Signature(DatasetFormat.ALPACA, "instruction"),
            new Signature(DatasetFormat.QWEN_BAILIAN, "chat_id", "parent_chat_id"),
            new Signature(DatasetFormat.LLMSERVINGSIM, "input_toks", "output_toks"),
            new Signature(DatasetFormat.LLMSERVINGSIM, "sub_requests"),
            new Signature(DatasetFormat.MOONCAKE, "timestamp", "input_length"),
            new Signature(DatasetFormat.MOONCAKE, "timestamp", "input_tokens"),
            new Signature(DatasetFormat.MOONCAKE, "created_time", "input_tokens"));
    private static final List<Signature> CSV_HEADERS = List.of(
            new Signature(DatasetFormat.AZURE, "TIMESTAMP", "ContextTokens", "GeneratedTokens"),
            new Signature(DatasetFormat.BURSTGPT, "Timestamp", "Request tokens", "Response tokens"),
            new Signature(DatasetFormat.VIDUR, "num_prefill_tokens", "num_decode_tokens"));

    private FormatDetection() {}

    static Detected of(Path path) {
        if (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
            throw new IwcException(path + ": is a pipe, which can be looked at only once; name its format");
        }
        try (var file = InputFile.open(path)) {
            var first = new FirstByte(file);
            if (first.is('[')) {
                return array(file);
            }
            return first.is('{') || first.is('"') ? lines(file) : table(file);
        }
    }

    private static Detected array(InputFile file) {
        var first = new JsonArray(file).get().map(row -> row.get().json());
        if (first.isEmpty()) {
            throw unknown(file, "found an empty array");
        }
        if (isPrompt(first.get())) {
            return new Detected(DatasetFormat.SIMPLE_JSON, "the file is a JSON array of prompts");
        }
        if (first.get().has("messages") && !first.get().has("conversations")) {
            return new Detected(DatasetFormat.SHAREGPT, "the file is a JSON array of messages");
        }
        return match(JSON_RECORDS, first.get()::has, "the first record has ")
                .orElseThrow(() -> unknown(file, "found an array whose first element has " + keys(first.get())));
    }

    private static Detected lines(InputFile file) {
        var first = firstLine(file);
        return match(JSON_RECORDS, first::has, "the first line has ")
                .or(() -> isPrompt(first)
                        ? Optional.of(new Detected(DatasetFormat.JSONL_PROMPTS, "each line is a prompt"))
                        : Optional.empty())
                .orElseThrow(() -> unknown(file, "found a first line with " + keys(first)));
    }

    private static JsonNode firstLine(InputFile file) {
        try {
            return file.nextLine().orElseThrow().json();
        } catch (InvalidInputException e) {
            throw unknown(file, "found a first line that is not one JSON value");
        }
    }

    private static Detected table(InputFile file) {
        var columns = new CsvTable(file).columns();
        if (columns.containsKey("request_id") && columns.containsKey("num_prefill_tokens")) {
            throw unknown(file, "found the lengths of a spec directory or the metrics of a run, by request_id");
        }
        return match(CSV_HEADERS, columns::containsKey, "the header has ")
                .or(() -> MetricsColumns.fits(columns.keySet())
                        ? Optional.of(new Detected(
                                DatasetFormat.METRICS_CSV, "the header names times, prompt and output tokens"))
                        : Optional.empty())
                .orElseThrow(() -> unknown(
                        file,
                        columns.isEmpty()
                                ? "found an empty file"
                                : "found neither JSON nor a known header in the first line"));
    }

    private static Optional<Detected> match(List<Signature> signatures, Predicate<String> has, String because) {
        return signatures.stream()
                .filter(signature -> signature.keys().stream().allMatch(has))
                .findFirst()
                .map(signature -> new Detected(signature.format(), because + String.join(" and ", signature.keys())));
    }

    private static boolean isPrompt(JsonNode record) {
        return record.isTextual() || record.path("prompt").isTextual();
    }

    private static String keys(JsonNode record) {
        var names = new ArrayList<String>();
        record.fieldNames().forEachRemaining(names::add);
        return names.isEmpty() ? "no keys" : "the keys " + String.join(", ", names);
    }

    private static IwcException unknown(InputFile file, String found) {
        var known = Arrays.stream(DatasetFormat.values())
                .filter(format -> format != DatasetFormat.AUTO)
                .map(DatasetFormat::id)
                .collect(Collectors.joining(", "));
        return new InvalidInputException(
                new Problem(file.name(), "", found + ", expected a known format; name it if it is one of " + known));
    }

    private record Signature(DatasetFormat format, List<String> keys) {
        Signature(DatasetFormat format, String... keys) {
            this(format, List.of(keys));
        }
    }
}
