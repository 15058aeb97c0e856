package io.iwc.spec;

/**
 * One request of a spec directory.
 *
 * @param promptId of its text in {@code prompts.jsonl}
 * @param prefillTokens length of the prompt, ≥ 0
 * @param decodeTokens length of the answer, ≥ 0
 * @param arrivalNanos from the start, ≥ 0
 */
record SpecRow(String promptId, long prefillTokens, long decodeTokens, long arrivalNanos) {}
