package io.iwc.generate;

import io.iwc.arrival.internal.SeededRandom;
import java.util.Arrays;
import java.util.Optional;

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
    private final Optional<int[]> bins;

    /**
     * @param prompts lengths in the order of requests
     * @param shares hit tokens / prompt tokens, ascending
     * @param bins about how many tokens of each are known; empty if nothing says so
     */
    PrefixHits(int[] prompts, double[] shares, int blockSize, Optional<int[]> bins, SeededRandom random) {
        this.bins = bins;
        this.prompts = prompts;
        this.shares = shares;
        this.blockSize = blockSize;
        noise = Ranks.normals(prompts.length, random);
    }

    /** Blocks of each prompt that are known, so many altogether if the shares allow. */
    int[] addingUpTo(long blocks) {
        if (bins.isPresent()) {
            return evened(hits(likely(bins.get())), blocks);
        }
        var least = -1.0;
        var most = 1.0;
        for (var i = 0; i < HALVINGS; i++) {
            var correlation = (least + most) / 2;
            if (sum(hits(correlated(correlation))) > blocks) {
                most = correlation;
            } else {
                least = correlation;
            }
        }
        return evened(hits(correlated(least)), blocks);
    }

    private double[] correlated(double correlation) {
        return Ranks.correlated(lengths(), correlation, noise);
    }

    /** Shares that go with the bins of hits. */
    private double[] likely(int[] hits) {
        var likely = new double[hits.length];
        Arrays.setAll(likely, i -> hits[i] / Math.max(1.0, prompts[i]));
        return likely;
    }

    private double[] lengths() {
        return Arrays.stream(prompts).asDoubleStream().toArray();
    }

    private int[] hits(double[] keys) {
        var dealt = Ranks.like(keys, shares);
        var hits = new int[prompts.length];
        for (var i = 0; i < hits.length; i++) {
            var blocks = StrictMath.rint(dealt[i] * prompts[i] / blockSize);
            var known = dealt[i] > 0 ? Math.max(1, blocks) : 0;
            hits[i] = (int) Math.min(known, full(i));
        }
        return hits;
    }

    /** A block more or less where it changes the least, until the sum is right or nothing can give. */
    private int[] evened(int[] hits, long blocks) {
        var missing = blocks - sum(hits);
        var longestFirst =
                Ranks.ascending(Arrays.stream(hits).mapToDouble(known -> -known).toArray());
        for (var moved = true; moved && missing != 0; ) {
            moved = false;
            for (var next = 0; next < hits.length && missing != 0; next++) {
                var i = longestFirst[next];
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
