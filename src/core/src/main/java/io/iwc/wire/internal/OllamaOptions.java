package io.iwc.wire.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What Ollama's requests say beside their prompt. */
final class OllamaOptions {
    private static final String OPTIONS = "options";

    private OllamaOptions() {}

    static void read(ObjectNode body, ObjectNode chat) throws UnreadableBodyException {
        WireJson.copy(body, chat, "model");
        WireJson.copy(body, chat, "stream");
        if (!chat.has("stream")) {
            chat.put("stream", true);
        }
        var options = body.path(OPTIONS);
        if (options instanceof ObjectNode set) {
            WireJson.copy(set, chat, "temperature", "top_p", "seed", "stop");
            if (set.path("num_predict").asLong() > 0) { // 0 and less: no cap
                chat.set("max_tokens", set.get("num_predict"));
            }
        } else if (!options.isMissingNode() && !options.isNull()) {
            throw new UnreadableBodyException(OPTIONS, options, "an object");
        }
        putFormat(body.path("format"), chat);
    }

    static void write(ObjectNode chat, ObjectNode body) {
        WireJson.copy(chat, body, "stream");
        var options = WireJson.NODES.objectNode();
        WireJson.copy(chat, options, "temperature", "top_p", "seed", "stop");
        WireJson.put(WireJson.cap(chat), options, "num_predict");
        if (!options.isEmpty()) {
            body.set(OPTIONS, options);
        }
    }

    private static void putFormat(JsonNode format, ObjectNode chat) {
        if (format.isObject()) {
            WireJson.wantSchema(chat, format);
        } else if (format.asText().equals("json")) {
            WireJson.wantJson(chat);
        }
    }
}
