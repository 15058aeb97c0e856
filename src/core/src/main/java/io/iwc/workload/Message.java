package io.iwc.workload;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.iwc.workload.internal.JsonTree;

/**
 * One chat message as it goes over the wire: role, content (string, null or a list of parts) and whatever else the
 * sender put there. Nothing is dropped, so that a captured message is written as it came.
 *
 * @since 0.1
 */
public final class Message {
    private final JsonValue json;

    private Message(JsonValue json) {
        this.json = json;
    }

    /** A plain message. */
    public static Message of(String role, String content) {
        return new Message(JsonTree.of(
                JsonNodeFactory.instance.objectNode().put("role", role).put("content", content)));
    }

    /**
     * A message as it came.
     *
     * @throws IllegalArgumentException if there is no {@code role} string
     */
    public static Message of(JsonValue json) {
        if (!json.get("role").isText()) {
            throw new IllegalArgumentException("role: found " + json.get("role") + ", expected a string");
        }
        return new Message(json);
    }

    public String role() {
        return json.get("role").asText();
    }

    /** The unchanged content: a string, null, a list of parts, or missing. */
    public JsonValue content() {
        return json.get("content");
    }

    /** The whole message. */
    public JsonValue json() {
        return json;
    }

    /** A field of the message, missing if it has none of that name. */
    public JsonValue field(String name) {
        return json.get(name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Message that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
