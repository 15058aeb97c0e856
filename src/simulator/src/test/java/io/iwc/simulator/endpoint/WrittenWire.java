package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.artifact.internal.Json;

/** How each API's clients write what is spoken, after the references of the vendors. */
enum WrittenWire {
    CHAT("/v1/chat/completions") {
        @Override
        void write(Spoken.Turn turn, ObjectNode body) {
            body.put("model", MODEL).put("max_tokens", turn.cap());
            message(body.withArray("messages"), "system", turn.system());
            for (var line : turn.lines()) {
                var message = body.withArray("messages").addObject().put("role", role(line));
                switch (line.kind()) {
                    case USER, ASSISTANT -> message.put("content", line.text());
                    case USER_WITH_IMAGE -> {
                        var parts = message.putArray("content");
                        parts.addObject().put("type", "text").put("text", line.text());
                        parts.addObject()
                                .put("type", "image_url")
                                .putObject("image_url")
                                .put("url", IMAGE_URL);
                    }
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
            body.put("model", MODEL).put("max_output_tokens", turn.cap()).put("instructions", turn.system());
            var input = body.putArray("input");
            for (var line : turn.lines()) {
                switch (line.kind()) {
                    case USER, ASSISTANT -> message(input, role(line), line.text());
                    case USER_WITH_IMAGE -> {
                        var parts = input.addObject().put("role", "user").putArray("content");
                        parts.addObject().put("type", "input_text").put("text", line.text());
                        parts.addObject().put("type", "input_image").put("image_url", IMAGE_URL);
                    }
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
            body.put("model", MODEL).put("max_tokens", turn.cap()).put("system", turn.system());
            var messages = body.putArray("messages");
            for (var line : turn.lines()) {
                switch (line.kind()) {
                    case USER, ASSISTANT -> message(messages, role(line), line.text());
                    case USER_WITH_IMAGE -> {
                        var parts = messages.addObject().put("role", "user").putArray("content");
                        parts.addObject().put("type", "text").put("text", line.text());
                        parts.addObject()
                                .put("type", "image")
                                .putObject("source")
                                .put("type", "base64")
                                .put("media_type", "image/png")
                                .put("data", Spoken.IMAGE);
                    }
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
            body.put("model", MODEL).put("stream", false).putObject("options").put("num_predict", turn.cap());
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
                    if (line.kind() == Spoken.Kind.USER_WITH_IMAGE) {
                        var last = (ObjectNode) messages.get(messages.size() - 1);
                        last.putArray("images").add(Spoken.IMAGE);
                    }
                }
            }
            if (turn.hasTools()) {
                body.withArray("tools").addObject().put("type", "function").set("function", tool("parameters"));
            }
        }
    },
    GEMINI("/v1beta/models/gpt-4o:generateContent") {
        @Override
        void write(Spoken.Turn turn, ObjectNode body) {
            body.putObject("generationConfig").put("maxOutputTokens", turn.cap());
            body.putObject("systemInstruction").putArray("parts").addObject().put("text", turn.system());
            for (var line : turn.lines()) {
                var content = body.withArray("contents").addObject();
                var isModel = line.kind() == Spoken.Kind.ASSISTANT || line.kind() == Spoken.Kind.CALL;
                var parts = content.put("role", isModel ? "model" : "user").putArray("parts");
                var part = parts.addObject();
                switch (line.kind()) {
                    case USER, ASSISTANT -> part.put("text", line.text());
                    case USER_WITH_IMAGE -> {
                        part.put("text", line.text());
                        parts.addObject()
                                .putObject("inlineData")
                                .put("mimeType", "image/png")
                                .put("data", Spoken.IMAGE);
                    }
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
    BEDROCK("/model/gpt-4o/converse") {
        @Override
        void write(Spoken.Turn turn, ObjectNode body) {
            body.putObject("inferenceConfig").put("maxTokens", turn.cap());
            body.putArray("system").addObject().put("text", turn.system());
            for (var line : turn.lines()) {
                var message = body.withArray("messages").addObject();
                var isModel = line.kind() == Spoken.Kind.ASSISTANT || line.kind() == Spoken.Kind.CALL;
                var blocks = message.put("role", isModel ? "assistant" : "user").putArray("content");
                var block = blocks.addObject();
                switch (line.kind()) {
                    case USER, ASSISTANT -> block.put("text", line.text());
                    case USER_WITH_IMAGE -> {
                        block.put("text", line.text());
                        blocks.addObject()
                                .putObject("image")
                                .put("format", "png")
                                .putObject("source")
                                .put("bytes", Spoken.IMAGE);
                    }
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

    private static final String MODEL = "gpt-4o";
    private static final String IMAGE_URL = "data:image/png;base64," + Spoken.IMAGE;

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
            case USER, USER_WITH_IMAGE -> "user";
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
