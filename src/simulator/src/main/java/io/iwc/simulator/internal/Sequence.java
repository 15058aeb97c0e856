package io.iwc.simulator.internal;

import java.util.Arrays;

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
    private final long priority;
    private final BlockKeys keys;
    private final Listener listener;

    // state of the KV cache
    int[] blocks = {}; // the first `held` are held; what follows is what it once had
    int held;
    int shared;
    int formerlyShared;
    int owner;

    // state of the scheduler
    int computed; // with what steps in flight compute
    int generated;
    int pending; // tokens that steps in flight will bring
    long order;
    boolean running;
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
        this(prompt, outputTokens, 0, listener);
    }

    /**
     * A sequence with a priority.
     *
     * @param priority the lower, the sooner, where the profile schedules by it
     */
    public Sequence(PromptTokens prompt, int outputTokens, long priority, Listener listener) {
        this.promptTokens = Math.max(1, prompt.count());
        this.outputTokens = Math.max(1, outputTokens);
        this.priority = priority;
        this.keys = prompt.blocks();
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

    /** Tokens of the prompt, ≥ 1. */
    public int promptTokens() {
        return promptTokens;
    }

    long priority() {
        return priority;
    }

    BlockKeys keys() {
        return keys;
    }

    /** Tokens whose KV is to be there before the next one can be sampled, those of steps in flight included. */
    int known() {
        return promptTokens + generated + pending;
    }

    /** Tokens that no step is to bring yet. */
    int left() {
        return outputTokens - generated - pending;
    }

    /** Tokens whose KV is held at most: that of the last generated one is never needed. */
    long mostHeld() {
        return (long) promptTokens + outputTokens - 1;
    }

    /** Starts, or starts again, behind what the prefix cache holds; whether it is for the first time. */
    boolean admit(int cachedTokens) {
        computed = cachedTokens;
        running = true;
        var first = cachedPromptTokens < 0;
        if (first) {
            cachedPromptTokens = Math.min(cachedTokens, promptTokens);
        }
        return first;
    }

    /** Takes in what a step brought. */
    void generate(int tokens) {
        pending -= tokens;
        generated += tokens;
        done = generated == outputTokens;
    }

    /** Tells of the last so many tokens. */
    void tell(long nanos, int tokens) {
        for (var token = generated - tokens + 1; token <= generated; token++) {
            listener.token(nanos, token);
        }
    }

    void adopt(int[] found) {
        if (blocks.length < found.length) {
            blocks = Arrays.copyOf(blocks, found.length);
        }
        System.arraycopy(found, 0, blocks, 0, found.length);
        held = found.length;
        shared = found.length;
    }

    void add(int block) {
        if (held == blocks.length) {
            blocks = Arrays.copyOf(blocks, Math.max(4, held + held / 2));
        }
        blocks[held++] = block;
    }

    /** What it shared it may find again. */
    void letGo() {
        formerlyShared = shared;
        held = 0;
        shared = 0;
    }
}
