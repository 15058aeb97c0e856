package io.iwc.simulator.internal;

import io.iwc.run.internal.Gaps;
import java.util.Arrays;

/**
 * The gaps between the tokens of an answer while they come. Who gets a token from each step of a replica has the gaps
 * between its steps, which are there already; who was left out of one, or got several from it, has gaps of its own.
 */
final class TokenGaps {
    private final StepGaps steps;
    private int[] stretch = {};
    private int from;
    private long[] own = {};
    private boolean apart;
    private long firstNanos;
    private long lastNanos;
    private int tokens;

    TokenGaps(StepGaps steps) {
        this.steps = steps;
    }

    /** A token came with the step that has just ended. */
    void add(long nanos) {
        if (tokens == 0) {
            firstNanos = nanos;
            stretch = steps.current();
            from = steps.count();
        } else if (apart || !steps.isLast(stretch, from + tokens - 1, nanos - lastNanos)) {
            addOwn(nanos - lastNanos);
        }
        lastNanos = nanos;
        tokens++;
    }

    private void addOwn(long gap) {
        var before = tokens - 1;
        if (!apart) {
            apart = true;
            own = new long[Math.max(16, 2 * before)];
            for (var i = 0; i < before; i++) {
                own[i] = stretch[from + i];
            }
        }
        if (before == own.length) {
            own = Arrays.copyOf(own, 2 * before);
        }
        own[before] = gap;
    }

    int tokens() {
        return tokens;
    }

    /** When the first token came; needs one. */
    long firstNanos() {
        return firstNanos;
    }

    /** When the last token so far came; needs one. */
    long lastNanos() {
        return lastNanos;
    }

    /** Those so far. */
    Gaps gaps() {
        if (tokens < 2) {
            return Gaps.NONE;
        }
        return apart ? Gaps.of(own, tokens - 1) : Gaps.shared(stretch, from, tokens - 1);
    }
}
