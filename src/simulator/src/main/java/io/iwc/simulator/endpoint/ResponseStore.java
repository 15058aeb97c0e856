package io.iwc.simulator.endpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.iwc.simulator.internal.PromptTokens;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was said up to each response, for clients that name one instead of resending it. Keeps the latest ones: so many,
 * and so many bytes of their requests. Thread-safe.
 */
final class ResponseStore {
    static final String ID_PREFIX = "resp_";
    private static final Pattern ITEM_ID = Pattern.compile("(fc|msg)_.+");
    private static final int NOT_FOUND = 404;
    private static final int MOST_RESPONSES = 10_000;
    private static final int SHARE_OF_HEAP = 32;

    private final Map<String, Kept> latestLast = new LinkedHashMap<>();
    private final long mostBytes = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    private long bytes;

    synchronized Optional<List<Message>> upTo(String responseId) {
        return Optional.ofNullable(latestLast.get(responseId)).map(Kept::said);
    }

    /** What a response answered, by the id of its only item. */
    synchronized Optional<Message> item(String itemId) {
        return Optional.of(itemId)
                .filter(id -> ITEM_ID.matcher(id).matches())
                .flatMap(id -> upTo(ID_PREFIX + id.substring(id.indexOf('_') + 1)))
                .map(said -> said.get(said.size() - 1));
    }

    /** A response as it was sent. */
    Optional<String> document(String responseId) {
        Optional<Kept> kept;
        synchronized (this) {
            kept = Optional.ofNullable(latestLast.get(responseId));
        }
        return kept.map(it -> new ResponseRendering(it.envelope(), it.completion())
                .whole(new AnswerUsage(
                        it.promptTokens(),
                        it.completion().tokens(),
                        0,
                        0,
                        it.completion().thoughts().tokens())));
    }

    /** Keeps a conversation with its answer; instructions of a response hold for that one only and are left out. */
    void keep(Envelope envelope, ServedCall call, PromptTokens prompt, Completion completion) {
        if (call.request().prompt() instanceof Prompt.Chat chat) {
            var said = new ArrayList<>(chat.messages());
            said.removeIf(message ->
                    call.wire() == ServedWire.RESPONSES && message.role().equals("system"));
            said.add(answer(envelope, completion));
            keep(
                    ID_PREFIX + envelope.id(),
                    new Kept(List.copyOf(said), envelope, completion, prompt.count(), call.bodyBytes()));
        }
    }

    /** Whether there was one to be forgotten. */
    synchronized boolean forget(String responseId) {
        var kept = Optional.ofNullable(latestLast.remove(responseId));
        bytes -= kept.map(Kept::bytes).orElse(0);
        return kept.isPresent();
    }

    synchronized void reset() {
        latestLast.clear();
        bytes = 0;
    }

    static ApiException unknown(String id) {
        return new ApiException(
                NOT_FOUND,
                ApiException.INVALID_REQUEST,
                "",
                "response: found \"" + CallTally.shortened(id)
                        + "\", expected the id of a response of this endpoint that" + " was not deleted; the latest "
                        + MOST_RESPONSES + " are kept");
    }

    private synchronized void keep(String id, Kept kept) {
        forget(id);
        latestLast.put(id, kept);
        bytes += kept.bytes();
        while (latestLast.size() > MOST_RESPONSES || (bytes > mostBytes && latestLast.size() > 1)) {
            forget(latestLast.keySet().iterator().next());
        }
    }

    private static Message answer(Envelope envelope, Completion completion) {
        if (completion.tool().isEmpty()) {
            return Message.of("assistant", completion.text());
        }
        return ResponseBody.call(
                "call_" + envelope.id(), completion.tool().get(), JsonNodeFactory.instance.textNode(completion.text()));
    }

    private record Kept(List<Message> said, Envelope envelope, Completion completion, int promptTokens, int bytes) {}
}
