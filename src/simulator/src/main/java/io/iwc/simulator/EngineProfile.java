package io.iwc.simulator;

/**
 * What a server costs: a step's time in seconds is {@code stepOverhead + prefillPerToken · prefill tokens +
 * decodePerSequence · decoding sequences + kvReadPerToken · tokens of context read}.
 *
 * @param name as asked for
 * @param version of the numbers; part of a baseline's environment
 * @param stepOverheadSeconds fixed cost of a step
 * @param prefillSecondsPerToken for each prompt token computed in a step
 * @param decodeSecondsPerSequence for each sequence that decodes in a step
 * @param kvReadSecondsPerToken for each token of context that decoding reads
 * @param maxBatchedTokens tokens computed in one step at most (chunked prefill)
 * @param maxSequences sequences running at once at most
 * @param kvBlocks blocks of the KV cache
 * @param blockSize tokens a block
 * @since 0.1
 */
public record EngineProfile(
        String name,
        String version,
        double stepOverheadSeconds,
        double prefillSecondsPerToken,
        double decodeSecondsPerSequence,
        double kvReadSecondsPerToken,
        int maxBatchedTokens,
        int maxSequences,
        int kvBlocks,
        int blockSize) {
    /** The profile of that name; an unknown one is an error that lists all. */
    public static EngineProfile named(String name) {
        throw new UnsupportedOperationException("profile");
    }
}
