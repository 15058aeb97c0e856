package io.iwc.tokens.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.Sha256;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.internal.JsonTree;
import java.util.ArrayList;
import java.util.List;

/** One chat as one text: the template {@value ChatTemplate#ID}. */
final class FlatChat {
    private static final int HASH_DIGITS = 16;

    private final StringBuilder text = new StringBuilder();
    private final List<PromptSegment> segments = new ArrayList<>();
    private boolean isInHead = true;

    private FlatChat() {}

    static FlatChat of(Prompt.Chat chat) {
        var flat = new FlatChat();
        if (!chat.tools().isEmpty()) {
            flat.appendTools(JsonTree.nodes(chat.tools()));
        }
        for (var i = 0; i < chat.messages().size(); i++) {
            flat.append(i, chat.messages().get(i));
        }
        return flat;
    }

    SegmentedText segmented() {
        return new SegmentedText(text(), segments);
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

    private void appendTools(List<JsonNode> tools) {
        for (var i = 0; i < tools.size(); i++) {
            begin(PromptSegment.Kind.TOOL, i, "");
            text.append(i == 0 ? '[' : ',').append(Json.compact(tools.get(i)));
        }
        text.append("]\n");
    }

    private void append(int index, Message message) {
        isInHead = isInHead && ChatTemplate.isInstruction(message);
        var kind = isInHead ? PromptSegment.Kind.SYSTEM : PromptSegment.Kind.MESSAGE;
        begin(kind, index, "role");
        text.append("<|").append(message.role()).append("|>\n");
        appendContent(kind, index, JsonTree.content(message));
        var calls = 0;
        for (var call : JsonTree.field(message, "tool_calls")) {
            begin(kind, index, "tool call " + ++calls);
            appendToolCall(call);
        }
        text.append('\n');
    }

    private void appendContent(PromptSegment.Kind kind, int index, JsonNode content) {
        if (content.isArray()) {
            for (var i = 0; i < content.size(); i++) {
                begin(kind, index, content.size() == 1 ? "content" : "content part " + (i + 1));
                appendPart(content.get(i));
            }
        } else {
            begin(kind, index, "content");
            if (content.isTextual()) {
                text.append(content.textValue());
            }
        }
    }

    private void begin(PromptSegment.Kind kind, int index, String field) {
        segments.add(new PromptSegment(kind, index, field, text.length()));
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
