package io.iwc.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.iwc.artifact.internal.ShownText;
import io.iwc.workload.internal.LineValidator;
import io.iwc.workload.internal.WorkloadSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Validates a line against the published JSON Schema, down to the element of a list. Loaded only when a line is
 * rejected: the reader, which agrees with the schema on what is valid, is several times as fast.
 */
final class SchemaValidator implements LineValidator {
    private final JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(new String(WorkloadSchema.bytes(), StandardCharsets.UTF_8));

    /** A validator that loads the schema on first use. */
    static LineValidator lazy() {
        return new LineValidator() {
            private final List<LineValidator> judge = new ArrayList<>(1);

            @Override
            public Map<String, String> faultsOf(JsonNode line) {
                if (judge.isEmpty()) {
                    judge.add(new SchemaValidator());
                }
                return judge.get(0).faultsOf(line);
            }
        };
    }

    @Override
    public Map<String, String> faultsOf(JsonNode line) {
        var expectations = new LinkedHashMap<String, List<String>>();
        var found = new LinkedHashMap<String, String>();
        for (var message : schema.validate(line)) {
            // which kinds of lines there are is for the reader to explain; the schema tries one after the other
            if (!message.getEvaluationPath().contains("oneOf")) {
                var field = field(message);
                found.putIfAbsent(field, found(message));
                expectations.computeIfAbsent(field, any -> new ArrayList<>()).add(expected(message));
            }
        }
        var faults = new LinkedHashMap<String, String>();
        expectations.forEach((field, expected) -> faults.put(
                field,
                "found " + found.get(field) + ", expected "
                        + expected.stream().distinct().collect(Collectors.joining(" or "))));
        return faults;
    }

    /** {@code messages[1].role}. */
    private static String field(ValidationMessage message) {
        var path = message.getInstanceLocation();
        var field = new StringBuilder();
        for (var i = 0; i < path.getNameCount(); i++) {
            if (path.getElement(i) instanceof Integer index) {
                field.append('[').append(index).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(path.getName(i));
            }
        }
        if (message.getProperty() != null) {
            field.append(field.isEmpty() ? "" : ".").append(message.getProperty());
        }
        return field.toString();
    }

    private static String found(ValidationMessage message) {
        if (message.getProperty() != null) {
            return message.getType().equals("additionalProperties") ? "an unknown key" : "nothing";
        }
        var text = message.getInstanceNode().toString();
        return ShownText.value(text);
    }

    private static String expected(ValidationMessage message) {
        var rule = message.getSchemaNode();
        return switch (message.getType()) {
            case "type" -> types(rule);
            case "enum" -> "one of " + words(rule, ", ");
            case "minimum" -> "a number ≥ " + rule.asText();
            case "maximum" -> "a number ≤ " + rule.asText();
            case "minLength" -> "at least " + rule.asText() + " character";
            case "minItems" -> "at least " + rule.asText() + " element";
            case "required" -> "a value";
            case "additionalProperties" -> "only keys that the schema knows";
            default -> message.getMessage();
        };
    }

    private static String types(JsonNode rule) {
        return rule.isArray() ? words(rule, " or ") : rule.asText();
    }

    private static String words(JsonNode rule, String separator) {
        var words = new ArrayList<String>();
        rule.forEach(word -> words.add(word.asText()));
        return String.join(separator, words);
    }
}
