package io.iwc.simulator.internal;

import io.iwc.simulator.EngineProfile;

/**
 * Speculative decoding: a step computes the next token and some drafts behind it, of which the leading ones that are
 * accepted are tokens too. Whether one is accepted is drawn from the sequence's place in the queue and the token's place
 * in the answer, so that the same workload meets the same luck.
 */
final class Drafts {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private final int most;
    private final double acceptance;

    private Drafts(int most, double acceptance) {
        this.most = most;
        this.acceptance = acceptance;
    }

    static Drafts of(EngineProfile profile) {
        return profile.scheduling()
                .speculation()
                .map(it -> new Drafts(it.tokens(), it.acceptance()))
                .orElseGet(() -> new Drafts(0, 0));
    }

    /** Tokens to compute for a sequence that decodes; no more than it can use. */
    int tokens(Sequence sequence) {
        return Math.min(1 + most, sequence.left());
    }

    /** Tokens that this brings. */
    int gain(Sequence sequence, int computed) {
        var gain = 1;
        var place = sequence.generated + sequence.pending;
        while (gain < computed && uniform(sequence.order, place + gain) < acceptance) {
            gain++;
        }
        return gain;
    }

    private static double uniform(long sequence, int place) {
        var z = sequence * STEP + place;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z = (z ^ (z >>> 31)) * STEP;
        z ^= z >>> 29;
        return (z >>> 11) * 0x1.0p-53;
    }
}
