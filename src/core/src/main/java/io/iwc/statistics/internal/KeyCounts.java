package io.iwc.statistics.internal;

import java.util.Arrays;

/**
 * Counts how often each key occurs, in an open-addressed table of primitives: 16 bytes a slot, at most half of them used.
 * Not safe for several threads.
 *
 * @since 0.1
 */
public final class KeyCounts {
    private static final long SPREAD = 0x9E3779B97F4A7C15L; // 2^64 over the golden ratio

    private long[] keys = new long[16];
    private long[] counts = new long[16];
    private int used;

    /** Counts a key that often, at least once. */
    public void add(long key, long count) {
        var slot = slot(key);
        if (counts[slot] == 0) {
            keys[slot] = key;
            used++;
        }
        counts[slot] += count;
        if (used * 2 > keys.length) {
            grow();
        }
    }

    /** How often a key was counted; 0 for one that was not. */
    public long of(long key) {
        return counts[slot(key)];
    }

    /** How many keys there are. */
    public int size() {
        return used;
    }

    /** The keys, the least one first. */
    public long[] sorted() {
        var sorted = new long[used];
        var at = 0;
        for (var i = 0; i < keys.length; i++) {
            if (counts[i] > 0) {
                sorted[at++] = keys[i];
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /** Where a key is, or would be. */
    private int slot(long key) {
        var mask = keys.length - 1;
        var slot = (int) ((key * SPREAD) >>> 32) & mask;
        while (counts[slot] > 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        var oldKeys = keys;
        var oldCounts = counts;
        keys = new long[oldKeys.length * 2];
        counts = new long[keys.length];
        used = 0;
        for (var i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] > 0) {
                add(oldKeys[i], oldCounts[i]);
            }
        }
    }
}
