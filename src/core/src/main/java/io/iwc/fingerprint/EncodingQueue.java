package io.iwc.fingerprint;

import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Encodes prompts on all cores and hands the requests on in the order they came: while a batch is handed on by the
 * caller's thread, the next one is encoded by the others. A request without text passes at once unless others wait
 * before it.
 */
final class EncodingQueue {
    private static final int BATCH = 1024;

    private final Tokenizer tokenizer;
    private final Encoded next;
    private List<Request> waiting = new ArrayList<>(BATCH);
    private Optional<EncodingBatch> begun = Optional.empty();

    EncodingQueue(Tokenizer tokenizer, Encoded next) {
        this.tokenizer = tokenizer;
        this.next = next;
    }

    void add(Request request) {
        if (request.prompt() instanceof Prompt.Lengths lengths && isEmpty()) {
            next.accept(request, RequestCollector.NO_TOKENS, lengths.tokens());
            return;
        }
        waiting.add(request);
        if (waiting.size() == BATCH) {
            begin();
        }
    }

    /** Whether every request has been handed on. */
    boolean isEmpty() {
        return waiting.isEmpty() && begun.isEmpty();
    }

    void drain() {
        if (!waiting.isEmpty()) {
            begin();
        }
        begun.ifPresent(this::handOn);
        begun = Optional.empty();
    }

    private void begin() {
        var batch = EncodingBatch.begun(tokenizer, waiting);
        waiting = new ArrayList<>(BATCH);
        begun.ifPresent(this::handOn);
        begun = Optional.of(batch);
    }

    private void handOn(EncodingBatch batch) {
        batch.finish();
        for (var i = 0; i < batch.size(); i++) {
            var tokens = batch.tokens(i);
            var prompt = batch.request(i).prompt();
            var length = prompt instanceof Prompt.Lengths lengths ? lengths.tokens() : tokens.length;
            next.accept(batch.request(i), tokens, length);
        }
    }

    /** Takes a request with the ids of its prompt, empty for a length-only one, and the prompt's length. */
    @FunctionalInterface
    interface Encoded {
        void accept(Request request, int[] tokens, int promptTokens);
    }
}
