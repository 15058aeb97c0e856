package io.iwc.workload;

import java.util.Arrays;

/**
 * The published block hashes of a length-only prompt, first block to last; the last one may be of a partial block.
 * Ids are unsigned 64-bit numbers held in a {@code long}; equality is all that counts.
 *
 * @since 0.1
 */
public final class PrefixBlocks {
    private final int blockSize;
    private final long[] hashIds;
    private final Scope scope;

    private PrefixBlocks(int blockSize, long[] hashIds, Scope scope) {
        if (blockSize < 1) {
            throw new IllegalArgumentException("block_size: found " + blockSize + ", expected an integer ≥ 1");
        }
        this.blockSize = blockSize;
        this.hashIds = hashIds;
        this.scope = scope;
    }

    /**
     * Blocks whose ids mean the same text everywhere.
     *
     * @param blockSize tokens a block, ≥ 1
     * @param hashIds unsigned 64-bit ids; the array is not copied and must not be changed afterwards
     */
    public static PrefixBlocks of(int blockSize, long[] hashIds) {
        return new PrefixBlocks(blockSize, hashIds, Scope.GLOBAL);
    }

    /** The same blocks, comparable only within {@code scope}. */
    public PrefixBlocks within(Scope scope) {
        return new PrefixBlocks(blockSize, hashIds, scope);
    }

    /** Tokens a block, ≥ 1. */
    public int blockSize() {
        return blockSize;
    }

    /** How many ids there are. */
    public int count() {
        return hashIds.length;
    }

    /** The id of block {@code index} (from 0), an unsigned 64-bit number. */
    public long hashId(int index) {
        return hashIds[index];
    }

    public Scope scope() {
        return scope;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PrefixBlocks that
                && blockSize == that.blockSize
                && scope == that.scope
                && Arrays.equals(hashIds, that.hashIds);
    }

    @Override
    public int hashCode() {
        return 31 * blockSize + Arrays.hashCode(hashIds);
    }

    @Override
    public String toString() {
        return hashIds.length + " blocks of " + blockSize + " tokens";
    }

    /** Where equal ids mean equal text: everywhere, or only inside one session. */
    public enum Scope {
        GLOBAL,
        SESSION
    }
}
