package io.iwc.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Descriptions of tools in the form that an API wants, whichever form they were recorded in: inside of {@code function}
 * in chats, flat in responses. What is no function, as tools that a server brings itself, is left as it is.
 */
final class ToolForms {
    private ToolForms() {}

    /** As chat completions have them. */
    static void writeChat(Iterable<JsonNode> tools, ArrayNode to) {
        for (var tool : tools) {
            if (isFunction(tool) && !tool.path("function").isObject() && tool.hasNonNull("name")) {
                var function = ((ObjectNode) tool.deepCopy());
                function.remove("type");
                to.addObject().put("type", "function").set("function", function);
            } else {
                to.add(tool);
            }
        }
    }

    /** As responses have them. */
    static void writeFlat(Iterable<JsonNode> tools, ArrayNode to) {
        for (var tool : tools) {
            if (tool.path("function") instanceof ObjectNode described) {
                to.add(described.deepCopy().put("type", "function"));
            } else {
                to.add(tool);
            }
        }
    }

    private static boolean isFunction(JsonNode tool) {
        return tool.isObject() && tool.path("type").asText("function").equals("function");
    }
}
