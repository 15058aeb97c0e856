package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.artifact.internal.Sha256;
import java.util.Optional;
import java.util.function.Function;

/**
 * Ids of people and their sessions that clients send by themselves, such as Claude Code. Requests keep a hash: enough to
 * tell one from another, and the same in every capture, but not to read.
 */
final class PersonalIds {
    private static final int DIGITS = 16;

    private PersonalIds() {}

    /** The chat with its user and session hidden. */
    static ObjectNode hidden(ObjectNode chat) {
        if (chat.path("user").isTextual()) {
            chat.put("user", hidden(chat.get("user").textValue()));
        }
        if (chat.path("metadata") instanceof ObjectNode metadata && metadata.has("session_id")) {
            metadata.put("session_id", hidden(metadata.get("session_id").asText()));
        }
        return chat;
    }

    /** The session that the headers of a client name; an agent within it has one of its own. */
    static Optional<String> session(Function<String, Optional<String>> header) {
        return header.apply("X-Claude-Code-Session-Id")
                .map(session -> hidden(session
                        + header.apply("X-Claude-Code-Agent-Id")
                                .map(agent -> " " + agent)
                                .orElse("")));
    }

    private static String hidden(String id) {
        return Sha256.hex("id " + id).substring(0, DIGITS);
    }
}
