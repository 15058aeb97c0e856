package io.iwc.simulator.internal;

import io.iwc.schedule.internal.PlannedRequest;
import io.iwc.simulator.EngineProfile;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.HashMap;
import java.util.Map;

/**
 * What is known of the answers of a workload: the next turn of a conversation that begins with all of a prompt has its
 * answer behind it. Without that the blocks of an answer could not be found again by the turn that repeats them.
 */
final class Answers {
    private final Tokenizer tokenizer;
    private final int blockSize;
    private final Map<String, Request> nextTurns = new HashMap<>(); // by the id of the turn before
    private final Map<String, PromptTokens> counted = new HashMap<>();

    Answers(Workload workload, Tokenizer tokenizer, EngineProfile profile) {
        this.tokenizer = tokenizer;
        blockSize = profile.blockSize();
        if (profile.scheduling().prefixCaching()) {
            var latest = new HashMap<String, Request>();
            for (var request : workload.requests()) {
                request.dependsOn().ifPresent(before -> nextTurns.putIfAbsent(before, request));
                request.sessionId().ifPresent(session -> {
                    var before = latest.put(session, request);
                    if (before != null) {
                        nextTurns.putIfAbsent(before.id(), request);
                    }
                });
            }
        }
    }

    /** The prompt of a request with what is known of its answer; asked for once. */
    PromptTokens prompt(PlannedRequest planned, int outputTokens) {
        var request = planned.request();
        var known = counted.remove(request.id());
        var prompt = known == null ? PromptTokens.of(request, tokenizer, blockSize) : known;
        var next = nextTurns.get(request.id());
        if (next == null || prompt.blocks().isEmpty() || !continues(request, next)) {
            return prompt;
        }
        var following = counted.computeIfAbsent(next.id(), id -> PromptTokens.of(next, tokenizer, blockSize));
        return prompt.continuedBy(following, outputTokens, blockSize);
    }

    /** Whether the later one may hold the answer of the earlier: of messages, if an assistant's comes next. */
    private static boolean continues(Request earlier, Request later) {
        if (earlier.prompt() instanceof Prompt.Chat first && later.prompt() instanceof Prompt.Chat second) {
            var next = first.messages().size();
            return second.messages().size() > next
                    && second.messages().get(next).role().equals("assistant");
        }
        return true;
    }
}
