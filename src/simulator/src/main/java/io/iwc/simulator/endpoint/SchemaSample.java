package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A value that a JSON schema allows, as far as schemas for structured answers go: objects with all their properties,
 * arrays of one item, the first of several forms, words for strings. Recursion ends after {@value #MOST_LEVELS} levels
 * with null. A schema without any of this gives an object with one word.
 */
final class SchemaSample {
    private static final int MOST_LEVELS = 16;
    private static final int WORDS_A_STRING = 3;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final JsonNode root;
    private final Words words;
    private int drawn;

    private SchemaSample(JsonNode root, Words words) {
        this.root = root;
        this.words = words;
    }

    static JsonNode of(JsonNode schema, Words words) {
        if (schema.isEmpty()) {
            return JSON.objectNode().put("answer", words.piece(0));
        }
        return new SchemaSample(schema, words).value(schema, 0);
    }

    private JsonNode value(JsonNode schema, int level) {
        if (level > MOST_LEVELS) {
            return JSON.nullNode();
        }
        if (schema.has("$ref")) {
            return value(root.at(schema.get("$ref").asText().replaceFirst("^#", "")), level + 1);
        }
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.path("enum").size() > 0) {
            return schema.get("enum").get(0);
        }
        return oneOfSeveral(schema).map(form -> value(form, level + 1)).orElseGet(() -> ofType(schema, level));
    }

    private static Optional<JsonNode> oneOfSeveral(JsonNode schema) {
        for (var keyword : new String[] {"anyOf", "oneOf", "allOf"}) {
            if (schema.path(keyword).size() > 0) {
                return Optional.of(schema.get(keyword).get(0));
            }
        }
        return Optional.empty();
    }

    private JsonNode ofType(JsonNode schema, int level) {
        return switch (type(schema)) {
            case "object" -> object(schema, level);
            case "array" -> JSON.arrayNode().add(value(schema.path("items"), level + 1));
            case "integer" -> JSON.numberNode((long) Math.ceil(least(schema)));
            case "number" -> JSON.numberNode(least(schema));
            case "boolean" -> JSON.booleanNode(true);
            case "null" -> JSON.nullNode();
            default -> JSON.textNode(text());
        };
    }

    private JsonNode object(JsonNode schema, int level) {
        var object = JSON.objectNode();
        schema.path("properties")
                .properties()
                .forEach(property -> object.set(property.getKey(), value(property.getValue(), level + 1)));
        return object;
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
}
