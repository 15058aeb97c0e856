package io.iwc.prefix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.workload.JsonValue;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.internal.JsonTree;
import java.util.List;

/** The marks by which a sender says where a cache may end: {@code cache_control}. */
final class BreakpointMarks {
    static final String FIELD = "cache_control";

    private BreakpointMarks() {}

    /** The same value without any mark. */
    static JsonValue without(JsonValue value) {
        var node = JsonTree.node(value);
        if (node.findValue(FIELD) == null) {
            return JsonTree.of(node);
        }
        var copy = node.deepCopy();
        remove(copy);
        return JsonTree.of(copy);
    }

    /** The same conversation without any mark. */
    static Prompt.Chat unmarked(Prompt.Chat chat) {
        List<Message> messages = chat.messages().stream()
                .map(message -> Message.of(without(message.json())))
                .toList();
        return new Prompt.Chat(
                messages, chat.tools().stream().map(BreakpointMarks::without).toList());
    }

    /** Whether the messages say the same, marks aside. */
    static boolean differOnlyInMarks(Message one, Message other) {
        return !one.equals(other) && without(one.json()).equals(without(other.json()));
    }

    private static void remove(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(FIELD);
        }
        node.forEach(BreakpointMarks::remove);
    }
}
