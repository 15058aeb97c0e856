package io.iwc.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One chat message as it goes over the wire: role, content (string, null or a list of parts) and whatever else the
 * sender put there. Nothing is dropped, so that a captured message is written as it came.
 *
 * @since 0.1
 */
public final class Message {
    private final ObjectNode json;

    private Message(ObjectNode json) {
        this.json = json;
    }

    /** A plain message. */
    public static Message of(String role, String content) {
        return new Message(
                JsonNodeFactory.instance.objectNode().put("role", role).put("content", content));
    }

    /**
     * A message as it came.
     *
     * @throws IllegalArgumentException if there is no {@code role} string
     */
    public static Message of(ObjectNode json) {
        if (!json.path("role").isTextual()) {
            throw new IllegalArgumentException("role: found " + json.path("role") + ", expected a string");
        }
        return new Message(json.deepCopy());
    }

    public String role() {
        return json.get("role").textValue();
    }

    /** The content as it stands: a string, null, a list of parts, or missing. */
    public JsonNode content() {
        return json.path("content");
    }

    /** The whole message; a copy. */
    public ObjectNode json() {
        return json.deepCopy();
    }

    /** A field of the message, a missing node if it has none of that name. */
    public JsonNode field(String name) {
        return json.path(name);
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
