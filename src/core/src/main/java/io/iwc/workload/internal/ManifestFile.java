package io.iwc.workload.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.Problem;
import io.iwc.artifact.internal.FileFault;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.Yaml;
import io.iwc.internal.IwcVersion;
import io.iwc.workload.Manifest;
import io.iwc.workload.Manifest.Input;
import io.iwc.workload.Manifest.TokenizerRef;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code <output>.manifest.yaml}: a manifest and the facts about its file, in a fixed order. */
public final class ManifestFile {
    private ManifestFile() {}

    /**
     * The file that a manifest describes.
     *
     * @param name without folders
     * @param sha256 of its bytes, hex
     * @param spanMillis from the first arrival to the last
     */
    record Output(String name, String sha256, long requests, long spanMillis, long sessions) {}

    /** What would stand beside the canonical file of a workload of this name. */
    public static String document(Workload workload) {
        var arrivals =
                workload.requests().stream().mapToLong(Request::arrivalNanos).summaryStatistics();
        var requests = arrivals.getCount();
        var span = requests == 0 ? 0 : (arrivals.getMax() - arrivals.getMin()) / RequestParser.NANOS_PER_MILLI;
        var sessions = workload.requests().stream()
                .flatMap(request -> request.sessionId().stream())
                .distinct()
                .count();
        return document(
                workload.manifest(),
                new Output(workload.name() + ".jsonl", workload.sha256(), requests, span, sessions));
    }

    static String document(Manifest manifest, Output output) {
        var content = new LinkedHashMap<String, Object>();
        content.put("schema", Manifest.SCHEMA);
        content.put("iwc_version", IwcVersion.current());
        content.put("compiler", manifest.compiler());
        content.put(
                "inputs",
                manifest.inputs().stream()
                        .map(input -> fields("name", input.name(), "sha256", input.sha256(), "bytes", input.bytes()))
                        .toList());
        content.put("output", fields("name", output.name(), "sha256", output.sha256(), "requests", output.requests()));
        content.put("workload_schema", fields("id", WorkloadSchema.ID, "sha256", WorkloadSchema.sha256()));
        manifest.tokenizer().ifPresent(tokenizer -> {
            var fields = fields("id", tokenizer.id());
            tokenizer.sha256().ifPresent(hash -> fields.put("sha256", hash));
            content.put("tokenizer", fields);
        });
        content.put("arrival", manifest.arrival());
        var seeds = new LinkedHashMap<String, Object>();
        manifest.seed().ifPresent(seed -> seeds.put("root", seed));
        seeds.put("streams", manifest.streams());
        content.put("seeds", seeds);
        content.put(
                "summary",
                fields(
                        "num_requests",
                        output.requests(),
                        "arrival_span_ms",
                        output.spanMillis(),
                        "sessions",
                        output.sessions(),
                        "skipped",
                        manifest.skipped()));
        if (!manifest.unread().isEmpty()) {
            content.put("unread", manifest.unread());
        }
        content.put("config", escaped(manifest.config()));
        return Yaml.document(content);
    }

    /**
     * Reads what {@link #document} wrote.
     *
     * @throws IwcException if it cannot be read or is not a manifest of this major version
     */
    public static Manifest read(Path file) {
        try {
            return manifest(Yaml.read(file), file);
        } catch (IOException e) {
            throw FileFault.unreadable(file, e);
        }
    }

    private static Manifest manifest(JsonNode content, Path file) {
        var schema = content.path("schema").asText();
        if (!Manifest.SCHEMA.equals(schema)) {
            var text = "found \"" + schema + "\", expected " + Manifest.SCHEMA;
            throw new InvalidInputException(new Problem(file.toString(), "schema", text));
        }
        var inputs = new ArrayList<Input>();
        for (var input : content.path("inputs")) {
            inputs.add(new Input(
                    input.path("name").asText(),
                    input.path("sha256").asText(),
                    input.path("bytes").asLong()));
        }
        var seed = content.path("seeds").path("root");
        return Manifest.builder(content.path("compiler").asText())
                .inputs(inputs)
                .tokenizer(tokenizer(content.path("tokenizer")))
                .arrival(map(content.path("arrival")))
                .seed(seed.isMissingNode() ? OptionalLong.empty() : OptionalLong.of(seed.asLong()))
                .streams(texts(content.path("seeds").path("streams")))
                .skipped(counts(content.path("summary").path("skipped")))
                .unread(counts(content.path("unread")))
                .config(unescaped(map(content.path("config"))))
                .build();
    }

    private static Optional<TokenizerRef> tokenizer(JsonNode node) {
        return node.isMissingNode()
                ? Optional.empty()
                : Optional.of(new TokenizerRef(
                        node.path("id").asText(),
                        Optional.ofNullable(node.path("sha256").textValue())));
    }

    private static SortedMap<String, Long> counts(JsonNode object) {
        var counts = new TreeMap<String, Long>();
        object.fields()
                .forEachRemaining(
                        count -> counts.put(count.getKey(), count.getValue().asLong()));
        return counts;
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    @SuppressWarnings("unchecked") // an object is bound to a map by name
    private static Map<String, Object> map(JsonNode object) {
        return object.isObject() ? Json.mapper().convertValue(object, LinkedHashMap.class) : Map.of();
    }

    private static Map<String, Object> fields(Object... namesAndValues) {
        var fields = new LinkedHashMap<String, Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    /** Options such as separators hold control characters: {@code \n} is written as it is typed in a shell. */
    private static SortedMap<String, Object> escaped(SortedMap<String, Object> config) {
        var escaped = new TreeMap<String, Object>();
        config.forEach((name, value) -> escaped.put(name, value instanceof String text ? Escapes.escape(text) : value));
        return escaped;
    }

    private static SortedMap<String, Object> unescaped(Map<String, Object> config) {
        var plain = new TreeMap<String, Object>();
        config.forEach((name, value) -> plain.put(name, value instanceof String text ? Escapes.resolve(text) : value));
        return plain;
    }
}
