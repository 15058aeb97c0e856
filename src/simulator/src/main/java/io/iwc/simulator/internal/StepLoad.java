package io.iwc.simulator.internal;

import java.util.Arrays;

/**
 * What one step computes, as step times are made of it: chunks of prompts, each behind the context that is there, and
 * sequences that decode. Reused from step to step.
 *
 * @since 0.1
 */
public final class StepLoad {
    private int[] chunkTokens = new int[8];
    private long[] chunkContext = new long[8];
    private int chunks;
    private long prefillTokens;
    private long prefillPairs;
    private int decodingSequences;
    private long decodeTokens;
    private long contextTokens;
    private int sampledSequences;

    /** A load of nothing. */
    public StepLoad() {}

    /** The same load of nothing. */
    public StepLoad clear() {
        chunks = 0;
        prefillTokens = 0;
        prefillPairs = 0;
        decodingSequences = 0;
        decodeTokens = 0;
        contextTokens = 0;
        sampledSequences = 0;
        return this;
    }

    /**
     * A chunk of a prompt.
     *
     * @param tokens computed of it, ≥ 1
     * @param context tokens before them
     * @param sampled whether it ends the prompt and so brings a token
     */
    public StepLoad prefill(int tokens, long context, boolean sampled) {
        if (chunks == chunkTokens.length) {
            chunkTokens = Arrays.copyOf(chunkTokens, 2 * chunks);
            chunkContext = Arrays.copyOf(chunkContext, 2 * chunks);
        }
        chunkTokens[chunks] = tokens;
        chunkContext[chunks++] = context;
        prefillTokens += tokens;
        prefillPairs += pairs(tokens, context);
        sampledSequences += sampled ? 1 : 0;
        return this;
    }

    /**
     * Sequences that decode.
     *
     * @param sequences how many
     * @param tokens computed of all of them, drafts included
     * @param context tokens that they read, the new ones included
     */
    public StepLoad decode(int sequences, long tokens, long context) {
        decodingSequences += sequences;
        decodeTokens += tokens;
        contextTokens += context;
        sampledSequences += sequences;
        return this;
    }

    /** How many chunks there are. */
    public int chunks() {
        return chunks;
    }

    /** Tokens of a chunk, from 0. */
    public int chunkTokens(int chunk) {
        return chunkTokens[chunk];
    }

    /** Tokens before a chunk. */
    public long chunkContext(int chunk) {
        return chunkContext[chunk];
    }

    /** Prompt tokens of all chunks. */
    public long prefillTokens() {
        return prefillTokens;
    }

    /** Over all prompt tokens computed, the tokens that each attends to, itself included. */
    public long prefillPairs() {
        return prefillPairs;
    }

    /** Sequences that decode. */
    public int decodingSequences() {
        return decodingSequences;
    }

    /** Tokens that these compute. */
    public long decodeTokens() {
        return decodeTokens;
    }

    /** Tokens of context that these read. */
    public long contextTokens() {
        return contextTokens;
    }

    /** Sequences that get a token. */
    public int sampledSequences() {
        return sampledSequences;
    }

    /** Tokens of the whole batch. */
    public long batchTokens() {
        return prefillTokens + decodeTokens;
    }

    /** What tokens behind a context attend to. */
    static long pairs(long tokens, long context) {
        return tokens * context + tokens * (tokens + 1) / 2;
    }
}
