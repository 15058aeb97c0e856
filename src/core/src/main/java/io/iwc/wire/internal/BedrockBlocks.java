package io.iwc.wire.internal;

import static io.iwc.wire.internal.WireJson.CACHE_CONTROL;
import static io.iwc.wire.internal.WireJson.NODES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads Bedrock's blocks into the messages of a chat. A cache point marks what stands before it. Reasoning of earlier
 * turns is left out.
 */
final class BedrockBlocks {
    static final String CACHE_POINT = "cachePoint";

    private final ArrayNode messages;

    BedrockBlocks(ArrayNode messages) {
        this.messages = messages;
    }

    void addSystem(ArrayNode system) {
        var parts = NODES.arrayNode();
        for (var block : system) {
            addPart(block, parts);
        }
        if (!parts.isEmpty()) {
            WireJson.setContent(messages.addObject().put("role", "system"), parts);
        }
    }

    void addMessage(String place, JsonNode element) throws UnreadableBodyException {
        var message = WireJson.object(place, element, "an object with role and content");
        var role = message.path("role");
        if (!role.asText().equals("user") && !role.asText().equals("assistant")) {
            throw new UnreadableBodyException(place + ".role", role, "user or assistant");
        }
        var parts = NODES.arrayNode();
        var calls = NODES.arrayNode();
        var hasResults = false;
        for (var block : WireJson.filled(message, "content", "a list with at least one block")) {
            var use = block.path("toolUse");
            if (use.isObject()) {
                calls.add(WireJson.call(
                        use.path("toolUseId").asText(),
                        WireJson.text(place + ".content: name of a toolUse", use.path("name")),
                        use.path("input")));
            } else if (block.path("toolResult") instanceof ObjectNode result) {
                addResult(result);
                hasResults = true;
            } else if (block.has(CACHE_POINT) && parts.isEmpty()) {
                mark(calls.isEmpty() ? messages : calls);
            } else {
                addPart(block, parts);
            }
        }
        WireJson.addBesideResults(messages, hasResults, role.textValue(), parts, calls);
    }

    private void addResult(ObjectNode result) throws UnreadableBodyException {
        var parts = NODES.arrayNode();
        for (var block : WireJson.list(result, "content")) {
            if (block.has("json")) {
                parts.add(WireJson.textPart(block.get("json").toString()));
            } else {
                addPart(block, parts);
            }
        }
        var message = WireJson.message("tool", parts, NODES.arrayNode())
                .put("tool_call_id", result.path("toolUseId").asText());
        if (result.path("status").asText().equals("error")) {
            message.put("is_error", true);
        }
        messages.add(message);
    }

    private static void addPart(JsonNode block, ArrayNode parts) {
        var bytes = block.path("image").path("source").path("bytes");
        if (block.path("text").isTextual()) {
            parts.add(WireJson.textPart(block.get("text").textValue()));
        } else if (bytes.isTextual()) {
            parts.add(
                    WireJson.image("image/" + block.path("image").path("format").asText(), bytes.textValue()));
        } else if (block.has(CACHE_POINT)) {
            mark(parts);
        } else if (!block.has("reasoningContent")) {
            parts.add(WireJson.opaque(block));
        }
    }

    /** Marks the last of a list as the end of what is to be cached. */
    static void mark(ArrayNode list) {
        if (list.path(list.size() - 1) instanceof ObjectNode last) {
            last.putObject(CACHE_CONTROL).put("type", "ephemeral");
        }
    }
}
