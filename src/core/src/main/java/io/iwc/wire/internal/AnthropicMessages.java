package io.iwc.wire.internal;

import static io.iwc.wire.internal.WireJson.CACHE_CONTROL;
import static io.iwc.wire.internal.WireJson.NODES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Anthropic's messages: {@code system} beside {@code messages} of blocks, results of tools within what the user says.
 * Thinking of earlier turns is left out, as the API leaves it out of prompts.
 *
 * @see <a href="https://docs.anthropic.com/en/api/messages">Messages</a>
 */
public final class AnthropicMessages implements ReplayedForm {
    @Override
    public ObjectNode chat(ObjectNode body) throws UnreadableBodyException {
        var chat = NODES.objectNode();
        WireJson.copy(body, chat, "model", "max_tokens", "temperature", "top_p", "stream");
        WireJson.copy(body, "stop_sequences", chat, "stop");
        var blocks = new AnthropicBlocks(chat.putArray("messages"));
        blocks.addSystem(body.path("system"));
        var messages = WireJson.filled(body, "messages", "a list with at least one message");
        for (var i = 0; i < messages.size(); i++) {
            blocks.addMessage("messages[" + i + "]", messages.get(i));
        }
        var tools = WireJson.list(body, "tools");
        for (var i = 0; i < tools.size(); i++) {
            chat.withArray("tools")
                    .add(tool(WireJson.object(
                            "tools[" + i + "]", tools.get(i), "an object with the definition of a tool")));
        }
        putToolChoice(body.path("tool_choice"), chat);
        var format = body.path("output_config").path("format");
        if (format.path("type").asText().equals("json_schema")) {
            WireJson.wantSchema(chat, format.path("schema"));
        }
        AnthropicUser.put(body.path("metadata").path("user_id"), chat);
        return chat;
    }

    @Override
    public ObjectNode body(ObjectNode chat) {
        return new AnthropicBody(chat).body();
    }

    /** One of the client as a function; one that the server brings stays as it is. */
    private static ObjectNode tool(ObjectNode tool) {
        if (!tool.path("input_schema").isObject()) {
            return tool;
        }
        var function = NODES.objectNode();
        WireJson.copy(tool, function, "name", "description");
        function.set("parameters", tool.get("input_schema"));
        var neutral = WireJson.function(function);
        WireJson.copy(tool, neutral, CACHE_CONTROL);
        return neutral;
    }

    private static void putToolChoice(JsonNode choice, ObjectNode chat) throws UnreadableBodyException {
        switch (choice.path("type").asText(choice.isMissingNode() || choice.isNull() ? "auto" : "")) {
            case "auto" -> {}
            case "any" -> chat.put("tool_choice", "required");
            case "none" -> chat.put("tool_choice", "none");
            case "tool" ->
                WireJson.chooseTool(chat, NODES.textNode(WireJson.text("tool_choice.name", choice.path("name"))));
            default -> throw new UnreadableBodyException("tool_choice", choice, "one of auto, any, tool and none");
        }
    }
}
