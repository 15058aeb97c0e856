package io.iwc.fingerprint;

import java.util.Arrays;

/**
 * Blocks in the order of their last use, and how deep each lies: Mattson's stack distance. Every use takes a new slot
 * of a bit set, the block's old one is cleared; the depth is the number of set bits from a block's slot on, by a
 * Fenwick tree over chunks of bits. O(log n) a use.
 */
final class RecencyStack {
    private static final int WORDS_PER_CHUNK = 8;
    private static final int CHUNK_SHIFT = 9;
    private static final int SMALLEST = 1 << 16;

    private long[] bits = new long[SMALLEST >> 6];
    private int[] fenwick = new int[(SMALLEST >> CHUNK_SHIFT) + 1];
    private int[] slots = new int[1 << 10];
    private int blocks;
    private int live;
    private int next;

    RecencyStack() {
        Arrays.fill(slots, -1);
    }

    /** The 1-based place of a block that was used before, 1 being the most recent. */
    int depth(int block) {
        return live - below(slots[block]);
    }

    /** Uses a block: it becomes the most recent. */
    void touch(int block) {
        if (block >= slots.length) {
            var from = slots.length;
            slots = Arrays.copyOf(slots, Math.max(block + 1, 2 * from));
            Arrays.fill(slots, from, slots.length, -1);
        }
        blocks = Math.max(blocks, block + 1);
        if (slots[block] >= 0) {
            flip(slots[block], -1);
        }
        slots[block] = -1;
        if (next == bits.length << 6) {
            compact();
        }
        flip(next, 1);
        slots[block] = next++;
    }

    private void flip(int slot, int change) {
        bits[slot >> 6] ^= 1L << slot;
        live += change;
        for (var i = (slot >> CHUNK_SHIFT) + 1; i < fenwick.length; i += i & -i) {
            fenwick[i] += change;
        }
    }

    /** How many set bits lie below a slot. */
    private int below(int slot) {
        var count = 0;
        for (var i = slot >> CHUNK_SHIFT; i > 0; i -= i & -i) {
            count += fenwick[i];
        }
        var word = slot >> 6;
        for (var i = word & -WORDS_PER_CHUNK; i < word; i++) {
            count += Long.bitCount(bits[i]);
        }
        return count + Long.bitCount(bits[word] & ((1L << slot) - 1));
    }

    /** Moves the set bits together, in order, when the slots are used up. */
    private void compact() {
        for (var block = 0; block < blocks; block++) {
            if (slots[block] >= 0) {
                slots[block] = below(slots[block]);
            }
        }
        var capacity = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, live)) << 2);
        next = live;
        live = 0;
        bits = new long[capacity >> 6];
        fenwick = new int[(capacity >> CHUNK_SHIFT) + 1];
        for (var slot = 0; slot < next; slot++) {
            flip(slot, 1);
        }
    }
}
