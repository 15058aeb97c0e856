package io.iwc.wire.internal;

import static io.iwc.wire.internal.WireJson.NODES;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.iwc.artifact.internal.Json;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What stands in the messages of a chat, for wires that write it otherwise. */
final class ChatContent {
    private static final Pattern DATA = Pattern.compile("data:([^;,]*);base64,(.*)", Pattern.DOTALL);

    private ChatContent() {}

    /** The parts of a content: of a string one, of nothing none. */
    static ArrayNode parts(JsonNode content) {
        if (content instanceof ArrayNode parts) {
            return parts;
        }
        var parts = NODES.arrayNode();
        if (content.isTextual() && !content.textValue().isEmpty()) {
            parts.add(WireJson.textPart(content.textValue()));
        }
        return parts;
    }

    /** All text of a content, in one. */
    static String text(JsonNode content) {
        return StreamSupport.stream(parts(content).spliterator(), false)
                .map(part -> part.path("text").asText())
                .collect(Collectors.joining());
    }

    /** The arguments of a call as the object that they spell; empty if they spell none. */
    static JsonNode arguments(JsonNode call) {
        var arguments = call.path("function").path("arguments");
        if (arguments.isObject()) {
            return arguments;
        }
        try {
            var read = Json.treeReader().readTree(arguments.asText());
            return read.isObject() ? read : NODES.objectNode();
        } catch (JsonProcessingException e) {
            return NODES.objectNode();
        }
    }

    /** The image in a part, if it carries one with it. */
    static Optional<Inline> inline(JsonNode part) {
        var data = DATA.matcher(url(part));
        return data.matches() ? Optional.of(new Inline(data.group(1), data.group(2))) : Optional.empty();
    }

    /** Where an image of a part is to be had, which some write without an object around; empty if it is none. */
    static String url(JsonNode part) {
        var image = part.path("image_url");
        return image.path("url").asText(image.asText(""));
    }

    /**
     * An image that a part carries.
     *
     * @param mediaType such as {@code image/png}
     * @param base64 its bytes
     */
    record Inline(String mediaType, String base64) {}
}
