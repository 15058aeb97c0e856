package io.iwc.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.IwcException;
import io.iwc.artifact.internal.Json;
import io.iwc.materialise.internal.Materialiser;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.internal.JsonTree;
import java.util.Optional;
import java.util.function.Supplier;

/** Puts the prompt of a request into the body of any wire, made up where there is only a length, salted if asked. */
final class PromptWriter {
    private final Supplier<Materialiser> materialiser;
    private final String salt;

    /**
     * A writer for one replay.
     *
     * @param materialiser words for length-only prompts, asked for only if there are any; brings its own salt
     * @param salt put before every other prompt; may be empty
     */
    PromptWriter(Supplier<Materialiser> materialiser, String salt) {
        this.materialiser = materialiser;
        this.salt = salt.isEmpty() ? "" : "[" + salt + "] ";
    }

    void write(Request request, Wire wire, ObjectNode body) {
        switch (wire) {
            case CHAT, ANTHROPIC, OLLAMA, GEMINI, AZURE -> writeChat(request, body); // whose bodies are made of chats
            case RESPONSES -> writeResponses(request, body);
            case COMPLETIONS -> body.put("prompt", text(request));
        }
    }

    private String text(Request request) {
        return request.prompt() instanceof Prompt.Lengths
                ? materialiser.get().text(request)
                : salt + ChatTemplate.text(request.prompt());
    }

    private void writeChat(Request request, ObjectNode body) {
        writeMessages(request, body.putArray("messages"));
        if (request.prompt() instanceof Prompt.Chat chat && !chat.tools().isEmpty()) {
            ToolForms.writeChat(JsonTree.nodes(chat.tools()), body.putArray("tools"));
        }
    }

    private void writeResponses(Request request, ObjectNode body) {
        var messages = body.arrayNode();
        writeMessages(request, messages);
        ResponsesInput.writeMessages(messages, body.putArray("input"));
        if (request.prompt() instanceof Prompt.Chat chat && !chat.tools().isEmpty()) {
            ToolForms.writeFlat(JsonTree.nodes(chat.tools()), body.putArray("tools"));
        }
        body.put("store", false); // a replay needs no copies of itself on the server
    }

    private void writeMessages(Request request, ArrayNode messages) {
        var prompt = request.prompt();
        if (prompt instanceof Prompt.Chat chat) {
            chat.messages().stream().map(JsonTree::copyOf).forEach(messages::add);
            salt(messages);
        } else if (prompt instanceof Prompt.Text text) {
            messagesIn(text).ifPresentOrElse(array -> array.forEach(messages::add), () -> messages.addObject()
                    .put("role", "user")
                    .put("content", text.text()));
            salt(messages);
        } else {
            messages.addObject().put("role", "user").put("content", text(request));
        }
    }

    /** Before the first words of the transcript, so that no cache knows any of it. */
    private void salt(ArrayNode messages) {
        if (salt.isEmpty()) {
            return;
        }
        if (messages.path(0) instanceof ObjectNode first
                && first.path("content").isTextual()) {
            first.put("content", salt + first.get("content").textValue());
        } else {
            messages.insertObject(0).put("role", "system").put("content", salt.strip());
        }
    }

    /** The messages inside a prompt string, if it says it holds some and does. */
    private static Optional<JsonNode> messagesIn(Prompt.Text prompt) {
        if (prompt.format() != Prompt.TextFormat.OPENAI_MESSAGES) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.parse(prompt.text())).filter(it -> it.isArray() && !it.isEmpty());
        } catch (IwcException e) {
            return Optional.empty(); // the format is a claim: text that is not JSON is sent as it is
        }
    }
}
