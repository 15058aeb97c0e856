package io.iwc.tokens.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.Sha256;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.internal.JsonTree;

/** One chat as one text: the template {@value ChatTemplate#ID}. */
final class FlatChat {
    private static final int HASH_DIGITS = 16;

    private final StringBuilder text = new StringBuilder();

    private FlatChat() {}

    static FlatChat of(Prompt.Chat chat) {
        var flat = new FlatChat();
        if (!chat.tools().isEmpty()) {
            flat.text.append(Json.compact(JsonTree.nodes(chat.tools()))).append('\n');
        }
        chat.messages().forEach(flat::append);
        return flat;
    }

    String text() {
        return text.toString();
    }

    /** How many parts of the content are no text. */
    static int opaqueParts(Prompt.Chat chat) {
        var opaque = 0;
        for (var message : chat.messages()) {
            if (JsonTree.content(message).isArray()) {
                for (var part : JsonTree.content(message)) {
                    opaque += isText(part) ? 0 : 1;
                }
            }
        }
        return opaque;
    }

    private static boolean isText(JsonNode part) {
        return part.path("type").asText().equals("text") && part.path("text").isTextual();
    }

    private void append(Message message) {
        text.append("<|").append(message.role()).append("|>\n");
        appendContent(JsonTree.content(message));
        JsonTree.field(message, "tool_calls").forEach(this::appendToolCall);
        text.append('\n');
    }

    private void appendContent(JsonNode content) {
        if (content.isArray()) {
            content.forEach(this::appendPart);
        } else if (content.isTextual()) {
            text.append(content.textValue());
        }
    }

    private void appendPart(JsonNode part) {
        if (isText(part)) {
            text.append(part.get("text").textValue());
            return;
        }
        var hash = Sha256.hex(Json.compact(part)).substring(0, HASH_DIGITS);
        text.append('<')
                .append(part.path("type").asText())
                .append(':')
                .append(hash)
                .append('>');
    }

    private void appendToolCall(JsonNode call) {
        var function = call.path("function");
        var arguments = function.path("arguments");
        text.append('\n')
                .append(function.path("name").asText())
                .append('(')
                .append(arguments.isContainerNode() ? Json.compact(arguments) : arguments.asText())
                .append(')');
    }
}
