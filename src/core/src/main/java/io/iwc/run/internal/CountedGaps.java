package io.iwc.run.internal;

import io.iwc.statistics.internal.LongSeries;
import io.iwc.statistics.internal.Sample;
import java.util.Arrays;
import java.util.IdentityHashMap;

/**
 * Gaps of which many are those of several answers: each is kept once, with how often it occurs. A run of a million
 * answers has some hundred times as many gaps as its server had steps.
 */
final class CountedGaps {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final IdentityHashMap<int[], int[]> changes =
            new IdentityHashMap<>(); // of how many stretches a place is in
    private final LongSeries others = new LongSeries();
    private int places;

    /** Counts the gaps of a stretch once more. */
    void addStretch(int[] nanos, int from, int count) {
        var change = changes.computeIfAbsent(nanos, key -> {
            places += key.length;
            return new int[key.length + 1];
        });
        change[from]++;
        change[from + count]--;
    }

    void add(long nanos) {
        others.add(nanos);
    }

    Sample seconds() {
        var single = others.toArray();
        Arrays.sort(single);
        var many = byLength();
        var values = new long[single.length + many.length];
        var counts = new long[values.length];
        var end = 0;
        for (int i = 0, j = 0; i < single.length || j < many.length; ) {
            var isSingle = j == many.length || (i < single.length && single[i] <= many[j] >> Integer.SIZE);
            var value = isSingle ? single[i] : many[j] >> Integer.SIZE;
            var count = isSingle ? 1 : many[j] & 0xFFFF_FFFFL;
            i += isSingle ? 1 : 0;
            j += isSingle ? 0 : 1;
            if (end > 0 && values[end - 1] == value) {
                counts[end - 1] += count;
            } else {
                values[end] = value;
                counts[end++] = count;
            }
        }
        return Sample.counted(Arrays.copyOf(values, end), Arrays.copyOf(counts, end), NANOS_PER_SECOND);
    }

    /** The gaps of all stretches in ascending order, how often they occur in the lower half of each number. */
    private long[] byLength() {
        var packed = new long[places];
        var end = 0;
        for (var entry : changes.entrySet()) {
            var nanos = entry.getKey();
            var stretches = 0;
            for (var i = 0; i < nanos.length; i++) {
                stretches += entry.getValue()[i];
                if (stretches > 0) {
                    packed[end++] = (long) nanos[i] << Integer.SIZE | stretches;
                }
            }
        }
        var sorted = Arrays.copyOf(packed, end);
        Arrays.sort(sorted);
        return sorted;
    }
}
