package io.iwc.dataset.internal;

import io.iwc.InvalidInputException;
import io.iwc.dataset.DatasetSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which column of a metrics file holds which field: the one that was named, else the first known name it has. */
public final class MetricsColumns {
    private static final Map<String, List<String>> KNOWN = known();

    /** What accounts of usage count their requests by: of OpenAI, Anthropic and Azure. */
    public static final List<String> SUMS =
            List.of("num_model_requests", "n_requests", "num_requests", "request_count", "requests_count");

    private final Map<String, String> chosen;

    private MetricsColumns(Map<String, String> chosen) {
        this.chosen = chosen;
    }

    /**
     * Chooses among the columns of a header.
     *
     * @throws InvalidInputException if lengths cannot be found, a named column is missing, or an {@code id} may mean
     *     anything
     */
    public static MetricsColumns of(Set<String> header, DatasetSource source) {
        var columns = of(header, source.options().details().columns(), source::fault);
        for (var field : List.of("prompt_tokens", "output_tokens")) {
            if (!columns.chosen.containsKey(field)) {
                throw source.fault("found only the columns " + names(header) + ", expected " + field + " as one of "
                        + names(KNOWN.getOrDefault(field, List.of())) + " (or --column NAME=" + field + ")");
            }
        }
        return columns;
    }

    /**
     * Chooses among the columns of a header, none of which has to be there.
     *
     * @param named the columns that were named, by field
     * @param fault a fault of the file, in these words
     * @throws InvalidInputException if the header is empty, a named column is missing, or an {@code id} may mean
     *     anything
     */
    public static MetricsColumns of(
            Set<String> header, Map<String, String> named, Function<String, InvalidInputException> fault) {
        for (var field : named.keySet()) {
            if (!KNOWN.containsKey(field)) {
                throw fault.apply("found a column for \"" + field + "\", expected one for " + names(KNOWN.keySet()));
            }
            if (!header.contains(named.get(field))) {
                throw fault.apply(
                        "found only the columns " + names(header) + ", expected " + named.get(field) + " for " + field);
            }
        }
        SUMS.stream().filter(header::contains).findFirst().ifPresent(name -> {
            throw fault.apply("found a column " + name + ", whose rows sum up many requests, expected a request a row");
        });
        if (header.isEmpty()) {
            throw fault.apply("found an empty file, expected a header");
        }
        var chosen = new LinkedHashMap<String, String>();
        KNOWN.keySet().forEach(field -> column(header, field).ifPresent(name -> chosen.put(field, name)));
        chosen.putAll(named);
        if (header.contains("id") && !chosen.containsValue("id") && !chosen.containsKey("request_id")) {
            throw fault.apply("found a column id, which may name a request or a model; map it: --column"
                    + " id=request_id or --column id=model");
        }
        return new MetricsColumns(chosen);
    }

    /** Whether a header is of such a file at all. */
    public static boolean fits(Set<String> header) {
        return List.of("prompt_tokens", "output_tokens", "arrival").stream()
                .allMatch(field -> column(header, field).isPresent());
    }

    /** By a known name as it is, else however it is written: {@code Input Tokens}, {@code inputTokens}. */
    private static Optional<String> column(Set<String> header, String field) {
        var names = namesOf(field);
        return names.stream().filter(header::contains).findFirst().or(() -> names.stream()
                .flatMap(name -> header.stream().filter(column -> plain(column).equals(plain(name))))
                .findFirst());
    }

    private static String plain(String name) {
        return name.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
    }

    /** The fields there are. */
    public static Set<String> fields() {
        return KNOWN.keySet();
    }

    /** The names that a field is known by, the first of which wins. */
    public static List<String> namesOf(String field) {
        return KNOWN.getOrDefault(field, List.of());
    }

    /** The column of a field; one that no file has if it was not found. */
    public String of(String field) {
        return chosen.getOrDefault(field, "");
    }

    /** Whether there is a column for a field. */
    public boolean has(String field) {
        return chosen.containsKey(field);
    }

    private static String names(Iterable<String> names) {
        return String.join(", ", names);
    }

    private static Map<String, List<String>> known() {
        var known = new LinkedHashMap<String, List<String>>();
        known.put(
                "arrival",
                List.of("started_at", "timestamp", "start_time", "start", "begin_time", "request_time", "created_at"));
        known.put("end", List.of("completed_at", "end_time", "end", "finish_time"));
        known.put(
                "prompt_tokens",
                List.of(
                        "input_tokens",
                        "prompt_tokens",
                        "tokens_prompt",
                        "attributes.llm.token_count.prompt",
                        "input",
                        "request_tokens"));
        known.put(
                "output_tokens",
                List.of(
                        "output_tokens",
                        "completion_tokens",
                        "generation_tokens",
                        "tokens_completion",
                        "attributes.llm.token_count.completion",
                        "output",
                        "response_tokens"));
        known.put(
                "model",
                List.of(
                        "model_name",
                        "model",
                        "model_display_name",
                        "chute_id",
                        "model_id",
                        "model_permaslug",
                        "attributes.llm.model_name"));
        known.put("user", List.of("user_id", "user"));
        known.put("session", List.of("session_id"));
        known.put("request_id", List.of("invocation_id", "request_id", "generation_id", "context.span_id"));
        known.put("ttft", List.of("ttft"));
        known.put("duration", List.of("duration"));
        known.put(
                "cached_tokens",
                List.of(
                        "cached_tokens",
                        "cached_input_tokens",
                        "cached_prompt_tokens",
                        "num_cached_tokens",
                        "tokens_cached",
                        "cache_read_input_tokens",
                        "cache_read_tokens",
                        "attributes.llm.token_count.prompt_details.cache_read"));
        known.put("status", List.of("status", "status_code", "http_status"));
        known.put("function", List.of("function_name"));
        return known;
    }
}
