package io.iwc.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.LoneSurrogates;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The spellings that tools for tracing and data bases give a record, brought into one: JSON kept as text, answers as they
 * were streamed, attributes as a list of keys and typed values or with their path in the key, and MongoDB's times.
 */
final class TracingForm {
    /** What may be JSON in a text. */
    private static final List<String> PARTS = List.of(
            "request",
            "request_body",
            "requestBody",
            "response",
            "response_body",
            "responseBody",
            "body",
            "inputs",
            "input",
            "outputs",
            "output",
            "messages",
            "attributes",
            "properties",
            "usage");

    private static final String ATTRIBUTES = "attributes";
    private static final String PATH = ATTRIBUTES + ".";

    private TracingForm() {}

    /** Changes a record in place, so that what nobody reads of it is counted by the names it then has. */
    static void unify(JsonNode record) {
        if (!(record instanceof ObjectNode object)) {
            return;
        }
        for (var name : PARTS) {
            unpack(object, name);
        }
        for (var name : LoggedAnswer.RESPONSES) {
            StreamedAnswer.whole(object.path(name)).ifPresent(answer -> object.set(name, answer));
            if (object.path(name) instanceof ObjectNode inner) {
                StreamedAnswer.whole(inner.path("body")).ifPresent(answer -> inner.set("body", answer));
            }
        }
        for (var part : List.of("request", "response", "properties")) {
            if (object.path(part) instanceof ObjectNode inner) {
                unpack(inner, "body");
                unpack(inner, "requestBody");
                unpack(inner, "responseBody");
            }
        }
        if (object.path(ATTRIBUTES).isArray()) {
            object.set(ATTRIBUTES, attributes(object.path(ATTRIBUTES)));
        }
        var odd = new ArrayList<String>(0);
        object.fields().forEachRemaining(field -> {
            if (field.getKey().startsWith(PATH) || field.getValue().has("$date")) {
                odd.add(field.getKey());
            }
        });
        odd.forEach(name -> replace(object, name));
        if (object.path(ATTRIBUTES) instanceof ObjectNode attributes) {
            SpanWords.lift(object, attributes);
        }
    }

    /** {@code "attributes.llm.model_name": …} among the keys of the record, as Phoenix has it; and times of MongoDB. */
    private static void replace(ObjectNode object, String name) {
        if (!name.startsWith(PATH)) {
            object.set(name, date(object.path(name)));
        } else if (!object.has(ATTRIBUTES) || object.path(ATTRIBUTES).isObject()) {
            object.withObject("/" + ATTRIBUTES).set(name.substring(PATH.length()), object.remove(name));
        }
    }

    private static void unpack(ObjectNode object, String name) {
        var text = object.path(name).isTextual() ? object.path(name).textValue().strip() : "";
        if (text.startsWith("{") || text.startsWith("[")) {
            try {
                var parsed = new LoneSurrogates().replaceIn(Json.exactReader().readTree(text));
                if (parsed.isContainerNode()) {
                    object.set(name, parsed);
                }
            } catch (JsonProcessingException e) {
                // a text that begins so
            }
        }
    }

    /** {@code [{"key": …, "value": {"intValue": "24"}}]}, as OTLP has it in JSON. */
    private static ObjectNode attributes(JsonNode list) {
        var attributes = JsonNodeFactory.instance.objectNode();
        for (var attribute : list) {
            var value = attribute.path("value");
            attributes.set(
                    attribute.path("key").asText(),
                    value.isObject() && value.size() == 1 ? value.elements().next() : value);
        }
        return attributes;
    }

    private static JsonNode date(JsonNode value) {
        var date = value.path("$date");
        var millis = date.isObject() ? date.path("$numberLong") : date;
        if (millis.isTextual() && date.isTextual()) {
            return date;
        }
        try {
            return JsonNodeFactory.instance.textNode(
                    Instant.ofEpochMilli(Long.parseLong(millis.asText())).toString());
        } catch (NumberFormatException | DateTimeException e) {
            return value;
        }
    }
}
