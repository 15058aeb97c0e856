package io.iwc.wire.internal;

import static io.iwc.wire.internal.WireJson.NODES;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.iwc.artifact.internal.Json;
import io.iwc.image.internal.DataUrl;
import io.iwc.image.internal.PromptImages;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What stands in the messages of a chat, for wires that write it otherwise. */
final class ChatContent {
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
    static Optional<DataUrl> inline(JsonNode part) {
        return DataUrl.of(url(part));
    }

    /** Where an image of a part is to be had; empty if it is none. */
    static String url(JsonNode part) {
        return PromptImages.url(part);
    }
}
