package io.iwc.simulator.endpoint;

import java.util.Map;
import java.util.TreeMap;

/**
 * What an answer cost.
 *
 * @param prompt tokens of the prompt
 * @param completion tokens generated
 * @param cached tokens of the prompt that were in the prefix cache
 * @param marked tokens of the prompt that its sender wants to be cached
 * @param thought of the tokens generated, those of thoughts
 */
record AnswerUsage(int prompt, int completion, int cached, int marked, int thought) {
    static final AnswerUsage NONE = new AnswerUsage(0, 0, 0, 0, 0);

    AnswerUsage plus(AnswerUsage other) {
        return new AnswerUsage(
                prompt + other.prompt,
                completion + other.completion,
                cached + other.cached,
                marked + other.marked,
                thought + other.thought);
    }

    /** The same prompt after that many tokens of the answer. */
    AnswerUsage withCompletion(int tokens) {
        return new AnswerUsage(prompt, tokens, cached, marked, Math.min(thought, tokens));
    }

    /** As the two older shapes have it. */
    Map<String, Object> asCompletion() {
        var usage = new TreeMap<String, Object>(Map.of(
                "prompt_tokens",
                prompt,
                "completion_tokens",
                completion,
                "total_tokens",
                prompt + completion,
                "prompt_tokens_details",
                Map.of("cached_tokens", cached)));
        if (thought > 0) {
            usage.put("completion_tokens_details", Map.of("reasoning_tokens", thought));
        }
        return usage;
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
                Map.of("reasoning_tokens", thought));
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
                "output_tokens_details",
                Map.of("thinking_tokens", thought),
                "service_tier",
                "standard");
    }

    /** As Bedrock has it: what a cache held and takes stands beside the other tokens of the prompt. */
    Map<String, Object> asConverse() {
        var written = Math.max(0, marked - cached);
        return Map.of(
                "inputTokens",
                prompt - cached - written,
                "outputTokens",
                completion,
                "totalTokens",
                prompt + completion,
                "cacheReadInputTokens",
                cached,
                "cacheWriteInputTokens",
                written);
    }

    /** As Gemini has it. */
    Map<String, Object> asContent() {
        return Map.of(
                "promptTokenCount",
                prompt,
                "candidatesTokenCount",
                completion - thought,
                "thoughtsTokenCount",
                thought,
                "totalTokenCount",
                prompt + completion,
                "cachedContentTokenCount",
                cached);
    }
}
