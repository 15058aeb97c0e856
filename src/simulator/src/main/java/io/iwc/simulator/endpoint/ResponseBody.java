package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.internal.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The prompt of a request to the responses API, as the equivalent chat: instructions become a system message,
 * function calls and their outputs what they are in a chat, and what an earlier response knows is put before it.
 */
final class ResponseBody {
    private static final Set<String> TEXT_PARTS = Set.of("input_text", "output_text");

    private final BodyFields fields;
    private final ResponseStore earlier;

    private ResponseBody(BodyFields fields, ResponseStore earlier) {
        this.fields = fields;
        this.earlier = earlier;
    }

    static Prompt prompt(BodyFields fields, ResponseStore earlier) throws ApiException {
        return new Prompt.Chat(new ResponseBody(fields, earlier).messages(), ChatBody.tools(fields));
    }

    /** A function call as an assistant's message. */
    static Message call(String id, String name, JsonNode arguments) {
        var message =
                JsonNodeFactory.instance.objectNode().put("role", "assistant").putNull("content");
        message.putArray("tool_calls")
                .addObject()
                .put("id", id)
                .put("type", "function")
                .putObject("function")
                .put("name", name)
                .set("arguments", arguments);
        return JsonTree.message(message);
    }

    private List<Message> messages() throws ApiException {
        var messages = new ArrayList<Message>();
        fields.text("instructions").ifPresent(text -> messages.add(Message.of("system", text)));
        var previous = fields.text("previous_response_id");
        if (previous.isPresent()) {
            messages.addAll(earlier.upTo(previous.get())
                    .orElseThrow(() -> BodyFields.unexpected(
                            "previous_response_id",
                            fields.get("previous_response_id"),
                            "the id of a response of this endpoint")));
        }
        var input = fields.get("input");
        if (input.isTextual()) {
            messages.add(Message.of("user", input.textValue()));
        } else if (input.isArray() && !input.isEmpty()) {
            for (var i = 0; i < input.size(); i++) {
                add("input[" + i + "]", input.get(i), messages);
            }
        } else {
            throw BodyFields.unexpected("input", input, "a string or a list of items");
        }
        return messages;
    }

    private void add(String place, JsonNode item, List<Message> to) throws ApiException {
        switch (item.path("type").asText("message")) {
            case "message" -> to.add(message(place, item));
            case "function_call" ->
                to.add(call(item.path("call_id").asText(), item.path("name").asText(), item.path("arguments")));
            case "function_call_output" -> to.add(output(item));
            case "item_reference" ->
                to.add(earlier.item(item.path("id").asText())
                        .orElseThrow(() -> BodyFields.unexpected(
                                place + ".id", item.path("id"), "the id of an item of a response of this endpoint")));
            case "reasoning" -> {} // holds nothing that a prompt repeats
            default ->
                throw BodyFields.unexpected(
                        place + ".type",
                        item.path("type"),
                        "message, function_call, function_call_output or item_reference");
        }
    }

    private static Message message(String place, JsonNode item) throws ApiException {
        if (!item.path("role").isTextual()) {
            throw BodyFields.unexpected(place + ".role", item.path("role"), "a string");
        }
        var message = JsonNodeFactory.instance
                .objectNode()
                .put("role", item.get("role").textValue());
        ChatBody.checkContent(place + ".content", item.path("content"));
        message.set("content", content(item.path("content")));
        return JsonTree.message(message);
    }

    private static JsonNode content(JsonNode content) {
        if (!content.isArray()) {
            return content.isTextual() ? content : JsonNodeFactory.instance.nullNode();
        }
        var parts = JsonNodeFactory.instance.arrayNode();
        for (var part : content) {
            var type = part.path("type").asText();
            parts.add(TEXT_PARTS.contains(type) ? textPart(part) : isImage(part) ? imagePart(part) : part);
        }
        return parts;
    }

    /** Whether it is an image by its URL, which a chat has too; one by the id of a file it has not. */
    private static boolean isImage(JsonNode part) {
        return part.path("type").asText().equals("input_image")
                && part.path("image_url").isTextual();
    }

    private static ObjectNode imagePart(JsonNode part) {
        var image = JsonNodeFactory.instance.objectNode().put("type", "image_url");
        image.putObject("image_url").put("url", part.get("image_url").textValue());
        if (part.path("detail").isTextual()) {
            image.withObject("image_url").put("detail", part.get("detail").textValue());
        }
        return image;
    }

    private static ObjectNode textPart(JsonNode part) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "text")
                .put("text", part.path("text").asText());
    }

    private static Message output(JsonNode item) {
        var output = item.path("output");
        return JsonTree.message(JsonNodeFactory.instance
                .objectNode()
                .put("role", "tool")
                .put("tool_call_id", item.path("call_id").asText())
                .put("content", output.isTextual() ? output.textValue() : output.toString()));
    }
}
