package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code tool_choice}: which tool a generated answer has to call. {@code auto} and {@code none} leave it at words;
 * {@code required} takes the first function there is.
 */
final class ToolChoice {
    private static final String FIELD = "tool_choice";
    private static final String EXPECTED = "auto, none, required or a function of tools by name";

    private ToolChoice() {}

    static Optional<Tool> of(BodyFields fields) throws ApiException {
        var choice = fields.get(FIELD);
        if (choice.isMissingNode() || choice.isNull()) {
            return Optional.empty();
        }
        if (choice.isObject() && choice.path("type").asText().equals("allowed_tools")) {
            return allowed(choice, fields);
        }
        return choice.isTextual() ? mode(choice, functions(fields.get("tools"))) : named(choice, choice, fields);
    }

    private static Optional<Tool> mode(JsonNode choice, List<Tool> tools) throws ApiException {
        return switch (choice.textValue()) {
            case "auto", "none" -> Optional.empty();
            case "required", "any" ->
                Optional.of(tools.stream()
                        .findFirst()
                        .orElseThrow(() -> BodyFields.unexpected(FIELD, choice, "a function among tools to call")));
            default -> throw BodyFields.unexpected(FIELD, choice, EXPECTED);
        };
    }

    private static Optional<Tool> named(JsonNode choice, JsonNode tool, BodyFields fields) throws ApiException {
        var name = tool.path("function").path("name").asText(tool.path("name").asText(""));
        var found = functions(fields.get("tools")).stream()
                .filter(function -> function.name().equals(name))
                .findFirst();
        if (found.isEmpty()) {
            throw BodyFields.unexpected(FIELD, choice, EXPECTED);
        }
        return found;
    }

    /** {@code {"type":"allowed_tools","mode":"required","tools":[…]}}, in a chat within an object of its own. */
    private static Optional<Tool> allowed(JsonNode choice, BodyFields fields) throws ApiException {
        var inner = choice.path("allowed_tools").isObject() ? choice.get("allowed_tools") : choice;
        return inner.path("mode").asText().equals("required")
                ? named(choice, inner.path("tools").path(0), fields)
                : Optional.empty();
    }

    private static List<Tool> functions(JsonNode tools) {
        var functions = new ArrayList<Tool>();
        for (var tool : tools) {
            var function = tool.path("function").isObject() ? tool.get("function") : tool;
            if (tool.path("type").asText("function").equals("function")
                    && function.path("name").isTextual()) {
                functions.add(new Tool(function.get("name").textValue(), function.path("parameters")));
            }
        }
        return functions;
    }

    /**
     * A function that is to be called.
     *
     * @param parameters their JSON schema; missing if there are none
     */
    record Tool(String name, JsonNode parameters) {
        /** The schema of the arguments; an object without properties has none. */
        JsonNode schema() {
            return parameters.isObject() ? parameters : MissingNode.getInstance();
        }
    }
}
