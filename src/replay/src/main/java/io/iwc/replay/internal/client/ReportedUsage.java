package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.iwc.artifact.internal.JsonCursor;

/**
 * How many tokens a server says it used: {@code usage} in the format of the chat, completions, responses and
 * messages APIs, the counts of Ollama, or llama.cpp's {@code timings} where there is nothing else. Reused for one event after another.
 */
final class ReportedUsage {
    private static final byte[] PROMPT_TOKENS = "prompt_tokens".getBytes(US_ASCII);
    private static final byte[] INPUT_TOKENS = "input_tokens".getBytes(US_ASCII);
    private static final byte[] COMPLETION_TOKENS = "completion_tokens".getBytes(US_ASCII);
    private static final byte[] OUTPUT_TOKENS = "output_tokens".getBytes(US_ASCII);
    private static final byte[] PROMPT_TOKENS_DETAILS = "prompt_tokens_details".getBytes(US_ASCII);
    private static final byte[] INPUT_TOKENS_DETAILS = "input_tokens_details".getBytes(US_ASCII);
    private static final byte[] COMPLETION_TOKENS_DETAILS = "completion_tokens_details".getBytes(US_ASCII);
    private static final byte[] OUTPUT_TOKENS_DETAILS = "output_tokens_details".getBytes(US_ASCII);
    private static final byte[] REASONING_TOKENS = "reasoning_tokens".getBytes(US_ASCII);
    private static final byte[] TOTAL_TOKENS = "total_tokens".getBytes(US_ASCII);
    private static final byte[] CACHED_TOKENS = "cached_tokens".getBytes(US_ASCII);
    private static final byte[] CACHE_READ = "cache_read_input_tokens".getBytes(US_ASCII); // of Anthropic
    private static final byte[] CACHE_CREATION = "cache_creation_input_tokens".getBytes(US_ASCII);
    private static final byte[] THINKING_TOKENS = "thinking_tokens".getBytes(US_ASCII);
    private static final byte[] PROMPT_EVAL_COUNT = "prompt_eval_count".getBytes(US_ASCII); // of Ollama
    private static final byte[] EVAL_COUNT = "eval_count".getBytes(US_ASCII);
    private static final byte[] PROMPT_EVAL_DURATION = "prompt_eval_duration".getBytes(US_ASCII);
    private static final byte[] EVAL_DURATION = "eval_duration".getBytes(US_ASCII);
    private static final byte[] PROMPT_TOKEN_COUNT = "promptTokenCount".getBytes(US_ASCII); // of Gemini
    private static final byte[] CACHED_COUNT = "cachedContentTokenCount".getBytes(US_ASCII);
    private static final byte[] CANDIDATES_COUNT = "candidatesTokenCount".getBytes(US_ASCII);
    private static final byte[] THOUGHTS_COUNT = "thoughtsTokenCount".getBytes(US_ASCII);
    private static final byte[] PROMPT_N = "prompt_n".getBytes(US_ASCII);
    private static final byte[] PREDICTED_N = "predicted_n".getBytes(US_ASCII);
    private static final byte[] PROMPT_MS = "prompt_ms".getBytes(US_ASCII);
    private static final byte[] PREDICTED_MS = "predicted_ms".getBytes(US_ASCII);
    private static final byte[] CACHE_N = "cache_n".getBytes(US_ASCII);

    private final JsonCursor json;
    private int prompt;
    private int completion;
    private int cached;
    private int input;
    private int read;
    private int created;
    private int reasoning;
    private int total;
    private int evaluated;
    private int predicted;
    private int reused;
    private long promptNanos;
    private long generationNanos;

    ReportedUsage(JsonCursor json) {
        this.json = json;
        clear();
    }

    void clear() {
        prompt = -1;
        completion = -1;
        cached = -1;
        input = -1;
        read = -1;
        created = -1;
        reasoning = -1;
        total = -1;
        evaluated = -1;
        predicted = -1;
        reused = -1;
        promptNanos = -1;
        generationNanos = -1;
    }

    /** Whether nothing was said. */
    boolean isEmpty() {
        return completionTokens() < 0 && promptTokens() < 0 && generationNanos < 0 && promptNanos < 0;
    }

    /** What the server took for the prompt; −1 if not said. */
    long promptNanos() {
        return promptNanos;
    }

    /** What the server took to generate; −1 if not said. */
    long generationNanos() {
        return generationNanos;
    }

    /**
     * −1 if not said. Anthropic, and SGLang and llama.cpp in its words, count what a cache had and takes beside
     * {@code input_tokens}; vLLM counts all in it and says nothing of caches there.
     */
    int promptTokens() {
        if (prompt >= 0) {
            return prompt;
        }
        if (input >= 0) {
            return input + Math.max(0, read) + Math.max(0, created);
        }
        return evaluated < 0 || reused < 0 ? -1 : evaluated + reused;
    }

    /** −1 if not said. */
    int completionTokens() {
        return completion >= 0 ? completion : predicted;
    }

    /** −1 if not said. */
    int cachedTokens() {
        if (cached >= 0) {
            return cached;
        }
        return prompt < 0 && input >= 0 ? read : reused;
    }

    /**
     * Of the completion tokens, those of reasoning; −1 if not said. Servers differ in whether the completion includes
     * them; where it does not, this is 0.
     */
    int reasoningTokens() {
        var isApart = completion >= 0
                && reasoning > 0
                && (reasoning > completion || (prompt >= 0 && total == prompt + completion + reasoning));
        return isApart ? 0 : reasoning;
    }

    /** The cursor has entered {@code usage}. */
    void read() {
        while (json.nextMember()) {
            if (json.textIs(PROMPT_TOKENS)) {
                prompt = ReportedNumber.count(json);
            } else if (json.textIs(INPUT_TOKENS)) {
                input = ReportedNumber.count(json);
            } else if (json.textIs(CACHE_READ)) {
                read = ReportedNumber.count(json);
            } else if (json.textIs(CACHE_CREATION)) {
                created = ReportedNumber.count(json);
            } else if (json.textIs(COMPLETION_TOKENS) || json.textIs(OUTPUT_TOKENS)) {
                completion = ReportedNumber.count(json);
            } else if ((json.textIs(PROMPT_TOKENS_DETAILS) || json.textIs(INPUT_TOKENS_DETAILS))
                    && json.enterObject()) {
                details();
            } else if ((json.textIs(COMPLETION_TOKENS_DETAILS) || json.textIs(OUTPUT_TOKENS_DETAILS))
                    && json.enterObject()) {
                outputDetails();
            } else if (json.textIs(REASONING_TOKENS)) {
                reasoning = ReportedNumber.count(json);
            } else if (json.textIs(TOTAL_TOKENS)) {
                total = ReportedNumber.count(json);
            } else {
                json.skip();
            }
        }
    }

    /**
     * The cursor has entered Gemini's {@code usageMetadata}, whose prompt includes what its cache had, and whose
     * candidates leave out what was thought. What is 0 is not said there.
     */
    void readMetadata() {
        var candidates = -1;
        while (json.nextMember()) {
            if (json.textIs(PROMPT_TOKEN_COUNT)) {
                prompt = ReportedNumber.count(json);
            } else if (json.textIs(CACHED_COUNT)) {
                cached = ReportedNumber.count(json);
            } else if (json.textIs(CANDIDATES_COUNT)) {
                candidates = ReportedNumber.count(json);
            } else if (json.textIs(THOUGHTS_COUNT)) {
                reasoning = ReportedNumber.count(json);
            } else {
                json.skip();
            }
        }
        if (candidates >= 0 || reasoning >= 0) {
            completion = Math.max(0, candidates) + Math.max(0, reasoning);
        }
    }

    /** The cursor has entered llama.cpp's {@code timings}, whose prompt count leaves out what its cache held. */
    void readTimings() {
        while (json.nextMember()) {
            if (json.textIs(PROMPT_N)) {
                evaluated = ReportedNumber.count(json);
            } else if (json.textIs(PREDICTED_N)) {
                predicted = ReportedNumber.count(json);
            } else if (json.textIs(CACHE_N)) {
                reused = ReportedNumber.count(json);
            } else if (json.textIs(PROMPT_MS)) {
                promptNanos = ReportedNumber.millisAsNanos(json);
            } else if (json.textIs(PREDICTED_MS)) {
                generationNanos = ReportedNumber.millisAsNanos(json);
            } else {
                json.skip();
            }
        }
    }

    /** Reads a count or duration of Ollama, which stand among the other members; false, and nowhere moved, if it is none. */
    boolean member() {
        if (json.textIs(PROMPT_EVAL_COUNT)) {
            prompt = ReportedNumber.count(json);
        } else if (json.textIs(EVAL_COUNT)) {
            completion = ReportedNumber.count(json);
        } else if (json.textIs(PROMPT_EVAL_DURATION)) {
            promptNanos = ReportedNumber.nanos(json);
        } else if (json.textIs(EVAL_DURATION)) {
            generationNanos = ReportedNumber.nanos(json);
        } else {
            return false;
        }
        return true;
    }

    private void outputDetails() {
        while (json.nextMember()) {
            if (json.textIs(REASONING_TOKENS) || json.textIs(THINKING_TOKENS)) {
                reasoning = ReportedNumber.count(json);
            } else {
                json.skip();
            }
        }
    }

    private void details() {
        while (json.nextMember()) {
            if (json.textIs(CACHED_TOKENS)) {
                cached = ReportedNumber.count(json);
            } else {
                json.skip();
            }
        }
    }
}
