package io.iwc.simulator.endpoint;

import java.util.Map;

/**
 * What an answer cost.
 *
 * @param prompt tokens of the prompt
 * @param completion tokens generated
 * @param cached tokens of the prompt that were in the prefix cache
 * @param marked tokens of the prompt that its sender wants to be cached
 */
record AnswerUsage(int prompt, int completion, int cached, int marked) {
    static final AnswerUsage NONE = new AnswerUsage(0, 0, 0, 0);

    AnswerUsage plus(AnswerUsage other) {
        return new AnswerUsage(
                prompt + other.prompt, completion + other.completion, cached + other.cached, marked + other.marked);
    }

    /** The same prompt after that many tokens of the answer. */
    AnswerUsage withCompletion(int tokens) {
        return new AnswerUsage(prompt, tokens, cached, marked);
    }

    /** As the two older shapes have it. */
    Map<String, Object> asCompletion() {
        return Map.of(
                "prompt_tokens",
                prompt,
                "completion_tokens",
                completion,
                "total_tokens",
                prompt + completion,
                "prompt_tokens_details",
                Map.of("cached_tokens", cached));
    }

    /** As a response has it. */
    Map<String, Object> asResponse() {
        return Map.of(
                "input_tokens",
                prompt,
                "output_tokens",
                completion,
                "total_tokens",
                prompt + completion,
                "input_tokens_details",
                Map.of("cached_tokens", cached, "cache_write_tokens", 0),
                "output_tokens_details",
                Map.of("reasoning_tokens", 0));
    }

    /**
     * As Anthropic has it: what a cache held stands beside the other tokens of the prompt, and so does what it takes, up
     * to the last mark of the sender.
     */
    Map<String, Object> asMessage() {
        var written = Math.max(0, marked - cached);
        return Map.of(
                "input_tokens",
                prompt - cached - written,
                "cache_creation_input_tokens",
                written,
                "cache_read_input_tokens",
                cached,
                "cache_creation",
                Map.of("ephemeral_5m_input_tokens", written, "ephemeral_1h_input_tokens", 0),
                "output_tokens",
                completion,
                "service_tier",
                "standard");
    }

    /** As Gemini has it. */
    Map<String, Object> asContent() {
        return Map.of(
                "promptTokenCount", prompt,
                "candidatesTokenCount", completion,
                "totalTokenCount", prompt + completion,
                "cachedContentTokenCount", cached);
    }
}
