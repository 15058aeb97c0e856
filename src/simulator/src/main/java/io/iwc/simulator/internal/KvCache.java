package io.iwc.simulator.internal;

/**
 * The blocks of the KV cache as sequences hold them. A full block is shared by all whose tokens begin alike, prompt and
 * answer, from the moment it is allocated; a sequence that was preempted finds its own again. What nobody holds stays
 * until its place is needed: of a sequence the last block goes first, so that a parent outlives its child.
 */
final class KvCache {
    private final BlockTable table;
    private final int capacity;
    private final int blockSize;
    private final boolean caching;
    private int owners;

    KvCache(int capacity, int blockSize, boolean caching) {
        this.capacity = capacity;
        this.blockSize = blockSize;
        this.caching = caching;
        table = new BlockTable(capacity);
    }

    /** Blocks that some sequence holds, each counted once. */
    int held() {
        return capacity - table.free();
    }

    int blocksFor(long tokens) {
        return Math.toIntExact((tokens + blockSize - 1) / blockSize);
    }

    /** Leading blocks that are there; never all of it, since the last token has to be computed. */
    int reusable(Sequence sequence) {
        if (!caching) {
            return 0;
        }
        var atMost = (sequence.known() - 1) / blockSize;
        var hits = 0;
        while (hits < atMost && there(sequence, hits) != BlockTable.NONE) {
            hits++;
        }
        return hits;
    }

    /**
     * Takes {@code hits} shared blocks and as many new ones as {@code tokens} need; or nothing if they do not fit.
     *
     * @param fitting tokens that have to fit before anything is taken
     */
    boolean tryAdmit(Sequence sequence, int hits, int tokens, int fitting) {
        var fromFree = 0;
        for (var i = 0; i < hits; i++) {
            fromFree += table.isFree(there(sequence, i)) ? 1 : 0;
        }
        if (fromFree + blocksFor(Math.max(tokens, fitting)) - hits > table.free()) {
            return false;
        }
        var found = new int[hits];
        for (var i = 0; i < hits; i++) {
            found[i] = there(sequence, i);
            table.hold(found[i]);
        }
        if (sequence.owner == 0) {
            sequence.owner = ++owners;
        }
        sequence.adopt(found);
        return tryGrow(sequence, tokens);
    }

    /** Takes the new blocks that {@code tokens} in all need; or nothing if they do not fit. */
    boolean tryGrow(Sequence sequence, int tokens) {
        if (tokens <= sequence.held * blockSize) {
            return true;
        }
        var wanted = blocksFor(tokens) - sequence.held;
        if (wanted > table.free()) {
            return false;
        }
        for (var i = 0; i < wanted; i++) {
            sequence.add(table.take(sequence.owner));
        }
        return true;
    }

    /** Shares what is full with so many tokens, computed or about to be. */
    void share(Sequence sequence, int tokens) {
        if (!caching || tokens < (sequence.shared + 1) * blockSize) {
            return;
        }
        var full = tokens / blockSize;
        var keys = sequence.keys();
        for (; sequence.shared < full; sequence.shared++) {
            if (sequence.shared < keys.size()) {
                var block = sequence.blocks[sequence.shared];
                table.learn(block, keys.high(sequence.shared), keys.low(sequence.shared));
            }
        }
    }

    /** Releases all blocks, from the last to the first. */
    void release(Sequence sequence) {
        for (var i = sequence.held - 1; i >= 0; i--) {
            table.release(sequence.blocks[i]);
        }
        sequence.letGo();
    }

    /** Evicts what no sequence uses. */
    void forget() {
        table.forgetFree();
    }

    /** Who has a block of the sequence: under its key, or one that it once had and whose content only it knows. */
    private int there(Sequence sequence, int index) {
        var keys = sequence.keys();
        if (index < keys.size()) {
            return table.find(keys.high(index), keys.low(index));
        }
        return index < sequence.formerlyShared && table.isOwnedBy(sequence.blocks[index], sequence.owner)
                ? sequence.blocks[index]
                : BlockTable.NONE;
    }
}
