package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * A value that a JSON schema allows, as far as schemas for structured answers go: objects with all their properties,
 * arrays of one item, the first of several forms, words for strings. Where a schema refers to itself the value ends:
 * with another form, an empty array, or without a property that is not required. A schema that leaves no way to end,
 * or asks for more than {@value #MOST_VALUES} values, is refused. A schema without any of this gives an object with
 * one word.
 */
final class SchemaSample {
    private static final int MOST_VALUES = 10_000;
    private static final int MOST_LEVELS = 200;
    private static final int WORDS_A_STRING = 3;
    private static final String REF = "$ref";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String field;
    private final JsonNode root;
    private final Words words;
    private final Deque<String> open = new ArrayDeque<>();
    private int drawn;
    private int values;
    private int level;

    private SchemaSample(String field, JsonNode root, Words words) {
        this.field = field;
        this.root = root;
        this.words = words;
    }

    /**
     * A value of a schema.
     *
     * @param field where the schema stands, for messages
     */
    static JsonNode of(String field, JsonNode schema, Words words) throws ApiException {
        if (schema.isEmpty()) {
            return JSON.objectNode().put("answer", words.piece(0));
        }
        var sample = new SchemaSample(field, schema, words);
        sample.open.push("#");
        return sample.value(schema);
    }

    private JsonNode value(JsonNode schema) throws ApiException {
        if (++values > MOST_VALUES) {
            throw refused("a value with more than " + MOST_VALUES + " parts", "a smaller one");
        }
        if (++level > MOST_LEVELS) {
            throw refused("a value nested deeper than " + MOST_LEVELS + " levels", "a flatter one");
        }
        var value = uncounted(schema);
        level--;
        return value;
    }

    private JsonNode uncounted(JsonNode schema) throws ApiException {
        if (schema.has(REF)) {
            return referred(reference(schema));
        }
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.path("enum").size() > 0) {
            return schema.get("enum").get(0);
        }
        for (var keyword : List.of("anyOf", "oneOf", "allOf")) {
            var forms = schema.path(keyword);
            if (forms.size() > 0) {
                return value(StreamSupport.stream(forms.spliterator(), false)
                        .filter(form -> !isOpen(form))
                        .findFirst()
                        .orElse(forms.get(0)));
            }
        }
        return ofType(schema);
    }

    private JsonNode referred(String reference) throws ApiException {
        if (open.contains(reference)) {
            throw refused(
                    "a schema that refers to itself without end (" + reference + ")",
                    "a way to end: null as another form, an array, or a property that is not required");
        }
        var target = reference.equals("#") ? root : target(reference);
        open.push(reference);
        var value = value(target);
        open.pop();
        return value;
    }

    private JsonNode target(String reference) throws ApiException {
        if (!reference.startsWith("#/")) {
            throw refused("$ref " + quoted(reference), "a pointer into the schema, such as #/$defs/name");
        }
        var target = root.at(JsonPointer.compile(reference.substring(1)));
        if (target.isMissingNode()) {
            throw refused("$ref " + quoted(reference) + ", which points to nothing", "a place in the schema");
        }
        return target;
    }

    private String reference(JsonNode schema) throws ApiException {
        if (!schema.get(REF).isTextual()) {
            throw refused("$ref " + quoted(schema.get(REF).toString()), "a string");
        }
        return schema.get(REF).textValue();
    }

    /** Whether a form leads straight back to where we are. */
    private boolean isOpen(JsonNode form) {
        return form.path(REF).isTextual() && open.contains(form.get(REF).textValue());
    }

    private JsonNode ofType(JsonNode schema) throws ApiException {
        return switch (type(schema)) {
            case "object" -> object(schema);
            case "array" -> array(schema);
            case "integer" -> JSON.numberNode((long) Math.ceil(least(schema)));
            case "number" -> JSON.numberNode(least(schema));
            case "boolean" -> JSON.booleanNode(true);
            case "null" -> JSON.nullNode();
            default -> JSON.textNode(text());
        };
    }

    private JsonNode array(JsonNode schema) throws ApiException {
        var array = JSON.arrayNode();
        var mayBeEmpty = schema.path("minItems").asInt(0) == 0;
        return mayBeEmpty && leadsBack(schema.path("items")) ? array : array.add(value(schema.path("items")));
    }

    private JsonNode object(JsonNode schema) throws ApiException {
        var object = JSON.objectNode();
        var required = StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        for (var property : schema.path("properties").properties()) {
            if (required.contains(property.getKey()) || !leadsBack(property.getValue())) {
                object.set(property.getKey(), value(property.getValue()));
            }
        }
        return object;
    }

    /** Whether a part is what we are in, or has no form but that. */
    private boolean leadsBack(JsonNode schema) {
        if (schema.path("anyOf").size() > 0) {
            return StreamSupport.stream(schema.get("anyOf").spliterator(), false)
                    .allMatch(this::isOpen);
        }
        return isOpen(schema);
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        if (type.isArray() && !type.isEmpty()) {
            return type.get(0).asText();
        }
        return type.asText(schema.has("properties") ? "object" : "string");
    }

    private static double least(JsonNode schema) {
        return schema.path("minimum").asDouble(schema.path("exclusiveMinimum").asDouble(0) + 1);
    }

    private String text() {
        var text = IntStream.range(drawn, drawn + WORDS_A_STRING)
                .mapToObj(words::piece)
                .collect(Collectors.joining());
        drawn += WORDS_A_STRING;
        return text.strip();
    }

    private ApiException refused(String found, String expected) {
        return ApiException.invalid(field, field + ": found " + found + ", expected " + expected);
    }

    private static String quoted(String text) {
        return '"' + CallTally.shortened(text) + '"';
    }
}
