package io.iwc.simulator.internal;

import java.util.Arrays;

/**
 * The physical blocks of a KV cache: who holds each, what full block of tokens it has, and the queue of those that
 * nobody holds. A block keeps what it has until it is handed out again, and is handed out again in the order in which
 * blocks became free, whether others could still use it or not. All in arrays: a block costs no object.
 */
final class BlockTable {
    static final int NONE = -1;

    private final int[] holders;
    private final int[] previous; // in the queue of free blocks, whose ends meet at index `capacity`
    private final int[] next;
    private final long[] high;
    private final long[] low;
    private final boolean[] known;
    private final int[] inBucket; // the next block of the same bucket
    private final int[] buckets;
    private final int[] owner;
    private final int capacity;
    private int free;

    BlockTable(int capacity) {
        this.capacity = capacity;
        holders = new int[capacity];
        previous = new int[capacity + 1];
        next = new int[capacity + 1];
        high = new long[capacity];
        low = new long[capacity];
        known = new boolean[capacity];
        inBucket = new int[capacity];
        buckets = new int[Integer.highestOneBit(Math.max(1, capacity)) * 2];
        owner = new int[capacity];
        Arrays.fill(buckets, NONE);
        next[capacity] = capacity;
        previous[capacity] = capacity;
        for (var block = 0; block < capacity; block++) {
            enqueue(block);
        }
    }

    /** Blocks that nobody holds. */
    int free() {
        return free;
    }

    boolean isFree(int block) {
        return holders[block] == 0;
    }

    /** Takes the block that has been free for longest; what it had is gone. */
    int take(int newOwner) {
        var block = next[capacity];
        dequeue(block);
        forget(block);
        holders[block] = 1;
        owner[block] = newOwner;
        return block;
    }

    /** One more holds a block, free or not. */
    void hold(int block) {
        if (holders[block]++ == 0) {
            dequeue(block);
        }
    }

    /** One fewer holds a block; the last one puts it at the end of the queue. */
    void release(int block) {
        if (--holders[block] == 0) {
            enqueue(block);
        }
    }

    /** Whether nobody else has had the block since. */
    boolean isOwnedBy(int block, int anyOwner) {
        return owner[block] == anyOwner;
    }

    /** A block that has those tokens, the one known for longest; or {@link #NONE}. */
    int find(long keyHigh, long keyLow) {
        var found = NONE;
        for (var block = buckets[bucket(keyLow)]; block != NONE; block = inBucket[block]) {
            if (low[block] == keyLow && high[block] == keyHigh) {
                found = block; // the last in the bucket came first
            }
        }
        return found;
    }

    /** Says what a block has. */
    void learn(int block, long keyHigh, long keyLow) {
        if (known[block]) {
            return;
        }
        known[block] = true;
        high[block] = keyHigh;
        low[block] = keyLow;
        var bucket = bucket(keyLow);
        inBucket[block] = buckets[bucket];
        buckets[bucket] = block;
    }

    /** Forgets what every free block has. */
    void forgetFree() {
        for (var block = next[capacity]; block != capacity; block = next[block]) {
            forget(block);
            owner[block] = NONE;
        }
    }

    private void forget(int block) {
        if (!known[block]) {
            return;
        }
        known[block] = false;
        var bucket = bucket(low[block]);
        if (buckets[bucket] == block) {
            buckets[bucket] = inBucket[block];
            return;
        }
        var before = buckets[bucket];
        while (inBucket[before] != block) {
            before = inBucket[before];
        }
        inBucket[before] = inBucket[block];
    }

    private int bucket(long keyLow) {
        return (int) (keyLow ^ (keyLow >>> 32)) & (buckets.length - 1);
    }

    private void enqueue(int block) {
        var last = previous[capacity];
        next[last] = block;
        previous[block] = last;
        next[block] = capacity;
        previous[capacity] = block;
        free++;
    }

    private void dequeue(int block) {
        next[previous[block]] = next[block];
        previous[next[block]] = previous[block];
        free--;
    }
}
