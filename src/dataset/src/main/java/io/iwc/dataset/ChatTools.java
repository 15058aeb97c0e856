package io.iwc.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.LoneSurrogates;
import io.iwc.workload.JsonValue;
import io.iwc.workload.internal.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The tools of a request in the form of OpenAI's chat, {@code {"type":"function","function":{…}}}, whether the file has
 * them so, as bare functions, as those of Anthropic or of OpenAI's responses, or as JSON in a string.
 */
final class ChatTools {
    private static final Set<String> FLAT = Set.of("name", "description", "parameters", "strict");

    private ChatTools() {}

    /** None if the record has none. */
    static List<JsonValue> of(JsonRow row) {
        var tools = new ArrayList<JsonValue>();
        for (var name : List.of("tools", "functions")) {
            list(row, name).forEach(tool -> tools.add(JsonTree.of(neutral(tool, name))));
        }
        return tools;
    }

    private static JsonNode list(JsonRow row, String name) {
        var tools = row.field(name);
        if (!tools.isTextual() || Blank.is(tools.textValue())) {
            return tools.isTextual() ? JsonNodeFactory.instance.missingNode() : tools;
        }
        try {
            var parsed = new LoneSurrogates().replaceIn(Json.exactReader().readTree(tools.textValue()));
            if (parsed.isArray()) {
                return parsed;
            }
        } catch (JsonProcessingException e) {
            // worded below
        }
        throw row.unexpected(name, "a list of tools, or one as JSON in a string");
    }

    private static JsonNode neutral(JsonNode tool, String list) {
        var isFlat = tool.path("function").isMissingNode()
                && tool.path("name").isTextual()
                && (list.equals("functions")
                        || tool.has("input_schema")
                        || tool.path("type").asText("function").equals("function"));
        if (!isFlat) {
            return tool;
        }
        var neutral = JsonNodeFactory.instance.objectNode().put("type", "function");
        var function = neutral.putObject("function");
        tool.fields().forEachRemaining(field -> {
            if (FLAT.contains(field.getKey())) {
                function.set(field.getKey(), field.getValue());
            }
        });
        if (tool.has("input_schema")) {
            function.set("parameters", tool.get("input_schema"));
        }
        return neutral;
    }
}
