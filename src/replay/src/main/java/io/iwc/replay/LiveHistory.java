package io.iwc.replay;

import io.iwc.replay.internal.client.ClientCall;
import io.iwc.schedule.internal.PlannedRequest;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.internal.JsonTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ObjLongConsumer;

/**
 * Puts what the server answered into the transcripts of the turns that waited for it. Transcripts are compared, changed
 * and encoded on a thread of its own between the end of one turn and the time of the next, so that no event loop is
 * held up; a turn whose transcript takes longer than its think time is sent late, which its schedule lag shows.
 */
final class LiveHistory implements AutoCloseable {
    private static final String TOOL_CALLS = "tool_calls";

    private final EncodedRequests encodedRequests;
    private final ObjLongConsumer<PlannedRequest> whenReady;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(LiveHistory::thread);
    private final Map<PlannedRequest, Map<Integer, Message>> answersSoFar = new HashMap<>();
    private int live;
    private int recorded;

    /**
     * A history of nothing.
     *
     * @param encodedRequests where the bytes of later turns go
     * @param whenReady called for every turn that others waited for, with its end, once those are encoded
     */
    LiveHistory(EncodedRequests encodedRequests, ObjLongConsumer<PlannedRequest> whenReady) {
        this.encodedRequests = encodedRequests;
        this.whenReady = whenReady;
    }

    /** A turn has ended that others waited for; never blocks. */
    void ended(PlannedRequest turn, ClientCall call) {
        worker.execute(() -> {
            try {
                prepareFollowers(turn, call.answer());
            } finally {
                whenReady.accept(turn, call.endNanos()); // as recorded, if anything is wrong with the answer
            }
        });
    }

    /** Share of turns after another one whose answer before them is the recorded one; 0 without such turns. */
    synchronized double recordedAnswerShare() {
        return recorded == 0 ? 0 : (double) recorded / (live + recorded);
    }

    @Override
    public void close() {
        worker.shutdown();
    }

    private void prepareFollowers(PlannedRequest turn, Optional<String> answer) {
        var earlier = Optional.ofNullable(answersSoFar.remove(turn)).orElse(Map.of());
        for (var follower : turn.followers()) {
            var chat = chat(follower.request());
            var place = chat.flatMap(it -> placeOfAnswer(turn.request(), it));
            var replaced = new TreeMap<Integer, Message>();
            place.ifPresent(it -> replaced.putAll(earlier));
            var isLive = answer.isPresent() && place.isPresent() && mayReplace(chat.orElseThrow(), place.get());
            if (isLive) {
                replaced.put(place.orElseThrow(), Message.of("assistant", answer.orElseThrow()));
            }
            count(isLive);
            if (!follower.followers().isEmpty()) {
                answersSoFar.put(follower, replaced);
            }
            encodedRequests.put(
                    follower, replaced.isEmpty() ? follower.request() : with(replaced, follower.request(), chat));
        }
    }

    private synchronized void count(boolean isLive) {
        live += isLive ? 1 : 0;
        recorded += isLive ? 0 : 1;
    }

    /** Behind the transcript that the turn before was sent with, if this one begins with it. */
    private static Optional<Integer> placeOfAnswer(Request before, Prompt.Chat chat) {
        return chat(before)
                .map(Prompt.Chat::messages)
                .filter(it -> beginsWith(chat.messages(), it))
                .map(List::size);
    }

    private static boolean beginsWith(List<Message> messages, List<Message> start) {
        return messages.size() > start.size()
                && messages.subList(0, start.size()).equals(start);
    }

    /** Text replaces text: what tools gave would belong to no call otherwise. */
    private static boolean mayReplace(Prompt.Chat chat, int place) {
        var message = chat.messages().get(place);
        return message.role().equals("assistant")
                && JsonTree.field(message, TOOL_CALLS).isEmpty();
    }

    private static Request with(Map<Integer, Message> replaced, Request request, Optional<Prompt.Chat> chat) {
        var messages = new ArrayList<>(chat.orElseThrow().messages());
        replaced.forEach(messages::set);
        return request.toBuilder()
                .withPrompt(new Prompt.Chat(messages, chat.orElseThrow().tools()))
                .build();
    }

    private static Optional<Prompt.Chat> chat(Request request) {
        if (request.prompt() instanceof Prompt.Text text) {
            return ChatTemplate.chatIn(text);
        }
        return request.prompt() instanceof Prompt.Chat chat ? Optional.of(chat) : Optional.empty();
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "iwc-live-history");
        thread.setDaemon(true);
        return thread;
    }
}
