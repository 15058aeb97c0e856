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
    private final KeyCounts others = new KeyCounts();
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
            others.add(value, 1);
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
        var used = others.size();
        for (var count : table) {
            used += count > 0 ? 1 : 0;
        }
        var large = others.sorted();
        var values = new long[used];
        var counts = new long[used];
        var at = 0;
        for (; at < large.length && large[at] < 0; at++) {
            values[at] = large[at];
            counts[at] = others.of(large[at]);
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
            counts[at++] = others.of(large[i]);
        }
        return CountedSample.of(values, counts);
    }
}
