package io.iwc.simulator.internal;

/**
 * What an engine is doing, and its totals since it was made.
 *
 * @param running sequences admitted and not finished
 * @param waiting sequences not admitted yet
 * @param kvBlocksHeld KV blocks held by running sequences
 * @param kvBlocks KV blocks there are
 * @param promptTokens prompt tokens of admitted sequences
 * @param cachedPromptTokens of these, tokens found in the prefix cache
 * @param generatedTokens tokens generated
 * @param finished sequences that generated all they were asked for
 * @param preemptions how often a running sequence had to give up its blocks
 * @since 0.1
 */
public record EngineLoad(
        int running,
        int waiting,
        int kvBlocksHeld,
        int kvBlocks,
        long promptTokens,
        long cachedPromptTokens,
        long generatedTokens,
        long finished,
        long preemptions) {
    /** Share of the KV cache that is held, 0..1. */
    public double kvUsage() {
        return (double) kvBlocksHeld / kvBlocks;
    }
}
