package io.iwc.wire.internal;

import static io.iwc.wire.internal.WireJson.CACHE_CONTROL;
import static io.iwc.wire.internal.WireJson.NODES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Writes the body of Anthropic's messages from a chat. Messages of one role that follow each other become one, as
 * strict servers ask; {@code max_tokens} is mandatory there, so that a chat without a cap gets {@value #LONGEST}.
 */
final class AnthropicBody {
    private static final int LONGEST = 4_096;

    private final ObjectNode chat;
    private final ObjectNode body = NODES.objectNode();
    private final ArrayNode messages = NODES.arrayNode();
    private final ArrayNode system = NODES.arrayNode();

    AnthropicBody(ObjectNode chat) {
        this.chat = chat;
    }

    ObjectNode body() {
        WireJson.copy(chat, body, "model");
        for (var message : chat.path("messages")) {
            add(message);
        }
        var words = NODES.objectNode();
        WireJson.setContent(words, system);
        if (!system.isEmpty()) {
            body.set("system", words.get("content"));
        }
        body.set("messages", messages);
        for (var tool : chat.path("tools")) {
            body.withArray("tools").add(tool(tool));
        }
        WireJson.put(WireJson.cap(chat), body, "max_tokens");
        if (!body.path("max_tokens").isNumber()) {
            body.put("max_tokens", LONGEST);
        }
        WireJson.copy(chat, body, "temperature", "top_p", "stream");
        WireJson.copy(chat, "stop", body, "stop_sequences");
        return body;
    }

    private void add(JsonNode message) {
        var role = message.path("role").asText();
        if (role.equals("system") || role.equals("developer")) {
            blocks(message.path("content"), system);
        } else if (role.equals("tool")) {
            var result = of("user").addObject().put("type", "tool_result");
            WireJson.copy(message, "tool_call_id", result, "tool_use_id");
            result.set("content", content(message.path("content")));
            WireJson.copy(message, result, "is_error", CACHE_CONTROL);
        } else {
            var blocks = of(role.equals("assistant") ? "assistant" : "user");
            blocks(message.path("content"), blocks);
            for (var call : message.path("tool_calls")) {
                var use = blocks.addObject().put("type", "tool_use");
                WireJson.copy(call, use, "id");
                use.put("name", call.path("function").path("name").asText());
                use.set("input", ChatContent.arguments(call));
                WireJson.copy(call, use, CACHE_CONTROL);
            }
        }
    }

    /** The blocks of the last message if it is of that role, else of a new one. */
    private ArrayNode of(String role) {
        var last = messages.path(messages.size() - 1);
        if (last.path("role").asText().equals(role)) {
            return (ArrayNode) last.path("content");
        }
        return messages.addObject().put("role", role).putArray("content");
    }

    private static JsonNode content(JsonNode content) {
        if (!content.isArray()) {
            return NODES.textNode(content.asText(""));
        }
        var blocks = NODES.arrayNode();
        blocks(content, blocks);
        return blocks;
    }

    private static void blocks(JsonNode content, ArrayNode to) {
        for (var part : ChatContent.parts(content)) {
            var inline = ChatContent.inline(part);
            if (inline.isPresent()) {
                var source = to.addObject().put("type", "image").putObject("source");
                source.put("type", "base64")
                        .put("media_type", inline.get().mediaType())
                        .put("data", inline.get().base64());
            } else if (!ChatContent.url(part).isEmpty()) {
                to.addObject()
                        .put("type", "image")
                        .putObject("source")
                        .put("type", "url")
                        .put("url", ChatContent.url(part));
            } else {
                to.add(part);
            }
        }
    }

    private static JsonNode tool(JsonNode tool) {
        if (!(tool.path("function") instanceof ObjectNode function)) {
            return tool;
        }
        var own = NODES.objectNode();
        WireJson.copy(function, own, "name", "description");
        own.set(
                "input_schema",
                function.path("parameters").isObject()
                        ? function.get("parameters")
                        : NODES.objectNode().put("type", "object"));
        WireJson.copy(tool, own, CACHE_CONTROL);
        return own;
    }
}
