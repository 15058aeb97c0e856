package io.iwc.wire.internal;

import static io.iwc.wire.internal.WireJson.NODES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * Gemini's {@code generateContent}: {@code contents} of parts, the model's role is {@code model}, calls and results of
 * tools are parts that may have no ids. Names are read in both spellings that the API takes.
 *
 * @see <a href="https://ai.google.dev/api/generate-content">Generating content</a>
 */
public final class GeminiContents implements ReplayedForm {
    @Override
    public ObjectNode chat(ObjectNode body) throws UnreadableBodyException {
        var chat = NODES.objectNode();
        var config = either(body, "generationConfig", "generation_config");
        readConfig(config, chat);
        var resolution = either(config, "mediaResolution", "media_resolution");
        var parts = new GeminiParts(chat.putArray("messages"), resolution);
        parts.addSystem(either(body, "systemInstruction", "system_instruction"));
        var contents = WireJson.filled(body, "contents", "a list with at least one content");
        for (var i = 0; i < contents.size(); i++) {
            parts.addContent("contents[" + i + "]", contents.get(i));
        }
        for (var tool : WireJson.list(body, "tools")) {
            addTools(tool, chat);
        }
        var mode =
                either(either(body, "toolConfig", "tool_config"), "functionCallingConfig", "function_calling_config");
        putToolChoice(mode, chat);
        return chat;
    }

    @Override
    public ObjectNode body(ObjectNode chat) {
        return new GeminiBody(chat).body();
    }

    static JsonNode either(JsonNode object, String camel, String snake) {
        return object.has(camel) ? object.get(camel) : object.path(snake);
    }

    private static void readConfig(JsonNode config, ObjectNode chat) throws UnreadableBodyException {
        var candidates = either(config, "candidateCount", "candidate_count");
        if (candidates.asInt(1) != 1) {
            throw new UnreadableBodyException(
                    "generationConfig.candidateCount", candidates, "1 (only one answer per request is supported)");
        }
        WireJson.put(either(config, "maxOutputTokens", "max_output_tokens"), chat, "max_tokens");
        WireJson.put(config.path("temperature"), chat, "temperature");
        WireJson.put(either(config, "topP", "top_p"), chat, "top_p");
        WireJson.put(config.path("seed"), chat, "seed");
        WireJson.put(either(config, "stopSequences", "stop_sequences"), chat, "stop");
        var schema = either(config, "responseSchema", "response_schema");
        var json = either(config, "responseJsonSchema", "response_json_schema");
        if (json.isObject() || schema.isObject()) {
            WireJson.wantSchema(chat, json.isObject() ? json : plain(schema));
        } else if (either(config, "responseMimeType", "response_mime_type")
                .asText()
                .equals("application/json")) {
            WireJson.wantJson(chat);
        }
    }

    private static void addTools(JsonNode tool, ObjectNode chat) {
        var functions = either(tool, "functionDeclarations", "function_declarations");
        if (!functions.isArray()) {
            chat.withArray("tools").add(tool); // one that the server brings
        }
        for (var declared : functions) {
            var function = NODES.objectNode();
            WireJson.put(declared.path("name"), function, "name");
            WireJson.put(declared.path("description"), function, "description");
            var json = either(declared, "parametersJsonSchema", "parameters_json_schema");
            WireJson.put(json.isObject() ? json : plain(declared.path("parameters")), function, "parameters");
            chat.withArray("tools").add(WireJson.function(function));
        }
    }

    /** A schema as JSON schemas spell it: Gemini's own spells types in capitals. */
    private static JsonNode plain(JsonNode schema) {
        if (schema instanceof ArrayNode list) {
            var copy = NODES.arrayNode();
            list.forEach(element -> copy.add(plain(element)));
            return copy;
        }
        if (!(schema instanceof ObjectNode object)) {
            return schema;
        }
        var copy = NODES.objectNode();
        for (var field : object.properties()) {
            var isType = field.getKey().equals("type") && field.getValue().isTextual();
            copy.set(
                    field.getKey(),
                    isType
                            ? NODES.textNode(field.getValue().textValue().toLowerCase(Locale.ROOT))
                            : plain(field.getValue()));
        }
        return copy;
    }

    private static void putToolChoice(JsonNode config, ObjectNode chat) {
        var names = either(config, "allowedFunctionNames", "allowed_function_names");
        switch (config.path("mode").asText("AUTO")) {
            case "ANY" -> {
                if (names.size() == 1) {
                    WireJson.chooseTool(chat, names.get(0));
                } else {
                    chat.put("tool_choice", "required");
                }
            }
            case "NONE" -> chat.put("tool_choice", "none");
            default -> {}
        }
    }
}
