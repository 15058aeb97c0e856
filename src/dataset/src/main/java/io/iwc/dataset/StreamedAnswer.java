package io.iwc.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.artifact.internal.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An answer that was logged as it was streamed, as text of server-sent events or as a list of chunks, put together to
 * what it would have been in one piece: of a chat, of completions, of Anthropic's messages, of OpenAI's responses and of
 * Gemini.
 */
final class StreamedAnswer {
    private static final Pattern EVENT = Pattern.compile("(?m)^data: ?(\\{.*})\\s*$");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final StringBuilder words = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final TreeMap<Integer, ObjectNode> calls = new TreeMap<>();
    private final ObjectNode whole = NODES.objectNode();
    private final ObjectNode usage = NODES.objectNode();

    private StreamedAnswer() {}

    /** The answer in one piece; empty if the value is not one of a stream. */
    static Optional<JsonNode> whole(JsonNode logged) {
        if (logged.isTextual()) {
            var events = events(logged.textValue());
            return events.isEmpty() ? Optional.empty() : Optional.of(together(events));
        }
        return logged.isArray() && isChunk(logged.path(0)) ? Optional.of(together(logged)) : Optional.empty();
    }

    private static boolean isChunk(JsonNode first) {
        return first.path("object").asText().endsWith(".chunk")
                || first.path("choices").path(0).has("delta")
                || first.path("type").asText().matches("message_start|response\\.created");
    }

    private static List<JsonNode> events(String text) {
        var events = new ArrayList<JsonNode>();
        if (text.startsWith("data:") || text.startsWith("event:") || text.startsWith(":")) {
            for (var event = EVENT.matcher(text); event.find(); ) {
                try {
                    events.add(Json.exactReader().readTree(event.group(1)));
                } catch (JsonProcessingException e) {
                    // cut off where the log ends
                }
            }
        }
        return events;
    }

    private static JsonNode together(Iterable<JsonNode> chunks) {
        var answer = new StreamedAnswer();
        for (var chunk : chunks) {
            if (chunk.path("type").asText().startsWith("response.")
                    && chunk.path("response").path("output").size() > 0) {
                return chunk.get("response"); // which the last event repeats
            }
            answer.add(chunk);
        }
        return answer.message();
    }

    private void add(JsonNode chunk) {
        for (var name : List.of("model", "created", "error")) {
            if (chunk.hasNonNull(name)) {
                whole.set(name, chunk.get(name));
            }
        }
        addUsage(chunk.path("usage"));
        addUsage(chunk.path("message").path("usage"));
        addUsage(chunk.path("response").path("usage"));
        addGemini(chunk);
        var choice = chunk.path("choices").path(0);
        words.append(choice.path("text").asText(""));
        addDelta(choice.path("delta"));
        if (chunk.path("delta").isTextual()) {
            words.append(chunk.path("delta").textValue()); // response.output_text.delta
        } else {
            words.append(chunk.path("delta").path("text").asText(""));
            reasoning.append(chunk.path("delta").path("thinking").asText(""));
            if (chunk.path("delta").has("partial_json")) {
                call(
                        chunk.path("index").asInt(),
                        "",
                        chunk.path("delta").path("partial_json").asText());
            }
        }
        if (chunk.path("content_block").path("type").asText().equals("tool_use")) {
            call(
                    chunk.path("index").asInt(),
                    chunk.path("content_block").path("name").asText(),
                    "");
        }
    }

    private void addGemini(JsonNode chunk) {
        for (var part : chunk.path("candidates").path(0).path("content").path("parts")) {
            (part.path("thought").asBoolean() ? reasoning : words)
                    .append(part.path("text").asText(""));
            var called = part.path("functionCall");
            if (called.isObject()) {
                call(
                        calls.size(),
                        called.path("name").asText(),
                        called.path("args").toString());
            }
        }
        if (chunk.path("usageMetadata").isObject()) {
            whole.set("usageMetadata", chunk.get("usageMetadata"));
        }
    }

    private void addDelta(JsonNode delta) {
        words.append(SpokenText.of(delta.path("content")));
        reasoning.append(SpokenText.of(delta.path("reasoning_content")));
        reasoning.append(delta.has("reasoning_content") ? "" : SpokenText.of(delta.path("reasoning")));
        for (var call : delta.path("tool_calls")) {
            call(
                    call.path("index").asInt(),
                    call.path("function").path("name").asText(""),
                    call.path("function").path("arguments").asText(""));
        }
    }

    private void call(int index, String name, String arguments) {
        var call = calls.computeIfAbsent(
                index, key -> NODES.objectNode().put("name", "").put("arguments", ""));
        call.put("name", call.get("name").asText() + name);
        call.put("arguments", call.get("arguments").asText() + arguments);
    }

    /** What a later event counts stands for what an earlier one did. */
    private void addUsage(JsonNode counted) {
        counted.fields().forEachRemaining(field -> {
            if (!field.getValue().isNull()) {
                usage.set(field.getKey(), field.getValue());
            }
        });
    }

    private JsonNode message() {
        var message = NODES.objectNode().put("role", "assistant").put("content", words.toString());
        if (!reasoning.isEmpty()) {
            message.put("reasoning_content", reasoning.toString());
        }
        calls.values()
                .forEach(call -> message.withArray("tool_calls").addObject().set("function", call));
        whole.putArray("choices").addObject().set("message", message);
        if (!usage.isEmpty()) {
            whole.set("usage", usage);
        }
        return whole;
    }
}
