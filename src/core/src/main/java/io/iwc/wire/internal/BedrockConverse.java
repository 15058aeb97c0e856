package io.iwc.wire.internal;

import static io.iwc.wire.internal.WireJson.NODES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Bedrock's {@code Converse} and {@code ConverseStream}: messages of blocks, each named by its one field; the model is
 * named by the path.
 *
 * @see <a href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html">Converse</a>
 */
public final class BedrockConverse implements WireForm {
    @Override
    public ObjectNode chat(ObjectNode body) throws UnreadableBodyException {
        var chat = NODES.objectNode();
        var config = body.path("inferenceConfig");
        WireJson.copy(config, "maxTokens", chat, "max_tokens");
        WireJson.copy(config, chat, "temperature");
        WireJson.copy(config, "topP", chat, "top_p");
        WireJson.copy(config, "stopSequences", chat, "stop");
        WireJson.copy(body, "requestMetadata", chat, "metadata");
        var blocks = new BedrockBlocks(chat.putArray("messages"));
        blocks.addSystem(WireJson.list(body, "system"));
        var messages = WireJson.filled(body, "messages", "a list with at least one message");
        for (var i = 0; i < messages.size(); i++) {
            blocks.addMessage("messages[" + i + "]", messages.get(i));
        }
        if (body.path("toolConfig") instanceof ObjectNode tools) {
            readTools(tools, chat);
        }
        return chat;
    }

    private static void readTools(ObjectNode config, ObjectNode chat) throws UnreadableBodyException {
        var tools = NODES.arrayNode();
        for (var tool : WireJson.list(config, "tools")) {
            var spec = tool.path("toolSpec");
            if (tool.has(BedrockBlocks.CACHE_POINT)) {
                BedrockBlocks.mark(tools);
            } else if (spec.isObject()) {
                var function = NODES.objectNode();
                WireJson.copy(spec, function, "name", "description");
                WireJson.put(spec.path("inputSchema").path("json"), function, "parameters");
                tools.add(WireJson.function(function));
            } else {
                tools.add(tool); // one that the server brings
            }
        }
        if (!tools.isEmpty()) {
            chat.set("tools", tools);
        }
        var choice = config.path("toolChoice");
        if (choice.has("any")) {
            chat.put("tool_choice", "required");
        } else if (choice.has("tool")) {
            JsonNode name = choice.path("tool").path("name");
            WireJson.chooseTool(chat, NODES.textNode(WireJson.text("toolConfig.toolChoice.tool.name", name)));
        }
    }
}
