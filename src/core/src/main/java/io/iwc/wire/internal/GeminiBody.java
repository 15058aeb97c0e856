package io.iwc.wire.internal;

import static io.iwc.wire.internal.WireJson.NODES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes the body of {@code generateContent} from a chat. What follows each other in one role becomes one content; a
 * result names the function that was called, as the API has it. Model and stream stand in the path.
 */
final class GeminiBody {
    private final ObjectNode chat;
    private final ObjectNode body = NODES.objectNode();
    private final ArrayNode contents = NODES.arrayNode();
    private final ArrayNode system = NODES.arrayNode();
    private final Map<String, String> called = new HashMap<>();

    GeminiBody(ObjectNode chat) {
        this.chat = chat;
    }

    ObjectNode body() {
        for (var message : chat.path("messages")) {
            add(message);
        }
        if (!system.isEmpty()) {
            body.putObject("systemInstruction").set("parts", system);
        }
        body.set("contents", contents);
        var functions = NODES.arrayNode();
        for (var tool : chat.path("tools")) {
            addTool(tool, functions);
        }
        if (!functions.isEmpty()) {
            body.withArray("tools").addObject().set("functionDeclarations", functions);
        }
        writeConfig();
        return body;
    }

    private void writeConfig() {
        var config = NODES.objectNode();
        WireJson.put(WireJson.cap(chat), config, "maxOutputTokens");
        WireJson.copy(chat, "temperature", config, "temperature");
        WireJson.copy(chat, "top_p", config, "topP");
        WireJson.copy(chat, "seed", config, "seed");
        WireJson.copy(chat, "stop", config, "stopSequences");
        if (!config.isEmpty()) {
            body.set("generationConfig", config);
        }
    }

    private void add(JsonNode message) {
        var role = message.path("role").asText();
        if (role.equals("system") || role.equals("developer")) {
            writeParts(message.path("content"), system);
        } else if (role.equals("tool")) {
            addResult(message);
        } else {
            var parts = of(role.equals("assistant") ? "model" : "user");
            writeParts(message.path("content"), parts);
            for (var call : message.path("tool_calls")) {
                addCall(call, parts);
            }
            if (parts.isEmpty()) {
                parts.addObject().put("text", ""); // a content without parts is refused
            }
        }
    }

    private void addCall(JsonNode call, ArrayNode parts) {
        var name = call.path("function").path("name").asText();
        called.put(call.path("id").asText(), name);
        var own = parts.addObject().putObject("functionCall");
        WireJson.copy(call, own, "id");
        own.put("name", name).set("args", ChatContent.arguments(call));
    }

    private void addResult(JsonNode message) {
        var id = message.path("tool_call_id").asText();
        var own = of("user").addObject().putObject("functionResponse");
        WireJson.copy(message, "tool_call_id", own, "id");
        own.put("name", called.getOrDefault(id, message.path("name").asText(id)));
        own.putObject("response").put("result", ChatContent.text(message.path("content")));
    }

    /** The parts of the last content if it is of that role, else of a new one. */
    private ArrayNode of(String role) {
        var last = contents.path(contents.size() - 1);
        if (last.path("role").asText().equals(role)) {
            return (ArrayNode) last.path("parts");
        }
        return contents.addObject().put("role", role).putArray("parts");
    }

    private static void writeParts(JsonNode content, ArrayNode to) {
        for (var part : ChatContent.parts(content)) {
            var inline = ChatContent.inline(part);
            if (inline.isPresent()) {
                to.addObject()
                        .putObject("inlineData")
                        .put("mimeType", inline.get().mediaType())
                        .put("data", inline.get().base64());
            } else if (!ChatContent.url(part).isEmpty()) {
                to.addObject().putObject("fileData").put("fileUri", ChatContent.url(part));
            } else if (part.path("text").isTextual()) {
                to.addObject().put("text", part.path("text").textValue());
            } else if (part instanceof ObjectNode opaque) {
                to.add(opaque.deepCopy().without("type")); // as it was read: its type is the name of its field
            }
        }
    }

    private void addTool(JsonNode tool, ArrayNode functions) {
        if (!(tool.path("function") instanceof ObjectNode function)) {
            body.withArray("tools").add(tool);
            return;
        }
        var own = functions.addObject();
        WireJson.copy(function, own, "name", "description");
        WireJson.copy(function, "parameters", own, "parametersJsonSchema");
    }
}
