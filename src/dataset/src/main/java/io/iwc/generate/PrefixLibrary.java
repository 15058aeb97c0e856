package io.iwc.generate;

import io.iwc.arrival.internal.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Prompts as block ids, each beginning as an earlier one and going on with blocks of its own. Ids count up from 0 in
 * the order in which blocks first appear.
 */
final class PrefixLibrary {
    private static final int TRIES = 8;

    private final int blockSize;
    private final SeededRandom random;
    private final List<long[]> earlier = new ArrayList<>();
    private final TreeMap<Integer, Integer> byBlocks = new TreeMap<>();
    private long next;

    PrefixLibrary(int blockSize, SeededRandom random) {
        this.blockSize = blockSize;
        this.random = random;
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
        byBlocks.put(full, earlier.size());
        earlier.add(Arrays.copyOf(ids, full));
        return ids;
    }

    /** Any earlier prompt that is long enough; so what is common already becomes more common. */
    private long[] chosen(int known) {
        for (var i = 0; i < TRIES && !earlier.isEmpty(); i++) {
            var candidate = earlier.get(random.nextInt(earlier.size()));
            if (candidate.length >= known) {
                return candidate;
            }
        }
        var enough = byBlocks.ceilingEntry(known);
        if (enough != null) {
            return earlier.get(enough.getValue());
        }
        return byBlocks.isEmpty()
                ? new long[0]
                : earlier.get(byBlocks.lastEntry().getValue());
    }
}
