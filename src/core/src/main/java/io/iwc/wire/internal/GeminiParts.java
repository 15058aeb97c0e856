package io.iwc.wire.internal;

import static io.iwc.wire.internal.GeminiContents.either;
import static io.iwc.wire.internal.WireJson.NODES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Reads Gemini's parts into the messages of a chat. Thoughts of earlier turns are left out. */
final class GeminiParts {
    private static final String RESOLUTION = "MEDIA_RESOLUTION_";

    private final ArrayNode messages;
    private final JsonNode resolution;
    private final Deque<String> open = new ArrayDeque<>();
    private int calls;

    /** @param resolution of all media that say none themselves */
    GeminiParts(ArrayNode messages, JsonNode resolution) {
        this.messages = messages;
        this.resolution = resolution;
    }

    void addSystem(JsonNode instruction) {
        var parts = NODES.arrayNode();
        for (var part : instruction.path("parts")) {
            parts.add(WireJson.textPart(part.path("text").asText()));
        }
        if (!parts.isEmpty()) {
            WireJson.setContent(messages.addObject().put("role", "system"), parts);
        }
    }

    void addContent(String place, JsonNode element) throws UnreadableBodyException {
        var content = WireJson.object(place, element, "an object with parts");
        var role = content.path("role").asText("user");
        var parts = NODES.arrayNode();
        var called = NODES.arrayNode();
        var hasResults = false;
        for (var part : WireJson.list(content, "parts")) {
            var call = either(part, "functionCall", "function_call");
            var result = either(part, "functionResponse", "function_response");
            if (call.isObject()) {
                called.add(call(place, call));
            } else if (result.isObject()) {
                addResult(result);
                hasResults = true;
            } else if (!part.path("thought").asBoolean()) {
                parts.add(neutral(part));
            }
        }
        WireJson.addBesideResults(messages, hasResults, role.equals("model") ? "assistant" : "user", parts, called);
    }

    private ObjectNode call(String place, JsonNode call) throws UnreadableBodyException {
        calls++;
        var id = call.path("id").asText("call_" + calls);
        open.add(id);
        return WireJson.call(id, WireJson.text(place + ".functionCall.name", call.path("name")), call.path("args"));
    }

    /**
     * The response is an object; where it has one text and nothing else, as clients wrap it, that is the result. Some put
     * the name of the function beside it, which the call says already.
     */
    private void addResult(JsonNode result) {
        var answered = open.isEmpty() ? "" : open.remove();
        var response = result.path("response");
        var only = only(response, result.path("name"));
        messages.addObject()
                .put("role", "tool")
                .put("tool_call_id", result.path("id").asText(answered))
                .put("content", only.isTextual() ? only.textValue() : response.toString());
    }

    private static JsonNode only(JsonNode response, JsonNode name) {
        var fields = response.properties().stream()
                .filter(field -> response.size() == 1
                        || !field.getKey().equals("name")
                        || !field.getValue().equals(name))
                .toList();
        return fields.size() == 1 ? fields.get(0).getValue() : NODES.missingNode();
    }

    private JsonNode neutral(JsonNode part) {
        if (part.path("text").isTextual()) {
            return WireJson.textPart(part.get("text").textValue());
        }
        var inline = either(part, "inlineData", "inline_data");
        if (inline.isObject()) {
            var image = WireJson.image(
                    either(inline, "mimeType", "mime_type").asText(),
                    inline.path("data").asText());
            var detail = detail(part);
            if (!detail.isEmpty()) {
                image.withObject("image_url").put("detail", detail);
            }
            return image;
        }
        return WireJson.opaque(part);
    }

    /** How closely it is to be looked at, in OpenAI's way: {@code low} of {@code MEDIA_RESOLUTION_LOW}. */
    private String detail(JsonNode part) {
        var own = either(part, "mediaResolution", "media_resolution");
        var word = own.path("level").asText(own.asText(resolution.asText()));
        return word.startsWith(RESOLUTION) && !word.endsWith("_UNSPECIFIED")
                ? word.substring(RESOLUTION.length()).toLowerCase(Locale.ROOT)
                : "";
    }
}
