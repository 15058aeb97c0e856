package io.iwc.generate;

import io.iwc.arrival.internal.SeededRandom;
import java.util.Arrays;

/**
 * How many leading blocks of each prompt a cache would know, for requests without sessions. The shares of prompts that
 * hit are dealt out so that the hits of all add up to the source's: mean share and share of the mean differ, and the
 * correlation of share and length that makes both hold is searched.
 */
final class PrefixHits {
    private static final int HALVINGS = 30;

    private final int[] prompts;
    private final double[] shares;
    private final int blockSize;
    private final double[] noise;

    /**
     * @param prompts lengths in the order of requests
     * @param shares hit tokens / prompt tokens, ascending
     */
    PrefixHits(int[] prompts, double[] shares, int blockSize, SeededRandom random) {
        this.prompts = prompts;
        this.shares = shares;
        this.blockSize = blockSize;
        noise = Ranks.normals(prompts.length, random);
    }

    /** Blocks of each prompt that are known, so many altogether if the shares allow. */
    int[] addingUpTo(long blocks) {
        var least = -1.0;
        var most = 1.0;
        for (var i = 0; i < HALVINGS; i++) {
            var correlation = (least + most) / 2;
            if (sum(hits(correlation)) > blocks) {
                most = correlation;
            } else {
                least = correlation;
            }
        }
        return evened(hits(least), blocks);
    }

    private int[] hits(double correlation) {
        var lengths = Arrays.stream(prompts).asDoubleStream().toArray();
        var dealt = Ranks.like(Ranks.correlated(lengths, correlation, noise), shares);
        var hits = new int[prompts.length];
        for (var i = 0; i < hits.length; i++) {
            var blocks = StrictMath.rint(dealt[i] * prompts[i] / blockSize);
            var known = dealt[i] > 0 ? Math.max(1, blocks) : 0;
            hits[i] = (int) Math.min(known, full(i));
        }
        return hits;
    }

    /** A block more or less here and there, until the sum is right or nothing can give. */
    private int[] evened(int[] hits, long blocks) {
        var missing = blocks - sum(hits);
        for (var moved = true; moved && missing != 0; ) {
            moved = false;
            for (var i = 0; i < hits.length && missing != 0; i++) {
                var step = Long.signum(missing);
                if (hits[i] > 0 && hits[i] + step >= 1 && hits[i] + step <= full(i)) {
                    hits[i] += step;
                    missing -= step;
                    moved = true;
                }
            }
        }
        return hits;
    }

    private int full(int request) {
        return prompts[request] / blockSize;
    }

    private static long sum(int[] hits) {
        return Arrays.stream(hits).asLongStream().sum();
    }
}
