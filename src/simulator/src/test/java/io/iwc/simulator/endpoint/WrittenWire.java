package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.artifact.internal.Json;

/** How each API's clients write what is spoken, after the references of the vendors. */
enum WrittenWire {
    CHAT("/v1/chat/completions") {
        @Override
        void write(Spoken.Turn turn, ObjectNode body) {
            body.put("model", "any").put("max_tokens", turn.cap());
            message(body.withArray("messages"), "system", turn.system());
            for (var line : turn.lines()) {
                var message = body.withArray("messages").addObject().put("role", role(line));
                switch (line.kind()) {
                    case USER, ASSISTANT -> message.put("content", line.text());
                    case CALL ->
                        message.putNull("content")
                                .putArray("tool_calls")
                                .addObject()
                                .put("id", "call_1")
                                .put("type", "function")
                                .putObject("function")
                                .put("name", "track")
                                .put("arguments", line.text());
                    case RESULT -> message.put("tool_call_id", "call_1").put("content", line.text());
                }
            }
            if (turn.hasTools()) {
                body.withArray("tools").addObject().put("type", "function").set("function", tool("parameters"));
            }
        }
    },
    RESPONSES("/v1/responses") {
        @Override
        void write(Spoken.Turn turn, ObjectNode body) {
            body.put("model", "any").put("max_output_tokens", turn.cap()).put("instructions", turn.system());
            var input = body.putArray("input");
            for (var line : turn.lines()) {
                switch (line.kind()) {
                    case USER, ASSISTANT -> message(input, role(line), line.text());
                    case CALL ->
                        input.addObject()
                                .put("type", "function_call")
                                .put("call_id", "c")
                                .put("name", "track")
                                .put("arguments", line.text());
                    case RESULT ->
                        input.addObject()
                                .put("type", "function_call_output")
                                .put("call_id", "c")
                                .put("output", line.text());
                }
            }
            if (turn.hasTools()) {
                body.withArray("tools").addObject().put("type", "function").set("function", tool("parameters"));
            }
        }
    },
    MESSAGES("/v1/messages") {
        @Override
        void write(Spoken.Turn turn, ObjectNode body) {
            body.put("model", "any").put("max_tokens", turn.cap()).put("system", turn.system());
            var messages = body.putArray("messages");
            for (var line : turn.lines()) {
                switch (line.kind()) {
                    case USER, ASSISTANT -> message(messages, role(line), line.text());
                    case CALL ->
                        messages.addObject()
                                .put("role", "assistant")
                                .putArray("content")
                                .addObject()
                                .put("type", "tool_use")
                                .put("id", "toolu_1")
                                .put("name", "track")
                                .set("input", Json.parse(line.text()));
                    case RESULT ->
                        messages.addObject()
                                .put("role", "user")
                                .putArray("content")
                                .addObject()
                                .put("type", "tool_result")
                                .put("tool_use_id", "toolu_1")
                                .put("content", line.text());
                }
            }
            if (turn.hasTools()) {
                body.withArray("tools").add(tool("input_schema"));
            }
        }
    },
    OLLAMA("/api/chat") {
        @Override
        void write(Spoken.Turn turn, ObjectNode body) {
            body.put("model", "any").put("stream", false).putObject("options").put("num_predict", turn.cap());
            var messages = body.putArray("messages");
            message(messages, "system", turn.system());
            for (var line : turn.lines()) {
                if (line.kind() == Spoken.Kind.CALL) {
                    messages.addObject()
                            .put("role", "assistant")
                            .put("content", "")
                            .putArray("tool_calls")
                            .addObject()
                            .putObject("function")
                            .put("name", "track")
                            .set("arguments", Json.parse(line.text()));
                } else {
                    message(messages, role(line), line.text());
                }
            }
            if (turn.hasTools()) {
                body.withArray("tools").addObject().put("type", "function").set("function", tool("parameters"));
            }
        }
    },
    GEMINI("/v1beta/models/any:generateContent") {
        @Override
        void write(Spoken.Turn turn, ObjectNode body) {
            body.putObject("generationConfig").put("maxOutputTokens", turn.cap());
            body.putObject("systemInstruction").putArray("parts").addObject().put("text", turn.system());
            for (var line : turn.lines()) {
                var content = body.withArray("contents").addObject();
                var isModel = line.kind() == Spoken.Kind.ASSISTANT || line.kind() == Spoken.Kind.CALL;
                var part = content.put("role", isModel ? "model" : "user")
                        .putArray("parts")
                        .addObject();
                switch (line.kind()) {
                    case USER, ASSISTANT -> part.put("text", line.text());
                    case CALL ->
                        part.putObject("functionCall").put("name", "track").set("args", Json.parse(line.text()));
                    case RESULT ->
                        part.putObject("functionResponse")
                                .put("name", "track")
                                .putObject("response")
                                .put("result", line.text());
                }
            }
            if (turn.hasTools()) {
                body.withArray("tools")
                        .addObject()
                        .putArray("functionDeclarations")
                        .add(tool("parameters"));
            }
        }
    },
    BEDROCK("/model/any/converse") {
        @Override
        void write(Spoken.Turn turn, ObjectNode body) {
            body.putObject("inferenceConfig").put("maxTokens", turn.cap());
            body.putArray("system").addObject().put("text", turn.system());
            for (var line : turn.lines()) {
                var message = body.withArray("messages").addObject();
                var isModel = line.kind() == Spoken.Kind.ASSISTANT || line.kind() == Spoken.Kind.CALL;
                var block = message.put("role", isModel ? "assistant" : "user")
                        .putArray("content")
                        .addObject();
                switch (line.kind()) {
                    case USER, ASSISTANT -> block.put("text", line.text());
                    case CALL ->
                        block.putObject("toolUse")
                                .put("toolUseId", "tooluse_1")
                                .put("name", "track")
                                .set("input", Json.parse(line.text()));
                    case RESULT ->
                        block.putObject("toolResult")
                                .put("toolUseId", "tooluse_1")
                                .putArray("content")
                                .addObject()
                                .put("text", line.text());
                }
            }
            if (turn.hasTools()) {
                var spec = body.putObject("toolConfig")
                        .putArray("tools")
                        .addObject()
                        .putObject("toolSpec");
                spec.setAll(tool("json"));
                spec.putObject("inputSchema").set("json", spec.remove("json"));
            }
        }
    };

    private final String path;

    WrittenWire(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    ObjectNode body(Spoken.Turn turn) {
        var body = Json.object();
        write(turn, body);
        return body;
    }

    abstract void write(Spoken.Turn turn, ObjectNode body);

    private static void message(ArrayNode messages, String role, String text) {
        messages.addObject().put("role", role).put("content", text);
    }

    private static String role(Spoken.Line line) {
        return switch (line.kind()) {
            case USER -> "user";
            case ASSISTANT, CALL -> "assistant";
            case RESULT -> "tool";
        };
    }

    private static ObjectNode tool(String schema) {
        var tool = Json.object().put("name", "track").put("description", "Where an order is.");
        tool.set(schema, Json.parse("{\"type\":\"object\",\"properties\":{\"order\":{\"type\":\"string\"}}}"));
        return tool;
    }
}
