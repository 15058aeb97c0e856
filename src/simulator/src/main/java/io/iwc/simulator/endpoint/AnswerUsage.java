package io.iwc.simulator.endpoint;

import java.util.Map;

/**
 * What an answer cost.
 *
 * @param prompt tokens of the prompt
 * @param completion tokens generated
 * @param cached tokens of the prompt that were in the prefix cache
 */
record AnswerUsage(int prompt, int completion, int cached) {
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
}
