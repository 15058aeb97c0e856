package io.iwc.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.workload.Message;
import io.iwc.workload.internal.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The messages of one request, as an OpenAI-compatible chat server takes them, from the body of a chat, of Anthropic's
 * messages or of OpenAI's responses. Messages that are of that form stay as they are, to the last key.
 */
final class ChatMessages {
    private static final Set<String> TEXT_PARTS =
            Set.of("text", "input_text", "output_text", "refusal", "summary_text", "reasoning_text");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final List<Message> messages = new ArrayList<>();
    private String lastCall = "";
    private int calls;

    private ChatMessages() {}

    /**
     * The messages of a body, at least one.
     *
     * @throws io.iwc.InvalidInputException if there is none, or one is no message
     */
    static List<Message> of(JsonRow body) {
        var chat = new ChatMessages();
        for (var name : List.of("instructions", "system")) {
            var words = SpokenText.of(body.field(name));
            if (!Blank.is(words)) {
                chat.messages.add(Message.of("system", words));
            }
        }
        if (body.holdsList("contents")) {
            chat.addContents(body);
            return chat.messages;
        }
        var list = body.has("messages") || body.holdsList("messages") || !isResponses(body) ? "messages" : "input";
        if (body.holdsText(list)) {
            chat.messages.add(Message.of("user", body.text(list)));
            return chat.messages;
        }
        for (var message : onlyPrompt(body.field(list))) {
            chat.add(message, body, list);
        }
        if (body.json().path(list).isEmpty()) {
            throw body.unexpected(list, "a list of at least one message");
        }
        return chat.messages;
    }

    /** Gemini's. */
    private void addContents(JsonRow body) {
        for (var name : List.of("systemInstruction", "system_instruction")) {
            var words = SpokenText.of(body.field(name).path("parts"));
            if (!words.isEmpty()) {
                messages.add(Message.of("system", words));
            }
        }
        for (var content : body.field("contents")) {
            var role = content.path("role").asText("user");
            var parts = content.path("parts");
            var words = SpokenText.of(parts);
            messages.add(
                    Message.of(role.equals("model") ? "assistant" : role, words.isEmpty() ? parts.toString() : words));
        }
    }

    /** LangChain's list of prompts, each a list of messages, where it holds one. */
    private static JsonNode onlyPrompt(JsonNode list) {
        return list.size() == 1 && list.path(0).isArray() ? list.path(0) : list;
    }

    /** Whether a body is one of OpenAI's responses. */
    static boolean isResponses(JsonRow body) {
        return body.holdsText("input") || body.holdsList("input");
    }

    /** One message as a chat server takes it, and any results of tools that it holds. */
    static List<Message> of(JsonNode message, JsonRow row, String list) {
        var chat = new ChatMessages();
        chat.add(message, row, list);
        return chat.messages;
    }

    private void add(JsonNode message, JsonRow row, String list) {
        var type = message.path("type").asText();
        if (type.equals("reasoning") || type.equals("item_reference")) {
            return; // what the server keeps to itself
        }
        if (type.equals("function_call")) {
            addCall(message.path("call_id"), message.path("name"), message.path("arguments"));
        } else if (type.equals("function_call_output")) {
            addResult(message.path("call_id").asText(), message.path("output"));
        } else if (message instanceof ObjectNode object && message.path("role").isTextual()) {
            addMessage(object);
        } else {
            var neutral = LangChainMessage.neutral(message)
                    .orElseThrow(() -> row.fault(list, "found " + message + ", expected a message with a role"));
            add(neutral, row, list);
        }
    }

    private void addMessage(ObjectNode original) {
        var message = original.deepCopy();
        message.remove("type");
        if (original.path("type").isTextual() && !original.path("type").asText().equals("message")) {
            message.set("type", original.get("type"));
        }
        var content = original.path("content");
        if (content.isObject()) {
            message.set("content", parts(NODES.arrayNode().add(content)));
        } else if (content.isArray()) {
            for (var part : content) {
                if (part.path("type").asText().equals("tool_result")) {
                    addResult(part.path("tool_use_id").asText(), part.path("content"));
                }
            }
            message.set("content", parts((ArrayNode) content));
            content.forEach(part -> {
                if (part.path("type").asText().equals("tool_use")) {
                    message.withArray("tool_calls").add(call(part.path("id"), part.path("name"), part.path("input")));
                }
            });
        } else if (content.isValueNode() && !content.isNull() && !content.isTextual()) {
            message.put("content", content.asText());
        } else if (content.isNull() && message.path("refusal").isTextual()) {
            message.put("content", message.path("refusal").textValue());
        }
        if (message.path("function_call").isObject()) {
            var function = message.remove("function_call");
            message.withArray("tool_calls")
                    .add(call(NODES.missingNode(), function.path("name"), function.path("arguments")));
        }
        if (message.path("role").asText().equals("function")) {
            addResult(lastCall, message.path("content"));
        } else if (!isEmptied(content, message)) {
            messages.add(JsonTree.message(message));
        }
    }

    /** Whether all that a message held has become messages of its own. */
    private static boolean isEmptied(JsonNode before, ObjectNode message) {
        return before.isArray() && !before.isEmpty() && message.path("content").isEmpty() && !message.has("tool_calls");
    }

    private void addCall(JsonNode id, JsonNode name, JsonNode arguments) {
        var message = NODES.objectNode().put("role", "assistant").putNull("content");
        message.putArray("tool_calls").add(call(id, name, arguments));
        messages.add(JsonTree.message(message));
    }

    private void addResult(String call, JsonNode result) {
        messages.add(JsonTree.message(NODES.objectNode()
                .put("role", "tool")
                .put("tool_call_id", call)
                .put("content", result.isTextual() ? result.textValue() : SpokenText.of(result))));
    }

    private ObjectNode call(JsonNode id, JsonNode name, JsonNode arguments) {
        calls++;
        lastCall = id.isTextual() ? id.textValue() : "call-" + calls;
        var call = NODES.objectNode().put("id", lastCall).put("type", "function");
        call.putObject("function")
                .put("name", name.asText())
                .put("arguments", arguments.isContainerNode() ? arguments.toString() : arguments.asText());
        return call;
    }

    private static ArrayNode parts(ArrayNode content) {
        var parts = NODES.arrayNode();
        for (var part : content) {
            var type = part.path("type").asText();
            if (type.equals("tool_use") || type.equals("tool_result") || type.equals("thinking")) {
                continue;
            }
            var isStandard = type.equals("text") && part.path("text").isTextual();
            var words = isStandard || !isText(part, type) ? "" : SpokenText.of(part);
            parts.add(
                    words.isEmpty()
                            ? part
                            : NODES.objectNode().put("type", "text").put("text", words));
        }
        return parts;
    }

    private static boolean isText(JsonNode part, String type) {
        return !part.isContainerNode() || type.isEmpty() || TEXT_PARTS.contains(type);
    }
}
