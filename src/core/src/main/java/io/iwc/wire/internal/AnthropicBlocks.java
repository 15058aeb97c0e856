package io.iwc.wire.internal;

import static io.iwc.wire.internal.WireJson.CACHE_CONTROL;
import static io.iwc.wire.internal.WireJson.NODES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * Reads blocks into the messages of a chat: each result of a tool is a message of its own before what else is said with
 * it, each use of one a call. Blocks that a chat does not know stay as they are.
 */
final class AnthropicBlocks {
    private static final Set<String> ROLES = Set.of("user", "assistant", "system");

    private final ArrayNode messages;

    AnthropicBlocks(ArrayNode messages) {
        this.messages = messages;
    }

    void addSystem(JsonNode system) throws UnreadableBodyException {
        if (system.isMissingNode() || system.isNull()) {
            return;
        }
        var parts = parts("system", system);
        if (!parts.isEmpty()) {
            WireJson.setContent(messages.addObject().put("role", "system"), parts);
        }
    }

    void addMessage(String place, JsonNode element) throws UnreadableBodyException {
        var message = WireJson.object(place, element, "an object with role and content");
        var role = message.path("role");
        if (!ROLES.contains(role.asText())) {
            throw new UnreadableBodyException(place + ".role", role, "user or assistant");
        }
        var content = message.path("content");
        var parts = NODES.arrayNode();
        var calls = NODES.arrayNode();
        var hasResults = false;
        for (var block : parts(place + ".content", content)) {
            switch (block.path("type").asText()) {
                case "tool_result" -> {
                    addResult(place + ".content", block);
                    hasResults = true;
                }
                case "tool_use" -> calls.add(call(place, block));
                case "thinking", "redacted_thinking" -> {} // no part of a later prompt
                default -> parts.add(block);
            }
        }
        WireJson.addBesideResults(messages, hasResults, role.textValue(), parts, calls);
    }

    private static ObjectNode call(String place, JsonNode block) throws UnreadableBodyException {
        var call = WireJson.call(
                block.path("id").asText(),
                WireJson.text(place + ".content: name of a tool_use", block.path("name")),
                block.path("input"));
        WireJson.copy(block, call, CACHE_CONTROL);
        return call;
    }

    private void addResult(String place, JsonNode block) throws UnreadableBodyException {
        var message = messages.addObject()
                .put("role", "tool")
                .put("tool_call_id", block.path("tool_use_id").asText());
        var content = block.path("content");
        if (content.isMissingNode() || content.isNull()) {
            message.put("content", "");
        } else {
            WireJson.setContent(message, parts(place, content));
        }
        WireJson.copy(block, message, "is_error", CACHE_CONTROL);
    }

    /** A content as parts; an empty string is none. */
    private static ArrayNode parts(String place, JsonNode content) throws UnreadableBodyException {
        if (content.isTextual()) {
            return ChatContent.parts(content);
        }
        if (!content.isArray()) {
            throw new UnreadableBodyException(place, content, "a string or a list of blocks");
        }
        var parts = NODES.arrayNode();
        for (var i = 0; i < content.size(); i++) {
            parts.add(part(WireJson.object(place + "[" + i + "]", content.get(i), "an object with a type")));
        }
        return parts;
    }

    private static ObjectNode part(ObjectNode block) {
        if (!block.path("type").asText().equals("image")) {
            return block;
        }
        var source = block.path("source");
        var url =
                switch (source.path("type").asText()) {
                    case "base64" ->
                        WireJson.dataUrl(
                                source.path("media_type").asText(),
                                source.path("data").asText());
                    case "url" -> source.path("url").asText();
                    default -> "";
                };
        if (url.isEmpty()) {
            return block; // a file of the server
        }
        var part = WireJson.imagePart(url);
        WireJson.copy(block, part, CACHE_CONTROL);
        return part;
    }
}
