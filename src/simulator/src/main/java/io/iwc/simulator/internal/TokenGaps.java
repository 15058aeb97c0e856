package io.iwc.simulator.internal;

import io.iwc.run.internal.Gaps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The gaps between the tokens of an answer while they come. Who gets a token from each step of a replica has the gaps
 * between its steps, which are there already; who was left out of some, or got several tokens from one, has stretches
 * of them and gaps of its own in between.
 */
final class TokenGaps {
    private static final int FEW = 16; // steps in a row that are not worth a stretch

    private final StepGaps steps;
    private int[] stretch = {};
    private int from;
    private int length;
    private long[] own = {};
    private int owned;
    private List<Gaps> before = List.of(); // the stretch and the own ones, which come before it
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
            begin();
        } else if (steps.isLast(stretch, from + length, nanos - lastNanos)) {
            length++;
        } else {
            end();
            addOwn(nanos - lastNanos);
            begin();
        }
        lastNanos = nanos;
        tokens++;
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

    /** All of them, once no more come. */
    Gaps gaps() {
        if (!before.isEmpty() || owned > 0) {
            end();
            keepOwn();
            return Gaps.joined(before);
        }
        return Gaps.shared(stretch, from, length);
    }

    private void begin() {
        stretch = steps.current();
        from = steps.count();
        length = 0;
    }

    private void end() {
        if (length < FEW) {
            for (var i = 0; i < length; i++) {
                addOwn(stretch[from + i]);
            }
        } else {
            keepOwn();
            keep(Gaps.shared(stretch, from, length));
        }
    }

    private void addOwn(long gap) {
        if (owned == own.length) {
            own = Arrays.copyOf(own, Math.max(FEW, 2 * owned));
        }
        own[owned++] = gap;
    }

    private void keepOwn() {
        if (owned > 0) {
            keep(Gaps.of(own, owned));
            owned = 0;
        }
    }

    private void keep(Gaps next) {
        if (before.isEmpty()) {
            before = new ArrayList<>(2); // few have any
        }
        before.add(next);
    }
}
