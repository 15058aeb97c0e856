package io.iwc.dataset;

import io.iwc.dataset.Conversation.Role;
import io.iwc.dataset.Conversation.Turn;
import io.iwc.internal.KeyedTexts;
import io.iwc.workload.Request;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Messages of OASST, one a line, each with the one it replies to, which comes before it. Every answer is a request,
 * what led to it the prompt; of several answers to the same message the best ranked counts.
 */
final class ReplyRows implements Closeable {
    private final DatasetSource source;
    private final ConversationRequests conversations;
    private final KeyedTexts messages = new KeyedTexts();

    ReplyRows(DatasetSource source, ConversationRequests conversations) {
        this.source = source;
        this.conversations = conversations;
    }

    List<Request.Builder> of(JsonRow row) {
        var id = row.text("message_id");
        var parent = row.optionalText("parent_id").orElse("");
        var role = Role.of(row.text("role")).orElseThrow(() -> row.unexpected("role", "prompter or assistant"));
        var text = row.text("text");
        var tree = row.optionalText("message_tree_id").orElse(id);
        var rank = row.optionalInt("rank").orElse(0);
        messages.put(id, parent + "\n" + role + "\n" + text);
        if (role != Role.ASSISTANT) {
            return List.of();
        }
        if (rank > 0) {
            source.skip("answer ranked below another");
            return List.of();
        }
        var turns = path(parent, row);
        var isFirst = turns.size() == 1;
        turns.add(Turn.of(role, text));
        return switch (source.options().mode()) {
            case AUTO, SINGLE_TURN -> isFirst ? conversations.of(new Conversation(turns), Optional.empty()) : List.of();
            case SESSION -> conversations.of(new Conversation(turns), Optional.empty());
            case TURNS -> lastOf(conversations.of(new Conversation(turns), Optional.of(tree)));
        };
    }

    /** The turns up to a message, the first one first. */
    private List<Turn> path(String last, JsonRow row) {
        var turns = new ArrayList<Turn>();
        for (var id = last; !id.isEmpty(); ) {
            var missing = id;
            var stored = messages.get(id)
                    .orElseThrow(() -> row.fault(
                            "parent_id", "found \"" + missing + "\", expected the message_id of an earlier line"))
                    .split("\n", 3);
            turns.add(Turn.of(Role.valueOf(stored[1]), stored[2]));
            id = stored[0];
        }
        Collections.reverse(turns);
        return turns;
    }

    private static List<Request.Builder> lastOf(List<Request.Builder> requests) {
        return requests.isEmpty() ? requests : List.of(requests.get(requests.size() - 1));
    }

    @Override
    public void close() {
        messages.close();
    }
}
