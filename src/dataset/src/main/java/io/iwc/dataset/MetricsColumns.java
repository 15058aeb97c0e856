package io.iwc.dataset;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which column of a metrics file holds which field: the one that was named, else the first known name it has. */
final class MetricsColumns {
    private static final Map<String, List<String>> KNOWN = known();

    private final Map<String, String> chosen;

    private MetricsColumns(Map<String, String> chosen) {
        this.chosen = chosen;
    }

    /**
     * Chooses among the columns of a header.
     *
     * @throws io.iwc.InvalidInputException if lengths cannot be found, a named column is missing, or an {@code id} may
     *     mean anything
     */
    static MetricsColumns of(Set<String> header, DatasetSource source) {
        var named = source.options().details().columns();
        for (var field : named.keySet()) {
            if (!KNOWN.containsKey(field)) {
                throw source.fault("found a column for \"" + field + "\", expected one for " + names(KNOWN.keySet()));
            }
            if (!header.contains(named.get(field))) {
                throw source.fault(
                        "found only the columns " + names(header) + ", expected " + named.get(field) + " for " + field);
            }
        }
        var chosen = new HashMap<String, String>();
        KNOWN.forEach((field, names) ->
                names.stream().filter(header::contains).findFirst().ifPresent(name -> chosen.put(field, name)));
        chosen.putAll(named);
        if (header.contains("id") && !chosen.containsValue("id") && !chosen.containsKey("request_id")) {
            throw source.fault("found a column id, which may name a request or a model; map it: --column"
                    + " id=request_id or --column id=model");
        }
        for (var field : List.of("prompt_tokens", "output_tokens")) {
            if (header.isEmpty()) {
                throw source.fault("found an empty file, expected a header");
            }
            if (!chosen.containsKey(field)) {
                throw source.fault("found only the columns " + names(header) + ", expected " + field + " as one of "
                        + names(KNOWN.getOrDefault(field, List.of())) + " (or --column NAME=" + field + ")");
            }
        }
        return new MetricsColumns(chosen);
    }

    /** Whether a header is of such a file at all. */
    static boolean fits(Set<String> header) {
        return List.of("prompt_tokens", "output_tokens", "arrival").stream()
                .allMatch(field -> KNOWN.getOrDefault(field, List.of()).stream().anyMatch(header::contains));
    }

    /** The column of a field; one that no file has if it was not found. */
    String of(String field) {
        return chosen.getOrDefault(field, "");
    }

    private static String names(Iterable<String> names) {
        return String.join(", ", names);
    }

    private static Map<String, List<String>> known() {
        var known = new LinkedHashMap<String, List<String>>();
        known.put("arrival", List.of("started_at", "timestamp", "start_time", "start", "begin_time"));
        known.put("end", List.of("completed_at", "end_time", "end", "finish_time"));
        known.put("prompt_tokens", List.of("input_tokens", "prompt_tokens", "input", "request_tokens"));
        known.put(
                "output_tokens",
                List.of("output_tokens", "completion_tokens", "generation_tokens", "output", "response_tokens"));
        known.put("model", List.of("model_name", "model", "model_display_name", "chute_id", "model_id"));
        known.put("user", List.of("user_id"));
        known.put("request_id", List.of("invocation_id", "request_id"));
        known.put("ttft", List.of("ttft"));
        known.put("duration", List.of("duration"));
        known.put("function", List.of("function_name"));
        return known;
    }
}
