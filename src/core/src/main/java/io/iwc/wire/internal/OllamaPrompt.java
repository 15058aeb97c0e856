package io.iwc.wire.internal;

import static io.iwc.wire.internal.WireJson.NODES;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Ollama's {@code /api/generate}: one prompt with its system message, put through the template of the model as a chat
 * is; with {@code raw} a bare text.
 */
public final class OllamaPrompt implements ReplayedForm {
    /** Names what was said before; of no meaning to anybody but who made it. */
    public static final String CONTEXT = "context";

    @Override
    public ObjectNode chat(ObjectNode body) throws UnreadableBodyException {
        var chat = NODES.objectNode();
        OllamaOptions.read(body, chat);
        var prompt = WireJson.text("prompt", body.path("prompt"));
        if (body.path("raw").asBoolean()) {
            return chat.put("prompt", prompt);
        }
        WireJson.copy(body, chat, CONTEXT);
        var messages = chat.putArray("messages");
        var system = body.path("system").asText("");
        if (!system.isEmpty()) {
            messages.addObject().put("role", "system").put("content", system);
        }
        var parts = ChatContent.parts(NODES.textNode(prompt));
        OllamaChat.addImages(body, parts);
        WireJson.setContent(messages.addObject().put("role", "user"), parts);
        return chat;
    }

    @Override
    public ObjectNode body(ObjectNode chat) {
        var body = NODES.objectNode();
        WireJson.copy(chat, body, "model", "prompt");
        body.put("raw", true);
        OllamaOptions.write(chat, body);
        return body;
    }
}
