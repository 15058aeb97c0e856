package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.workload.JsonValue;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.internal.JsonTree;
import java.util.ArrayList;
import java.util.List;

/** The prompt of a chat completion. */
final class ChatBody {
    private ChatBody() {}

    static Prompt prompt(BodyFields fields) throws ApiException {
        return new Prompt.Chat(messages(fields), tools(fields));
    }

    static List<JsonValue> tools(BodyFields fields) throws ApiException {
        var tools = fields.get("tools");
        if (tools.isMissingNode() || tools.isNull()) {
            return List.of();
        }
        if (!tools.isArray()) {
            throw BodyFields.unexpected("tools", tools, "a list");
        }
        var list = new ArrayList<JsonValue>();
        for (var tool : tools) {
            if (!tool.isObject()) {
                throw BodyFields.unexpected(
                        "tools[" + list.size() + "]", tool, "an object with the definition of a tool");
            }
            list.add(JsonTree.of(tool));
        }
        return list;
    }

    static List<Message> messages(BodyFields fields) throws ApiException {
        var array = fields.get("messages");
        if (!array.isArray() || array.isEmpty()) {
            throw BodyFields.unexpected("messages", array, "a list with at least one message");
        }
        var messages = new ArrayList<Message>();
        for (var element : array) {
            messages.add(message("messages[" + messages.size() + "]", element));
        }
        return messages;
    }

    private static Message message(String place, JsonNode element) throws ApiException {
        if (!(element instanceof ObjectNode message)) {
            throw BodyFields.unexpected(place, element, "an object with role and content");
        }
        if (!message.path("role").isTextual()) {
            throw BodyFields.unexpected(place + ".role", message.path("role"), "a string");
        }
        checkContent(place + ".content", message.path("content"));
        return JsonTree.message(message);
    }

    /** Refuses what is neither text nor parts; a message that only calls tools has none. */
    static void checkContent(String place, JsonNode content) throws ApiException {
        if (content.isMissingNode() || content.isNull() || content.isTextual()) {
            return;
        }
        if (!content.isArray()) {
            throw BodyFields.unexpected(place, content, "a string, a list of parts or null");
        }
        for (var i = 0; i < content.size(); i++) {
            if (!content.get(i).isObject()) {
                throw BodyFields.unexpected(place + "[" + i + "]", content.get(i), "an object with a type");
            }
        }
    }
}
