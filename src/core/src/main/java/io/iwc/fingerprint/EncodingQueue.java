package io.iwc.fingerprint;

import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Encodes prompts on all cores and hands the requests on in the order they came: a batch is filled, encoded in
 * parallel, and drained by the caller's thread. A request without text passes at once unless others wait before it.
 */
final class EncodingQueue {
    private static final int[] NO_TOKENS = {};
    private static final int BATCH = 1024;

    private final Tokenizer tokenizer;
    private final Encoded next;
    private final List<Request> waiting = new ArrayList<>(BATCH);

    EncodingQueue(Tokenizer tokenizer, Encoded next) {
        this.tokenizer = tokenizer;
        this.next = next;
    }

    void add(Request request) {
        if (request.prompt() instanceof Prompt.Lengths lengths && waiting.isEmpty()) {
            next.accept(request, NO_TOKENS, lengths.tokens());
            return;
        }
        waiting.add(request);
        if (waiting.size() == BATCH) {
            drain();
        }
    }

    void drain() {
        var encoded = new int[waiting.size()][];
        IntStream.range(0, encoded.length)
                .parallel()
                .forEach(i -> encoded[i] = encode(waiting.get(i).prompt()));
        for (var i = 0; i < encoded.length; i++) {
            var prompt = waiting.get(i).prompt();
            var length = prompt instanceof Prompt.Lengths lengths ? lengths.tokens() : encoded[i].length;
            next.accept(waiting.get(i), encoded[i], length);
        }
        waiting.clear();
    }

    private int[] encode(Prompt prompt) {
        return prompt.hasText() ? tokenizer.encode(ChatTemplate.text(prompt)) : NO_TOKENS;
    }

    /** Takes a request with the ids of its prompt, empty for a length-only one, and the prompt's length. */
    @FunctionalInterface
    interface Encoded {
        void accept(Request request, int[] tokens, int promptTokens);
    }
}
