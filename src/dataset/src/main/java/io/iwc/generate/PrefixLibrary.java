package io.iwc.generate;

import io.iwc.arrival.internal.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Prompts as block ids, each beginning as an earlier one and going on with blocks of its own. Ids count up from 0 in
 * the order in which blocks first appear. How far back a beginning is found is drawn so that caches of each size find
 * what they find in the source.
 */
final class PrefixLibrary {
    private static final int TRIES = 64;
    private static final int NEAR = 8;
    private static final double STEPS = 4; // a quarter of a factor of e in depth makes no difference

    private final int blockSize;
    private final Optional<ReuseDepths> depths;
    private final BlockRecency recency;
    private final SeededRandom random;
    /** Prompts of at least 2^k blocks, in their order. */
    private final List<List<Prefix>> earlier = new ArrayList<>();

    private long next;
    private int requests;

    /**
     * @param depths of what is found again where a prompt has none of its own; empty if unknown, then evenly over all
     * @param mostRequests how many prompts may come
     */
    PrefixLibrary(int blockSize, Optional<ReuseDepths> depths, int mostRequests, SeededRandom random) {
        this.blockSize = blockSize;
        this.depths = depths;
        this.random = random;
        recency = new BlockRecency(mostRequests);
        for (var i = 0; i < Integer.SIZE; i++) {
            earlier.add(new ArrayList<>());
        }
    }

    /**
     * A prompt of that length whose first {@code known} full blocks some earlier prompt had, or as many as one has.
     *
     * @param depth of the last of these in the order of use; 0 to draw one
     */
    long[] add(int tokens, int known, int depth) {
        return continued(known == 0 ? new long[0] : chosen(known, depth > 0 ? depth : drawn()), known, tokens);
    }

    /**
     * A prompt of that length that shares a prefix with another one.
     *
     * @param shared how many blocks both have; the last one may be cut off by the end of either
     */
    long[] continued(long[] before, int shared, int tokens) {
        var full = tokens / blockSize;
        var ids = Arrays.copyOf(before, full + (tokens % blockSize == 0 ? 0 : 1));
        for (var i = Math.min(shared, before.length); i < ids.length; i++) {
            ids[i] = next++;
        }
        var kept = new Prefix(Arrays.copyOf(ids, full), requests++);
        recency.use(kept.ids);
        for (var octave = 0; octave <= octave(full); octave++) {
            earlier.get(octave).add(kept);
        }
        return ids;
    }

    /**
     * Of those that are long enough the one whose last known block lies about as deep, and as few before it as may be
     * nearer, being shared with others; of several the one that nothing
     * continues yet and that ends the soonest, as in a conversation. The longest where none is long enough.
     */
    private long[] chosen(int known, int depth) {
        var from = recency.requestAt(depth);
        var near = new ArrayList<Prefix>();
        Prefix longest = null;
        for (var octave = octave(known); octave < earlier.size() && near.size() < NEAR; octave++) {
            var prompts = earlier.get(octave);
            var place = place(prompts, from);
            for (var step = 0; step < TRIES && near.size() < NEAR; step++) {
                var candidate = place + (step % 2 == 0 ? step / 2 : -(step + 1) / 2);
                if (candidate >= 0 && candidate < prompts.size()) {
                    var found = prompts.get(candidate);
                    if (found.ids.length >= known) {
                        near.add(found);
                    }
                    longest = longest == null || found.ids.length > longest.ids.length ? found : longest;
                }
            }
        }
        var chosen = near.stream()
                .min(Comparator.comparingLong((Prefix prefix) -> distance(prefix, known, depth))
                        .thenComparing(prefix -> prefix.isContinued)
                        .thenComparingInt(prefix -> prefix.ids.length))
                .orElse(longest);
        if (chosen == null) {
            return new long[0];
        }
        chosen.isContinued = true;
        return chosen.ids;
    }

    /** By the last known block and by one in the first quarter. */
    private long distance(Prefix prefix, int known, int depth) {
        return Math.round(STEPS * (off(prefix, known, depth) + off(prefix, (known + 3) / 4, depth)));
    }

    private double off(Prefix prefix, int leading, int depth) {
        return Math.abs(StrictMath.log((double) recency.depth(prefix.ids, leading) / Math.max(1, depth)));
    }

    /** How many blocks ago. */
    private int drawn() {
        var place = random.nextDouble();
        return (int) depths.map(known -> known.at(place)).orElse(place * next).doubleValue();
    }

    private static int octave(int blocks) {
        return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(Math.max(1, blocks));
    }

    /** The first one from a request on. */
    private static int place(List<Prefix> prompts, int request) {
        var least = 0;
        var most = prompts.size();
        while (least < most) {
            var middle = (least + most) >>> 1;
            if (prompts.get(middle).request < request) {
                least = middle + 1;
            } else {
                most = middle;
            }
        }
        return least;
    }

    /** The full blocks of a prompt. */
    private static final class Prefix {
        private final long[] ids;
        private final int request;
        private boolean isContinued;

        Prefix(long[] ids, int request) {
            this.ids = ids;
            this.request = request;
        }
    }
}
