package io.iwc.generate;

import io.iwc.arrival.internal.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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

    private final int blockSize;
    private final Optional<ReuseDepths> depths;
    private final SeededRandom random;
    /** Prompts of at least 2^k blocks, in their order, with the number of the first new block after each. */
    private final List<Earlier> earlier = new ArrayList<>();

    private long next;

    /** @param depths of what is found again; empty if unknown, then evenly over all */
    PrefixLibrary(int blockSize, Optional<ReuseDepths> depths, SeededRandom random) {
        this.blockSize = blockSize;
        this.depths = depths;
        this.random = random;
        for (var i = 0; i < Integer.SIZE; i++) {
            earlier.add(new Earlier(new ArrayList<>(), new ArrayList<>()));
        }
    }

    /** A prompt of that length whose first {@code known} full blocks some earlier prompt had, or as many as one has. */
    long[] add(int tokens, int known) {
        return continued(known == 0 ? new long[0] : chosen(known), known, tokens);
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
        var kept = new Prefix(Arrays.copyOf(ids, full));
        for (var octave = 0; octave <= octave(full); octave++) {
            earlier.get(octave).prompts.add(kept);
            earlier.get(octave).upTo.add(next);
        }
        return ids;
    }

    /**
     * Of those that are long enough and about as far back as drawn the one that nothing continues yet and that ends the
     * soonest, as in a conversation; else the longest.
     */
    private long[] chosen(int known) {
        var from = next - depth();
        var near = new ArrayList<Prefix>();
        Prefix longest = null;
        for (var octave = octave(known); octave < earlier.size() && near.size() < NEAR; octave++) {
            var prompts = earlier.get(octave).prompts;
            var place = earlier.get(octave).place(from);
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
                .min(Comparator.comparing((Prefix prefix) -> prefix.isContinued)
                        .thenComparingInt(prefix -> prefix.ids.length))
                .orElse(longest);
        if (chosen == null) {
            return new long[0];
        }
        chosen.isContinued = true;
        return chosen.ids;
    }

    /** How many blocks ago. */
    private long depth() {
        var place = random.nextDouble();
        return (long) depths.map(known -> known.at(place)).orElse(place * next).doubleValue();
    }

    private static int octave(int blocks) {
        return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(Math.max(1, blocks));
    }

    /** Prompts in their order, and how many blocks there were after each. */
    private record Earlier(List<Prefix> prompts, List<Long> upTo) {
        /** The first one after so many blocks. */
        int place(long blocks) {
            var found = Collections.binarySearch(upTo, blocks);
            return found >= 0 ? found : -found - 1;
        }
    }

    /** The full blocks of a prompt. */
    private static final class Prefix {
        private final long[] ids;
        private boolean isContinued;

        Prefix(long[] ids) {
            this.ids = ids;
        }
    }
}
