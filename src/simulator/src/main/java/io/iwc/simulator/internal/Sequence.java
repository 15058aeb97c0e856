package io.iwc.simulator.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * One request inside the engine: how much of it is computed and which KV blocks it holds. Belongs to one
 * {@link Scheduler}, whose thread alone may touch it once it is submitted.
 *
 * @since 0.1
 */
public final class Sequence {
    /** Called for every generated token at the end of its step, on the scheduler's thread: must not block. */
    @FunctionalInterface
    public interface Listener {
        /**
         * A token is there.
         *
         * @param nanos when, on the scheduler's clock
         * @param generated how many there are now, from 1
         */
        void token(long nanos, int generated);
    }

    private final int promptTokens;
    private final int outputTokens;
    private final List<BlockKey> prefix;
    private final Listener listener;

    // state of the KV cache
    final List<BlockKey> sharedBlocks = new ArrayList<>();
    int privateBlocks;
    int publishedBlocks;

    // state of the scheduler
    int computed;
    int generated;
    int planned;
    boolean prefilling = true;
    boolean done;
    private int cachedPromptTokens = -1;

    /**
     * A sequence to submit.
     *
     * @param prompt what is to be computed before the first token; an empty one counts as one token, as engines put a
     *     start token before it
     * @param outputTokens tokens to generate; at least one always is, as engines sample after every prefill
     */
    public Sequence(PromptTokens prompt, int outputTokens, Listener listener) {
        this.promptTokens = Math.max(1, prompt.count());
        this.outputTokens = Math.max(1, outputTokens);
        this.prefix = prompt.blocks();
        this.listener = listener;
    }

    /** Tokens to generate, ≥ 1. */
    public int outputTokens() {
        return outputTokens;
    }

    /** Tokens generated so far. */
    public int generatedTokens() {
        return generated;
    }

    /** Prompt tokens found in the prefix cache when it was first admitted; 0 before. */
    public int cachedPromptTokens() {
        return Math.max(0, cachedPromptTokens);
    }

    public int promptTokens() {
        return promptTokens;
    }

    List<BlockKey> prefix() {
        return prefix;
    }

    /** Tokens whose KV is to be there before the next one can be sampled. */
    int known() {
        return promptTokens + generated;
    }

    /** Tokens whose KV is held at most: that of the last generated one is never needed. */
    long mostHeld() {
        return (long) promptTokens + outputTokens - 1;
    }

    int blocks() {
        return sharedBlocks.size() + privateBlocks;
    }

    /** Starts, or starts again, behind what the prefix cache holds; whether it is for the first time. */
    boolean admit(int cachedTokens) {
        computed = cachedTokens;
        prefilling = true;
        var first = cachedPromptTokens < 0;
        if (first) {
            cachedPromptTokens = cachedTokens;
        }
        return first;
    }

    /** Takes in what the step computed; whether that brought a token. */
    boolean advance() {
        computed += planned;
        planned = 0;
        if (computed < known()) {
            return false;
        }
        prefilling = false;
        generated++;
        done = generated == outputTokens;
        return true;
    }

    void tell(long nanos) {
        listener.token(nanos, generated);
    }
}
