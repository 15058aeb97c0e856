package io.iwc.fingerprint;

import io.iwc.tokens.Tokenizer;
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
    private static final int MAX_REQUESTS = 4096;
    private static final long MAX_CHARACTERS = 4_000_000;

    private final Tokenizer tokenizer;
    private final Encoded next;
    private final List<Request> waiting = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private long characters;

    EncodingQueue(Tokenizer tokenizer, Encoded next) {
        this.tokenizer = tokenizer;
        this.next = next;
    }

    void add(Request request) {
        if (request.prompt() instanceof Prompt.Lengths lengths && waiting.isEmpty()) {
            next.accept(request, NO_TOKENS, lengths.tokens());
            return;
        }
        var text = PromptText.of(request.prompt());
        waiting.add(request);
        texts.add(text);
        characters += text.length();
        if (waiting.size() == MAX_REQUESTS || characters >= MAX_CHARACTERS) {
            drain();
        }
    }

    void drain() {
        var encoded = new int[waiting.size()][];
        IntStream.range(0, encoded.length).parallel().forEach(i -> encoded[i] = encode(i));
        for (var i = 0; i < encoded.length; i++) {
            var request = waiting.get(i);
            var tokens = encoded[i];
            next.accept(
                    request,
                    tokens,
                    request.prompt() instanceof Prompt.Lengths lengths ? lengths.tokens() : tokens.length);
        }
        waiting.clear();
        texts.clear();
        characters = 0;
    }

    private int[] encode(int index) {
        return waiting.get(index).prompt().hasText() ? tokenizer.encode(texts.get(index)) : NO_TOKENS;
    }

    /** Takes a request with the ids of its prompt, empty for a length-only one, and the prompt's length. */
    interface Encoded {
        void accept(Request request, int[] tokens, int promptTokens);
    }
}
