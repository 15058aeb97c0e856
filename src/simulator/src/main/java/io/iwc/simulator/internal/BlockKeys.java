package io.iwc.simulator.internal;

import java.util.AbstractList;
import java.util.Arrays;

/**
 * The keys of the leading full blocks of a conversation, in two numbers each: a trace has more blocks than would do
 * for an object apiece. Unmodifiable.
 *
 * @since 0.1
 */
public final class BlockKeys extends AbstractList<BlockKey> {
    /** No block is known. */
    public static final BlockKeys NONE = new BlockKeys(new long[0], 0);

    private final long[] parts;
    private final int count;

    private BlockKeys(long[] parts, int count) {
        this.parts = parts;
        this.count = count;
    }

    /**
     * The first of some keys.
     *
     * @param parts high and low part of each in turn; not copied
     */
    static BlockKeys of(long[] parts, int count) {
        return count == 0 ? NONE : new BlockKeys(parts, count);
    }

    @Override
    public BlockKey get(int index) {
        return new BlockKey(high(index), low(index));
    }

    @Override
    public int size() {
        return count;
    }

    long high(int index) {
        return parts[2 * index];
    }

    long low(int index) {
        return parts[2 * index + 1];
    }

    /** So many of them at most, from the first. */
    BlockKeys first(int most) {
        return most >= count ? this : of(parts, most);
    }

    /** Whether these are the first of the others. Each key stands for all before it: one comparison does. */
    boolean begin(BlockKeys others) {
        return count == 0
                || (count <= others.count
                        && high(count - 1) == others.high(count - 1)
                        && low(count - 1) == others.low(count - 1));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BlockKeys keys
                ? Arrays.equals(parts, 0, 2 * count, keys.parts, 0, 2 * keys.count)
                : super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
