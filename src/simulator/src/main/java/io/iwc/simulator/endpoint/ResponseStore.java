package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What was said up to each response, for clients that name one instead of resending it. Thread-safe. */
final class ResponseStore {
    static final String ID_PREFIX = "resp_";

    private final Map<String, List<Message>> saidUpTo = new ConcurrentHashMap<>();

    Optional<List<Message>> upTo(String responseId) {
        return Optional.ofNullable(saidUpTo.get(responseId));
    }

    /** Keeps a conversation with its answer; instructions hold for one response only and are left out. */
    void keep(Envelope envelope, Prompt prompt, Completion completion) {
        if (prompt instanceof Prompt.Chat chat) {
            var said = new ArrayList<>(chat.messages());
            said.removeIf(message -> message.role().equals("system"));
            said.add(answer(envelope, completion));
            saidUpTo.put(ID_PREFIX + envelope.id(), List.copyOf(said));
        }
    }

    void reset() {
        saidUpTo.clear();
    }

    private static Message answer(Envelope envelope, Completion completion) {
        if (completion.tool().isEmpty()) {
            return Message.of("assistant", completion.text());
        }
        return ResponseBody.call(
                "call_" + envelope.id(), completion.tool().get(), JsonNodeFactory.instance.textNode(completion.text()));
    }
}
