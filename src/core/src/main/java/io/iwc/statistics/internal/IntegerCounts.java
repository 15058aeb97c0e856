package io.iwc.statistics.internal;

import java.util.Arrays;

/**
 * Counts how often each integer occurs: bounded by the distinct values, not by the requests. Made for token lengths:
 * small values are counted in a table, larger and negative ones in an open-addressed map. Not safe for several threads.
 *
 * @since 0.1
 */
public final class IntegerCounts {
    private static final int MAX_TABLE = 1 << 17;

    private long[] table = new long[1 << 10];
    private long[] keys = new long[16];
    private long[] keyCounts = new long[16];
    private int usedKeys;
    private long n;
    private long sum;

    /** Takes one more value. */
    public void add(long value) {
        n++;
        sum = Math.addExact(sum, value);
        if (value >= 0 && value < MAX_TABLE) {
            if (value >= table.length) {
                table = Arrays.copyOf(table, (int) Math.min(MAX_TABLE, Math.max(value + 1, table.length * 2L)));
            }
            table[(int) value]++;
        } else {
            addKey(value, 1);
        }
    }

    /** How many values were taken. */
    public long n() {
        return n;
    }

    /** Their exact sum. */
    public long sum() {
        return sum;
    }

    /** The values so far. */
    public Sample sample() {
        var used = usedKeys;
        for (var count : table) {
            used += count > 0 ? 1 : 0;
        }
        var large = sortedKeys();
        var values = new long[used];
        var counts = new long[used];
        var at = 0;
        for (; at < large.length && large[at] < 0; at++) {
            values[at] = large[at];
            counts[at] = keyCounts[slot(large[at])];
        }
        var negatives = at;
        for (var value = 0; value < table.length; value++) {
            if (table[value] > 0) {
                values[at] = value;
                counts[at++] = table[value];
            }
        }
        for (var i = negatives; i < large.length; i++) {
            values[at] = large[i];
            counts[at++] = keyCounts[slot(large[i])];
        }
        return CountedSample.of(values, counts, 1);
    }

    private long[] sortedKeys() {
        var sorted = new long[usedKeys];
        var at = 0;
        for (var i = 0; i < keys.length; i++) {
            if (keyCounts[i] > 0) {
                sorted[at++] = keys[i];
            }
        }
        Arrays.sort(sorted);
        return sorted;
    }

    private void addKey(long key, long count) {
        var slot = slot(key);
        if (keyCounts[slot] == 0) {
            keys[slot] = key;
            usedKeys++;
        }
        keyCounts[slot] += count;
        if (usedKeys * 2 > keys.length) {
            grow();
        }
    }

    private int slot(long key) {
        var mask = keys.length - 1;
        var slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (keyCounts[slot] > 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        var oldKeys = keys;
        var oldCounts = keyCounts;
        keys = new long[oldKeys.length * 2];
        keyCounts = new long[keys.length];
        usedKeys = 0;
        for (var i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] > 0) {
                addKey(oldKeys[i], oldCounts[i]);
            }
        }
    }
}
