package io.iwc.simulator.endpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Request bodies. */
final class Bodies {
    private Bodies() {}

    /** A chat of alternating user and assistant messages. */
    static Map<String, Object> chat(String... turns) {
        var messages = new ArrayList<Map<String, String>>();
        for (var turn : turns) {
            messages.add(Map.of("role", messages.size() % 2 == 0 ? "user" : "assistant", "content", turn));
        }
        return body(messages);
    }

    /** The same behind a system message. */
    static Map<String, Object> chatWithSystem(String system, String... turns) {
        var messages = new ArrayList<Object>(List.of(Map.of("role", "system", "content", system)));
        messages.addAll((List<?>) chat(turns).get("messages"));
        return body(messages);
    }

    static Map<String, Object> completion(String prompt) {
        return new LinkedHashMap<>(Map.of("model", "any", "prompt", prompt));
    }

    static Map<String, Object> with(Map<String, Object> body, String key, Object value) {
        var copy = new LinkedHashMap<>(body);
        copy.put(key, value);
        return copy;
    }

    static Map<String, Object> streamed(Map<String, Object> body) {
        return with(with(body, "stream", true), "stream_options", Map.of("include_usage", true));
    }

    private static Map<String, Object> body(List<?> messages) {
        return new LinkedHashMap<>(Map.of("model", "any", "messages", messages));
    }
}
