package io.iwc.wire.internal;

import static io.iwc.wire.internal.WireJson.NODES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Ollama's {@code /api/chat}: arguments of calls are objects, calls may have no ids, images stand beside the text, and a
 * request that does not say whether it wants a stream wants one.
 *
 * @see <a href="https://github.com/ollama/ollama/blob/main/docs/api.md">Ollama's API</a>
 */
public final class OllamaChat implements ReplayedForm {
    @Override
    public ObjectNode chat(ObjectNode body) throws UnreadableBodyException {
        var chat = NODES.objectNode();
        OllamaOptions.read(body, chat);
        var messages = WireJson.filled(body, "messages", "a list with at least one message");
        var open = new ArrayDeque<String>();
        for (var i = 0; i < messages.size(); i++) {
            var place = "messages[" + i + "]";
            var message = WireJson.object(place, messages.get(i), "an object with role and content");
            chat.withArray("messages").add(message(place, message, i, open));
        }
        var tools = WireJson.list(body, "tools");
        if (!tools.isEmpty()) {
            chat.set("tools", tools);
        }
        return chat;
    }

    @Override
    public ObjectNode body(ObjectNode chat) {
        var body = NODES.objectNode();
        WireJson.copy(chat, body, "model");
        var messages = body.putArray("messages");
        for (var message : chat.path("messages")) {
            messages.add(written(message));
        }
        if (!chat.path("tools").isEmpty()) {
            body.set("tools", chat.get("tools"));
        }
        OllamaOptions.write(chat, body);
        return body;
    }

    private static ObjectNode message(String place, ObjectNode message, int index, Deque<String> open)
            throws UnreadableBodyException {
        var role = WireJson.text(place + ".role", message.path("role"));
        var content = message.path("content");
        var parts = ChatContent.parts(
                content.isMissingNode() || content.isNull()
                        ? content
                        : NODES.textNode(WireJson.text(place + ".content", content)));
        addImages(message, parts);
        var calls = NODES.arrayNode();
        for (var call : message.path("tool_calls")) {
            var function = call.path("function");
            var id = call.path("id").asText("call_" + index + "_" + open.size());
            open.add(id);
            calls.add(WireJson.call(
                    id, WireJson.text(place + ".tool_calls: name", function.path("name")), function.path("arguments")));
        }
        var neutral = WireJson.message(role, parts, calls);
        if (role.equals("tool")) {
            var answered = open.isEmpty() ? "" : open.remove();
            neutral.put("tool_call_id", message.path("tool_call_id").asText(answered));
        }
        return neutral;
    }

    static void addImages(ObjectNode message, ArrayNode parts) {
        for (var image : message.path("images")) {
            parts.add(WireJson.image(ImageBytes.mediaType(image.asText()), image.asText()));
        }
    }

    private static ObjectNode written(JsonNode message) {
        var own = NODES.objectNode();
        var role = message.path("role").asText();
        own.put("role", role.equals("developer") ? "system" : role);
        own.put("content", ChatContent.text(message.path("content")));
        for (var part : ChatContent.parts(message.path("content"))) {
            ChatContent.inline(part).ifPresent(image -> own.withArray("images").add(image.base64()));
        }
        for (var call : message.path("tool_calls")) {
            var function = own.withArray("tool_calls").addObject().putObject("function");
            function.put("name", call.path("function").path("name").asText());
            function.set("arguments", ChatContent.arguments(call));
        }
        WireJson.copy(message, own, "tool_call_id");
        return own;
    }
}
