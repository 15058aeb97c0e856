package io.iwc.generate;

import io.iwc.arrival.internal.SeededRandom;

/**
 * System prompts shared by many requests.
 *
 * @param tokens length of each, ≥ 0
 * @param count how many different ones there are, ≥ 1
 * @param exponent of their popularity: the k-th most common one is chosen with weight {@code k^−exponent}, ≥ 0
 * @since 0.1
 */
public record SharedPrefixes(int tokens, int count, double exponent) {
    /** No request shares anything. */
    public static final SharedPrefixes NONE = new SharedPrefixes(0, 1, 0);

    public SharedPrefixes {
        if (tokens < 0 || count < 1 || !(exponent >= 0)) {
            throw new IllegalArgumentException("shared prefixes: found tokens=" + tokens + ", count=" + count
                    + ", exponent=" + exponent + ", expected tokens ≥ 0, count ≥ 1, exponent ≥ 0");
        }
    }

    /** One prefix of that length in front of every request. */
    public static SharedPrefixes one(int tokens) {
        return new SharedPrefixes(tokens, 1, 0);
    }

    /** Chooses a prefix, from 0 (the most popular one). */
    Chooser chooser(SeededRandom random) {
        var ranks = LengthDistribution.zipf(exponent, count);
        return () -> ranks.draw(random) - 1;
    }

    /** Which prefix the next session begins with. */
    interface Chooser {
        int next();
    }
}
