package io.iwc.simulator;

import java.util.List;

/**
 * What a server costs: a step's time in seconds is {@code stepOverhead + prefillPerToken · prefill tokens +
 * decodePerSequence · decoding sequences + kvReadPerToken · tokens of context read}. The profiles that come along are
 * in {@code profiles.json}, each with the measurements it was fitted to.
 *
 * @param name as asked for
 * @param version of the numbers; part of a baseline's environment
 * @param source whose measurements, of which model on which hardware; or that the numbers are made up
 * @param stepOverheadSeconds fixed cost of a step, above zero
 * @param prefillSecondsPerToken for each prompt token computed in a step
 * @param decodeSecondsPerSequence for each sequence that decodes in a step
 * @param kvReadSecondsPerToken for each token of context that decoding reads
 * @param maxBatchedTokens tokens computed in one step at most (chunked prefill); at least {@code maxSequences}
 * @param maxSequences sequences running at once at most
 * @param kvBlocks blocks of the KV cache
 * @param blockSize tokens a block
 * @since 0.1
 */
public record EngineProfile(
        String name,
        String version,
        String source,
        double stepOverheadSeconds,
        double prefillSecondsPerToken,
        double decodeSecondsPerSequence,
        double kvReadSecondsPerToken,
        int maxBatchedTokens,
        int maxSequences,
        int kvBlocks,
        int blockSize) {
    public EngineProfile {
        if (!(stepOverheadSeconds > 0)) {
            throw fault("stepOverheadSeconds", stepOverheadSeconds, "a number above zero");
        }
        notNegative("prefillSecondsPerToken", prefillSecondsPerToken);
        notNegative("decodeSecondsPerSequence", decodeSecondsPerSequence);
        notNegative("kvReadSecondsPerToken", kvReadSecondsPerToken);
        atLeastOne("maxSequences", maxSequences);
        atLeastOne("kvBlocks", kvBlocks);
        atLeastOne("blockSize", blockSize);
        if (maxBatchedTokens < maxSequences) {
            throw fault("maxBatchedTokens", maxBatchedTokens, "at least maxSequences (" + maxSequences + ")");
        }
    }

    /**
     * The profile of that name.
     *
     * @throws io.iwc.IwcException if there is none; the message lists all
     */
    public static EngineProfile named(String name) {
        return Profiles.named(name);
    }

    /** The names of all profiles that come along, in alphabetical order. */
    public static List<String> names() {
        return Profiles.names();
    }

    /** Tokens that the KV cache holds. */
    public long kvTokens() {
        return (long) kvBlocks * blockSize;
    }

    private static void notNegative(String field, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw fault(field, value, "a number ≥ 0");
        }
    }

    private static void atLeastOne(String field, int value) {
        if (value < 1) {
            throw fault(field, value, "an integer ≥ 1");
        }
    }

    private static IllegalArgumentException fault(String field, Number found, String expected) {
        return new IllegalArgumentException(field + ": found " + found + ", expected " + expected);
    }
}
