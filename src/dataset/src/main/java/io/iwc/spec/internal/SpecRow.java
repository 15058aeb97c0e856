package io.iwc.spec.internal;

/**
 * One request of a spec directory.
 *
 * @param line of its lengths, from 1; 0 if it was never in a file
 * @param promptId of its text in {@code prompts.jsonl}
 * @param prefillTokens length of the prompt, ≥ 0
 * @param decodeTokens length of the answer, ≥ 0
 * @param arrivalNanos from the start, ≥ 0
 */
record SpecRow(long line, String promptId, int prefillTokens, int decodeTokens, long arrivalNanos) {}
