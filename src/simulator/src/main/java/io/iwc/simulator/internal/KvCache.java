package io.iwc.simulator.internal;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The blocks of the KV cache. A block is held by sequences or idle; a full block of a prompt is shared by all whose
 * prompts begin alike, and stays behind idle until its place is needed, least recently used first. What was generated
 * is never shared, because the next turn may not repeat it.
 */
final class KvCache {
    private final int capacity;
    private final int blockSize;
    private final Map<BlockKey, Integer> holders = new HashMap<>();
    private final Set<BlockKey> idle = new LinkedHashSet<>(); // least recently used first
    private int held;

    KvCache(int capacity, int blockSize) {
        this.capacity = capacity;
        this.blockSize = blockSize;
    }

    /** Blocks that some sequence holds, each counted once. */
    int held() {
        return held;
    }

    int idle() {
        return idle.size();
    }

    int blocksFor(long tokens) {
        return Math.toIntExact((tokens + blockSize - 1) / blockSize);
    }

    /** Leading blocks of the prompt that are there; never all of it, since the last token has to be computed. */
    int reusable(Sequence sequence) {
        var prefix = sequence.prefix();
        var atMost = Math.min(prefix.size(), (sequence.promptTokens() - 1) / blockSize);
        var hits = 0;
        while (hits < atMost && contains(prefix.get(hits))) {
            hits++;
        }
        return hits;
    }

    /** Takes {@code hits} shared blocks and as many new ones as {@code tokens} need; or nothing if they do not fit. */
    boolean tryAdmit(Sequence sequence, int hits, int tokens) {
        var shared = sequence.prefix().subList(0, hits);
        var fromIdle = (int) shared.stream().filter(idle::contains).count();
        if (held + fromIdle + blocksFor(tokens) - hits > capacity) {
            return false;
        }
        for (var key : shared) {
            held += idle.remove(key) ? 1 : 0;
            holders.merge(key, 1, Integer::sum);
            sequence.sharedBlocks.add(key);
        }
        sequence.publishedBlocks = hits;
        return tryGrow(sequence, tokens);
    }

    /** Takes the new blocks that {@code tokens} in all need; or nothing if they do not fit. */
    boolean tryGrow(Sequence sequence, int tokens) {
        var wanted = blocksFor(tokens) - sequence.blocks();
        if (wanted <= 0) {
            return true;
        }
        if (held + wanted > capacity) {
            return false;
        }
        held += wanted;
        sequence.privateBlocks += wanted;
        evict();
        return true;
    }

    /** Shares the blocks of the prompt that are computed by now, unless they are already shared. */
    void publish(Sequence sequence) {
        var prefix = sequence.prefix();
        var computed = Math.min(prefix.size(), sequence.computed / blockSize);
        for (; sequence.publishedBlocks < computed; sequence.publishedBlocks++) {
            var key = prefix.get(sequence.publishedBlocks);
            if (!contains(key)) {
                holders.put(key, 1);
                sequence.privateBlocks--;
                sequence.sharedBlocks.add(key);
            }
        }
    }

    /** Releases all blocks, from the last to the first, so that a parent outlives its child. */
    void release(Sequence sequence) {
        for (var i = sequence.sharedBlocks.size() - 1; i >= 0; i--) {
            var key = sequence.sharedBlocks.get(i);
            if (holders.merge(key, -1, Integer::sum) == 0) {
                holders.remove(key);
                idle.add(key);
                held--;
            }
        }
        held -= sequence.privateBlocks;
        sequence.sharedBlocks.clear();
        sequence.privateBlocks = 0;
        sequence.publishedBlocks = 0;
    }

    /** Evicts the prefixes that no sequence uses. */
    void forget() {
        idle.clear();
    }

    private boolean contains(BlockKey key) {
        return holders.containsKey(key) || idle.contains(key);
    }

    private void evict() {
        var oldest = idle.iterator();
        while (held + idle.size() > capacity) {
            oldest.next();
            oldest.remove();
        }
    }
}
