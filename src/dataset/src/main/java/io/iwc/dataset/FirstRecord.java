package io.iwc.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How a file begins, for a reader to tell whether it is of its format: the first line or element of a JSON file, or the
 * header of a CSV file.
 *
 * @since 0.1
 */
public final class FirstRecord {
    private enum Kind {
        ELEMENT("the first record has "),
        LINE("the first line has "),
        HEADER("the header has ");

        private final String because;

        Kind(String because) {
            this.because = because;
        }
    }

    private final Kind kind;
    private final JsonNode json;
    private final Set<String> columns;

    private FirstRecord(Kind kind, JsonNode json, Set<String> columns) {
        this.kind = kind;
        this.json = json;
        this.columns = columns;
    }

    static FirstRecord element(JsonNode json) {
        return new FirstRecord(Kind.ELEMENT, json, Set.of());
    }

    static FirstRecord line(JsonNode json) {
        return new FirstRecord(Kind.LINE, json, Set.of());
    }

    static FirstRecord header(Set<String> columns) {
        return new FirstRecord(Kind.HEADER, MissingNode.getInstance(), columns);
    }

    /** That it is a JSON object with all these keys, in words; empty if it is not. */
    public Optional<String> jsonKeys(String... keys) {
        return kind == Kind.HEADER ? Optional.empty() : having(json::has, keys);
    }

    /** That it is the header of a CSV file with all these columns, in words; empty if it is not. */
    public Optional<String> csvColumns(String... names) {
        return kind == Kind.HEADER ? having(columns::contains, names) : Optional.empty();
    }

    /** Whether the file is one JSON array. */
    public boolean isInArray() {
        return kind == Kind.ELEMENT;
    }

    /** Whether it is a JSON object with this key. */
    boolean has(String key) {
        return json.has(key);
    }

    /** That it is a span of a tracing tool with what it counted of a model's call, or a log of a gateway's. */
    Optional<String> attributesOfModel() {
        if (SpanWords.isOfDatadog(json.path("attributes"))) {
            return Optional.of(kind.because + "attributes of Datadog's");
        }
        JsonNode record = json.deepCopy();
        TracingForm.unify(record);
        return LoggedCall.tellsOfModel(record.path("attributes")) || record.has("messages") // which stood among them
                ? Optional.of(kind.because + "attributes of a model's call")
                : record.path("properties").has("promptTokens")
                        ? Optional.of(kind.because + "properties with promptTokens")
                        : Optional.empty();
    }

    /** Whether it is a JSON object with a text under this key. */
    boolean holdsText(String key) {
        return json.path(key).isTextual();
    }

    /** That it is a JSON object with a list of messages under this key. */
    Optional<String> jsonMessages(String key) {
        return json.path(key).path(0).has("role") ? jsonKeys(key) : Optional.empty();
    }

    /** Whether it is a JSON text, or an object with a prompt. */
    boolean isPrompt() {
        return json.isTextual()
                || json.path("prompt").isTextual()
                || json.path("text").isTextual();
    }

    /** Of a CSV file; else none. */
    Set<String> columns() {
        return columns;
    }

    private Optional<String> having(Predicate<String> has, String... names) {
        return Arrays.stream(names).allMatch(has)
                ? Optional.of(kind.because + String.join(" and ", names))
                : Optional.empty();
    }
}
