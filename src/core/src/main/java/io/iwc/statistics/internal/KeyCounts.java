package io.iwc.statistics.internal;

import java.util.Arrays;

/**
 * How often each number was met, by open addressing and without an object a number. Not safe for use by several threads.
 *
 * @since 0.1
 */
public final class KeyCounts {
    private static final int LEAST_PLACES = 16;

    private long[] keys = new long[LEAST_PLACES];
    private long[] counts = new long[LEAST_PLACES];
    private int size;

    /** None met yet. */
    public KeyCounts() {}

    /** Takes a number. */
    public void add(long key) {
        add(key, 1);
    }

    private void add(long key, long count) {
        var slot = slot(key);
        if (counts[slot] == 0) {
            keys[slot] = key;
            size++;
        }
        counts[slot] += count;
        if (size * 2 > keys.length) {
            grow();
        }
    }

    /** How many different ones were met. */
    public int size() {
        return size;
    }

    /** How often a number was met. */
    public long count(long key) {
        return counts[slot(key)];
    }

    /** Those that were met, in ascending order. */
    public long[] sortedKeys() {
        var sorted = new long[size];
        var at = 0;
        for (var i = 0; i < keys.length; i++) {
            if (counts[i] > 0) {
                sorted[at++] = keys[i];
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /** Forgets them all. */
    public void clear() {
        keys = new long[LEAST_PLACES];
        counts = new long[LEAST_PLACES];
        size = 0;
    }

    private int slot(long key) {
        var mask = keys.length - 1;
        var slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
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
        size = 0;
        for (var i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] > 0) {
                add(oldKeys[i], oldCounts[i]);
            }
        }
    }
}
