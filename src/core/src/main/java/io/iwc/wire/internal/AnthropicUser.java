package io.iwc.wire.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.artifact.internal.Json;
import java.util.regex.Pattern;

/**
 * {@code metadata.user_id}: the one field in which senders put user and session. Claude Code joins them, as
 * {@code user_…_account_…_session_…} or as JSON in the string; what is neither is a user.
 */
final class AnthropicUser {
    private static final Pattern JOINED = Pattern.compile("(user_.*)_session_(.+)", Pattern.DOTALL);

    private AnthropicUser() {}

    /** Puts user and session where a chat has them. Both are personal: whoever keeps the chat hides them first. */
    static void put(JsonNode userId, ObjectNode chat) throws UnreadableBodyException {
        if (userId.isMissingNode() || userId.isNull()) {
            return;
        }
        var text = WireJson.text("metadata.user_id", userId);
        var joined = JOINED.matcher(text);
        if (joined.matches()) {
            chat.put("user", joined.group(1));
            chat.putObject("metadata").put("session_id", joined.group(2));
            return;
        }
        var session = session(text);
        if (session.isTextual()) {
            chat.putObject("metadata").put("session_id", session.textValue());
        } else if (!text.isEmpty()) {
            chat.put("user", text);
        }
    }

    private static JsonNode session(String text) {
        try {
            return text.startsWith("{")
                    ? Json.treeReader().readTree(text).path("session_id")
                    : WireJson.NODES.missingNode();
        } catch (JsonProcessingException e) {
            return WireJson.NODES.missingNode();
        }
    }
}
