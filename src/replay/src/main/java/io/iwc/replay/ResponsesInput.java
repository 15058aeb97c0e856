package io.iwc.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A chat transcript in the format of the responses API: messages with typed parts, calls of tools and what they gave as
 * items of their own.
 */
final class ResponsesInput {
    private ResponsesInput() {}

    static void writeMessages(ArrayNode messages, ArrayNode input) {
        for (var message : messages) {
            if (message.path("role").asText().equals("tool")) {
                input.addObject()
                        .put("type", "function_call_output")
                        .put("call_id", message.path("tool_call_id").asText())
                        .put("output", text(message.path("content")));
            } else {
                writeMessage(message, input);
            }
        }
    }

    private static void writeMessage(JsonNode message, ArrayNode input) {
        var role = message.path("role").asText();
        var content = message.path("content");
        if (content.isTextual()) {
            message(input, role).put("content", content.textValue());
        } else if (content.isArray()) {
            var parts = message(input, role).putArray("content");
            content.forEach(part -> parts.add(part(role, part)));
        }
        for (var call : message.path("tool_calls")) {
            input.addObject()
                    .put("type", "function_call")
                    .put("call_id", call.path("id").asText())
                    .put("name", call.path("function").path("name").asText())
                    .put("arguments", call.path("function").path("arguments").asText());
        }
    }

    /** Some servers do not take an item for a message unless it says that it is one. */
    private static ObjectNode message(ArrayNode input, String role) {
        return input.addObject().put("type", "message").put("role", role);
    }

    private static JsonNode part(String role, JsonNode part) {
        if (!(part.deepCopy() instanceof ObjectNode typed)) {
            return part;
        }
        return switch (part.path("type").asText()) {
            case "text" -> typed.put("type", role.equals("assistant") ? "output_text" : "input_text");
            case "image_url" ->
                typed.put("type", "input_image")
                        .put("image_url", part.path("image_url").path("url").asText());
            default -> typed;
        };
    }

    /** What a tool gave is text here, whatever it was there. */
    private static String text(JsonNode content) {
        return content.isTextual() ? content.textValue() : content.toString();
    }
}
