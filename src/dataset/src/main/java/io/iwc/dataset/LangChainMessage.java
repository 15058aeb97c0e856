package io.iwc.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * A message as LangChain writes it down, with its class as {@code id} and its fields as {@code kwargs}, or with its kind
 * as {@code type}, in the form of OpenAI's chat.
 */
final class LangChainMessage {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Map<String, String> ROLES = Map.of(
            "human", "user",
            "ai", "assistant",
            "system", "system",
            "tool", "tool",
            "function", "function",
            "developer", "developer");

    private LangChainMessage() {}

    /** Empty if it is none. */
    static Optional<JsonNode> neutral(JsonNode message) {
        var type = message.path("type").asText();
        if (message.has("role")) {
            return Optional.empty();
        }
        if (message.path("kwargs").isObject() && message.path("id").isArray()) {
            var name = message.path("id").path(message.path("id").size() - 1).asText();
            return of(name.replaceFirst("Message(Chunk)?$", ""), message.path("kwargs"));
        }
        return of(type, message.path("data").isObject() ? message.path("data") : message);
    }

    private static Optional<JsonNode> of(String kind, JsonNode fields) {
        var role = kind.equals("Chat") || kind.equals("chat")
                ? fields.path("role").asText(null)
                : ROLES.get(kind.toLowerCase(java.util.Locale.ROOT));
        if (role == null || !fields.has("content")) {
            return Optional.empty();
        }
        var message = NODES.objectNode().put("role", role);
        message.set("content", fields.get("content"));
        if (role.equals("tool")) {
            message.set("tool_call_id", fields.path("tool_call_id"));
        }
        addCalls(fields, message);
        return Optional.of(message);
    }

    private static void addCalls(JsonNode fields, ObjectNode message) {
        if (!fields.path("additional_kwargs").path("tool_calls").isEmpty()) {
            message.set("tool_calls", fields.path("additional_kwargs").path("tool_calls"));
            return;
        }
        for (var call : fields.path("tool_calls")) {
            var own = NODES.objectNode();
            own.put("id", call.path("id").asText()).put("type", "function");
            own.putObject("function")
                    .put("name", call.path("name").asText())
                    .put("arguments", call.path("args").toString());
            message.withArray("tool_calls").add(own);
        }
    }
}
