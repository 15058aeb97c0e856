package io.iwc.simulator.internal;

import java.util.Arrays;

/** One step of the engine: whom it computes and what that brings. Reused. */
final class Step {
    private Sequence[] members = new Sequence[16];
    private int[] tokens = new int[16];
    private int[] gains = new int[16];
    private int[] contexts = new int[16]; // tokens before these
    private boolean[] decoding = new boolean[16];
    private int count;
    int budget;

    Step opened(int mostTokens) {
        Arrays.fill(members, 0, count, null);
        count = 0;
        budget = mostTokens;
        return this;
    }

    boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    Sequence member(int index) {
        return members[index];
    }

    int gain(int index) {
        return gains[index];
    }

    void addPrefill(Sequence sequence, int computed, int gain) {
        add(sequence, computed, gain, false);
    }

    void addDecoding(Sequence sequence, int computed, int gain) {
        add(sequence, computed, gain, true);
    }

    private void add(Sequence sequence, int computed, int gain, boolean decodes) {
        if (count == members.length) {
            members = Arrays.copyOf(members, 2 * count);
            tokens = Arrays.copyOf(tokens, 2 * count);
            gains = Arrays.copyOf(gains, 2 * count);
            contexts = Arrays.copyOf(contexts, 2 * count);
            decoding = Arrays.copyOf(decoding, 2 * count);
        }
        members[count] = sequence;
        tokens[count] = computed;
        contexts[count] = sequence.computed;
        decoding[count] = decodes;
        gains[count++] = gain;
        budget -= computed;
    }

    /** What it computes, in the terms of step times. */
    StepLoad measured(StepLoad load) {
        load.clear();
        for (var i = 0; i < count; i++) {
            if (decoding[i]) {
                load.decode(1, tokens[i], contexts[i] + 1L);
            } else {
                load.prefill(tokens[i], contexts[i], gains[i] > 0);
            }
        }
        return load;
    }

    /** Takes back what was planned for a sequence that has lost its blocks. */
    void withdraw(Sequence sequence) {
        for (var i = 0; i < count; i++) {
            if (members[i] == sequence) {
                budget += tokens[i];
                sequence.pending -= gains[i];
                count--;
                System.arraycopy(members, i + 1, members, i, count - i);
                System.arraycopy(tokens, i + 1, tokens, i, count - i);
                System.arraycopy(gains, i + 1, gains, i, count - i);
                System.arraycopy(contexts, i + 1, contexts, i, count - i);
                System.arraycopy(decoding, i + 1, decoding, i, count - i);
                return;
            }
        }
    }
}
