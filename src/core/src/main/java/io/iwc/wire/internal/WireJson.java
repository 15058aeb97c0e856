package io.iwc.wire.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the wires have in common in reading and writing. */
final class WireJson {
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    static final String CACHE_CONTROL = "cache_control";
    private static final String FORMAT = "response_format";

    private WireJson() {}

    /** Takes a field over under another name, if it is there. */
    static void copy(JsonNode from, String name, ObjectNode to, String as) {
        put(from.path(name), to, as);
    }

    /** Puts a value, if it is one. */
    static void put(JsonNode value, ObjectNode to, String as) {
        if (!value.isMissingNode() && !value.isNull()) {
            to.set(as, value);
        }
    }

    static void copy(JsonNode from, ObjectNode to, String... names) {
        for (var name : names) {
            copy(from, name, to, name);
        }
    }

    /** A list with at least one element. */
    static ArrayNode filled(ObjectNode body, String name, String expected) throws UnreadableBodyException {
        if (body.path(name) instanceof ArrayNode list && !list.isEmpty()) {
            return list;
        }
        throw new UnreadableBodyException(name, body.path(name), expected);
    }

    /** A list, empty if there is none. */
    static ArrayNode list(ObjectNode body, String name) throws UnreadableBodyException {
        var value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return NODES.arrayNode();
        }
        if (value instanceof ArrayNode list) {
            return list;
        }
        throw new UnreadableBodyException(name, value, "a list");
    }

    static ObjectNode object(String place, JsonNode value, String expected) throws UnreadableBodyException {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw new UnreadableBodyException(place, value, expected);
    }

    static String text(String place, JsonNode value) throws UnreadableBodyException {
        if (value.isTextual()) {
            return value.textValue();
        }
        throw new UnreadableBodyException(place, value, "a string");
    }

    static ObjectNode textPart(String text) {
        return NODES.objectNode().put("type", "text").put("text", text);
    }

    static ObjectNode imagePart(String url) {
        var part = NODES.objectNode().put("type", "image_url");
        part.putObject("image_url").put("url", url);
        return part;
    }

    /** An image of which only the bytes are known. */
    static ObjectNode image(String mediaType, String base64) {
        return imagePart(dataUrl(mediaType, base64));
    }

    static String dataUrl(String mediaType, String base64) {
        return "data:" + mediaType + ";base64," + base64;
    }

    /** A call as a chat has it. Arguments keep the order of their keys. */
    static ObjectNode call(String id, String name, JsonNode arguments) {
        var call = NODES.objectNode().put("id", id).put("type", "function");
        call.putObject("function")
                .put("name", name)
                .put("arguments", arguments.isMissingNode() || arguments.isNull() ? "{}" : arguments.toString());
        return call;
    }

    /** A part that a chat does not know, named by its first field. */
    static ObjectNode opaque(JsonNode part) {
        var opaque = NODES.objectNode();
        opaque.put("type", part.fieldNames().hasNext() ? part.fieldNames().next() : "part");
        part.properties().forEach(field -> opaque.set(field.getKey(), field.getValue()));
        return opaque;
    }

    /** What one side says: words and other parts, and calls of tools; with neither it says nothing. */
    static ObjectNode message(String role, ArrayNode parts, ArrayNode calls) {
        var message = NODES.objectNode().put("role", role);
        if (parts.isEmpty() && calls.isEmpty()) {
            message.put("content", "");
        } else {
            setContent(message, parts);
        }
        if (!calls.isEmpty()) {
            message.set("tool_calls", calls);
        }
        return message;
    }

    /** Adds what is said beside results of tools, which are messages of their own: nothing, if that was all. */
    static void addBesideResults(
            ArrayNode messages, boolean hasResults, String role, ArrayNode parts, ArrayNode calls) {
        if (!hasResults || !parts.isEmpty() || !calls.isEmpty()) {
            messages.add(message(role, parts, calls));
        }
    }

    /** How long an answer to a chat may be, under its name of today or the older one; missing if it does not say. */
    static JsonNode cap(ObjectNode chat) {
        var cap = chat.path("max_completion_tokens");
        return cap.isMissingNode() ? chat.path("max_tokens") : cap;
    }

    /** Has the answer to a chat be JSON of a schema. */
    static void wantSchema(ObjectNode chat, JsonNode schema) {
        chat.putObject(FORMAT)
                .put("type", "json_schema")
                .putObject("json_schema")
                .set("schema", schema);
    }

    /** Has the answer to a chat be JSON. */
    static void wantJson(ObjectNode chat) {
        chat.putObject(FORMAT).put("type", "json_object");
    }

    /** Has the answer to a chat call the tool of that name. */
    static void chooseTool(ObjectNode chat, JsonNode name) {
        chat.putObject("tool_choice")
                .put("type", "function")
                .putObject("function")
                .set("name", name);
    }

    static ObjectNode function(ObjectNode function) {
        var tool = NODES.objectNode().put("type", "function");
        tool.set("function", function);
        return tool;
    }

    /** Puts parts into a message: one text that is nothing but text as a string, as most senders write it. */
    static void setContent(ObjectNode message, ArrayNode parts) {
        if (parts.isEmpty()) {
            message.putNull("content");
        } else if (parts.size() == 1 && isPlain(parts.get(0))) {
            message.set("content", parts.get(0).get("text"));
        } else {
            message.set("content", parts);
        }
    }

    private static boolean isPlain(JsonNode part) {
        return part.size() == 2 && part.path("type").asText().equals("text");
    }
}
