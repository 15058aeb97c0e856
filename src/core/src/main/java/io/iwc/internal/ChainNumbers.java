package io.iwc.internal;

import java.util.HashMap;
import java.util.Map;

/**
 * Numbers the blocks of prompts from 0 by first appearance: the same number exactly where a block and everything before
 * it are the same. Some tens of bytes a distinct block, in the terms of {@link KeyedLongs}.
 */
public final class ChainNumbers {
    private final KeyedLongs numbers = new KeyedLongs(1);
    private final Map<String, Long> roots = new HashMap<>();
    private long next;

    /** The number before first blocks that are shared under a name: the same for the same name, below 0. */
    public long root(String shared) {
        return roots.computeIfAbsent(shared, unseen -> -1L - roots.size());
    }

    /**
     * The number of a block.
     *
     * @param before number of the block before it; for a first block {@link #root}, or any number below 0, which
     *     prompts that share it have in common
     * @param content that holds the block
     * @param from its first index there
     * @param to the index behind its last
     */
    public long of(long before, long[] content, int from, int to) {
        var known = numbers.putIfAbsent(before, content, from, to, next);
        return known.isPresent() ? known.get()[0] : next++;
    }

    /** The number of a block that is like no other. */
    public long ofNew() {
        return next++;
    }
}
