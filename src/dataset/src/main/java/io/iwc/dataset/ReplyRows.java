package io.iwc.dataset;

import io.iwc.dataset.Conversation.Role;
import io.iwc.dataset.Conversation.Turn;
import io.iwc.internal.KeyedTexts;
import io.iwc.workload.Request;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Messages of OASST, one a line, each with the one it replies to, which comes before it. Every answer is a request,
 * what led to it the prompt; of several answers to the same message the best ranked counts. In turns mode a path
 * through a tree of messages is a session; where the tree parts, one branch goes on with the session and each other
 * begins one, which has in its first prompt what was said before.
 */
final class ReplyRows implements Closeable {
    private final DatasetSource source;
    private final ConversationRequests conversations;
    private final KeyedTexts messages = new KeyedTexts();

    /** Sessions and numbers of the next turns, by the answers that they follow. */
    private final KeyedTexts sessions = new KeyedTexts();

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
        var path = path(parent, row);
        if (path.isEmpty() || path.get(path.size() - 1).role() != Role.USER) {
            source.skip("answer without a question");
            return List.of();
        }
        var turns = new ArrayList<Turn>();
        path.forEach(said -> turns.add(Turn.of(said.role(), said.text())));
        turns.add(Turn.of(role, text));
        var conversation = new Conversation(turns);
        return switch (source.options().mode()) {
            case AUTO, SINGLE_TURN -> path.size() == 1 ? conversations.of(conversation, Optional.empty()) : List.of();
            case SESSION -> conversations.of(conversation, Optional.empty());
            case TURNS -> List.of(turn(id, conversation, path, tree));
        };
    }

    private Request.Builder turn(String id, Conversation conversation, List<Said> path, String tree) {
        var before = path.stream()
                .filter(said -> said.role() == Role.ASSISTANT)
                .reduce((earlier, later) -> later)
                .map(Said::id);
        var continued = before.flatMap(sessions::get).filter(next -> !next.isEmpty());
        before.ifPresent(answer -> sessions.put(answer, "")); // goes on once
        var number = continued.map(next -> Integer.parseInt(next.substring(0, next.indexOf('\n'))));
        var session = continued
                .map(next -> next.substring(next.indexOf('\n') + 1))
                .orElseGet(() -> conversations.session(Optional.of(tree)));
        sessions.put(id, (number.orElse(0) + 1) + "\n" + session);
        return conversations.answer(conversation, session, number.orElse(0));
    }

    /** What was said up to a message, the first first. */
    private List<Said> path(String last, JsonRow row) {
        var path = new ArrayList<Said>();
        var ids = new HashSet<String>();
        for (var id = last; !id.isEmpty(); ) {
            var missing = id;
            if (!ids.add(id)) {
                throw row.fault("parent_id", "found \"" + id + "\", which replies to itself, expected a tree");
            }
            var stored = messages.get(id)
                    .orElseThrow(() -> row.fault(
                            "parent_id", "found \"" + missing + "\", expected the message_id of an earlier line"))
                    .split("\n", 3);
            path.add(new Said(id, Role.valueOf(stored[1]), stored[2]));
            id = stored[0];
        }
        Collections.reverse(path);
        return path;
    }

    @Override
    public void close() {
        messages.close();
        sessions.close();
    }

    private record Said(String id, Role role, String text) {}
}
