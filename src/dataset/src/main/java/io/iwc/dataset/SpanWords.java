package io.iwc.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.artifact.internal.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What was said, where tracing tools keep it among the attributes of a span: a key for each part of each message, as
 * OpenLLMetry has it, or the fields of Datadog. It is put where logs of calls have it, with the counts and options that
 * stand beside it.
 *
 * @see <a href="https://github.com/traceloop/openllmetry">traceloop/openllmetry</a>
 * @see <a href="https://docs.datadoghq.com/api/latest/llm-observability/list-llm-observability-spans/">Datadog, list
 *     spans</a>
 */
final class SpanWords {
    private static final Pattern PROMPT = Pattern.compile("gen_ai\\.prompt\\.(\\d{1,6})\\.(role|content)");
    private static final String ANSWER = "gen_ai.completion.0.content";

    /** The options of a call, by what they are called among the attributes. */
    private static final Map<String, String> OPTIONS = Map.of(
            "gen_ai.request.max_tokens", "max_tokens",
            "gen_ai.request.temperature", "temperature",
            "gen_ai.request.top_p", "top_p");

    /** What Datadog calls as logs of calls do. */
    private static final List<String> FIELDS =
            List.of("span_kind", "trace_id", "model_name", "start_ns", "metrics", "status");

    private static final String SESSION_TAG = "session_id:";

    private SpanWords() {}

    /** Whether these are the attributes of a span of Datadog's. */
    static boolean isOfDatadog(JsonNode attributes) {
        return attributes.path("span_kind").isTextual() && attributes.has("ml_app");
    }

    /** Puts what is said in the attributes of a record, which are an object, into the record. */
    static void lift(ObjectNode record, ObjectNode attributes) {
        if (isOfDatadog(attributes)) {
            liftFields(record, attributes);
        } else if (!record.has("messages")) {
            liftMessages(record, attributes);
        }
    }

    private static void liftMessages(ObjectNode record, ObjectNode attributes) {
        var messages = new TreeMap<Integer, ObjectNode>();
        attributes.fields().forEachRemaining(field -> {
            var part = PROMPT.matcher(field.getKey());
            if (part.matches()) {
                messages.computeIfAbsent(Integer.valueOf(part.group(1)), place -> JsonNodeFactory.instance.objectNode())
                        .set(part.group(2), field.getValue());
            }
        });
        if (messages.isEmpty()
                || !messages.values().stream().allMatch(message -> message.has("role") && message.has("content"))) {
            return; // calls of tools have parts that stand elsewhere
        }
        messages.values().forEach(message -> message.set("content", content(message.path("content"))));
        attributes.remove(attributes.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> PROMPT.matcher(key).matches())
                .toList());
        record.set("messages", list(messages.values()));
        if (attributes.path(ANSWER).isTextual() && !record.has("output")) {
            record.set("output", attributes.remove(ANSWER));
        }
        take(attributes, LoggedCall.SPAN_MODEL, record, "model");
        OPTIONS.forEach((from, to) -> take(attributes, new String[] {from}, record, to));
        if (!record.has("usage")) {
            var usage = record.putObject("usage");
            take(attributes, LoggedCall.SPAN_PROMPT, usage, "prompt_tokens");
            take(attributes, LoggedCall.SPAN_OUTPUT, usage, "completion_tokens");
        }
    }

    private static void liftFields(ObjectNode record, ObjectNode attributes) {
        for (var name : FIELDS) {
            if (attributes.has(name)) {
                record.set(name, attributes.remove(name));
            }
        }
        for (var tag : attributes.path("tags")) {
            if (tag.asText().startsWith(SESSION_TAG)) {
                record.put("session_id", tag.asText().substring(SESSION_TAG.length()));
            }
        }
        var input = attributes.path("input");
        if (input.path("messages").path(0).has("role")) {
            record.set("messages", ((ObjectNode) input).remove("messages"));
        } else if (input.path("value").isTextual()) {
            record.set("prompt", ((ObjectNode) input).remove("value"));
        }
        var output = attributes.path("output");
        if (output.path("messages").path(0).has("content")) {
            record.put(
                    "output",
                    SpokenText.ofAnswer(((ObjectNode) output).remove("messages").path(0)));
        } else if (output.path("value").isTextual()) {
            record.set("output", ((ObjectNode) output).remove("value"));
        }
    }

    private static void take(ObjectNode from, String[] names, ObjectNode to, String name) {
        for (var one : names) {
            if (from.has(one) && !to.has(name)) {
                to.set(name, from.remove(one));
            }
        }
    }

    /** Parts of a message are kept as a list in a text. */
    private static JsonNode content(JsonNode content) {
        if (content.isTextual() && content.textValue().startsWith("[{\"")) {
            try {
                var parts = Json.exactReader().readTree(content.textValue());
                return parts.path(0).path("type").isTextual() ? parts : content;
            } catch (JsonProcessingException e) {
                return content; // a text that begins so
            }
        }
        return content;
    }

    private static ArrayNode list(Iterable<ObjectNode> messages) {
        var list = JsonNodeFactory.instance.arrayNode();
        messages.forEach(list::add);
        return list;
    }
}
