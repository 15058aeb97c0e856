package io.iwc.simulator.calibrate.internal;

import io.iwc.simulator.StepCost;
import io.iwc.simulator.internal.StepLoad;
import java.util.List;

/**
 * What a linear step cost is linear in, for each number of prompt tokens that may cost nothing, and beside it what each
 * request costs in front of the engine. Vectors of doubles, one after the other for each such number.
 */
final class Features {
    static final int[] FREE_TOKENS = {0, 16, 32, 64, 96, 128, 192, 256, 384, 512};

    /** Common to all numbers of free tokens, then the prompt tokens beyond each of them. */
    static final int COMMON = 6;

    static final int OVERHEAD = 0;
    static final int PAIRS = 1;
    static final int DECODING = 2;
    static final int CONTEXT = 3;
    static final int MIXED_CONTEXT = 4;
    static final int REQUESTS = 5;
    static final int COUNT = COMMON + FREE_TOKENS.length;

    /** Terms of a fit: the common ones, and prompt tokens behind them. */
    static final int TERMS = COMMON + 1;

    static final List<String> NAMES = List.of(
            "step overhead",
            "prompt pairs",
            "decoding sequences",
            "context read",
            "context read beside prompts",
            "request overhead",
            "prompt tokens");

    private Features() {}

    static double[] of(StepLoad step) {
        var of = new double[COUNT];
        of[OVERHEAD] = 1;
        of[PAIRS] = step.prefillPairs();
        of[DECODING] = step.decodeTokens();
        of[CONTEXT] = step.contextTokens();
        of[MIXED_CONTEXT] = step.chunks() == 0 ? 0 : step.contextTokens();
        for (var choice = 0; choice < FREE_TOKENS.length; choice++) {
            of[COMMON + choice] = Math.max(0, step.prefillTokens() - FREE_TOKENS[choice]);
        }
        return of;
    }

    /** Those of a fit with that number of free tokens. */
    static double[] chosen(double[] all, int choice) {
        var terms = new double[TERMS];
        System.arraycopy(all, 0, terms, 0, COMMON);
        terms[COMMON] = all[COMMON + choice];
        return terms;
    }

    static StepCost.Linear cost(double[] terms, int choice) {
        return new StepCost.Linear(
                Math.max(terms[OVERHEAD], 1e-9),
                terms[COMMON],
                FREE_TOKENS[choice],
                terms[PAIRS],
                terms[DECODING],
                terms[CONTEXT],
                terms[MIXED_CONTEXT]);
    }

    static double[] plus(double[] left, double[] right) {
        var sum = left.clone();
        for (var i = 0; i < sum.length; i++) {
            sum[i] += right[i];
        }
        return sum;
    }

    static double[] minus(double[] left, double[] right) {
        return plus(left, times(right, -1));
    }

    static double[] times(double[] features, double factor) {
        var scaled = features.clone();
        for (var i = 0; i < scaled.length; i++) {
            scaled[i] *= factor;
        }
        return scaled;
    }
}
