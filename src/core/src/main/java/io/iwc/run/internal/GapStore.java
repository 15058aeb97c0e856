package io.iwc.run.internal;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Room for the gaps of many records, made before they come: a long run needs no more memory for them at its end than
 * it has taken at its start. Where more come, more room is made. Not thread-safe.
 *
 * @since 0.1
 */
public final class GapStore {
    private static final int SLAB_GAPS = 1 << 16;

    private final Deque<int[]> free = new ArrayDeque<>();
    private int[] slab = {};
    private int used;

    private GapStore() {}

    /**
     * A store with room for so many gaps, 4 bytes each.
     *
     * @param gaps how many to expect, ≥ 0
     */
    public static GapStore reserve(long gaps) {
        var store = new GapStore();
        for (var left = gaps; left > 0; left -= SLAB_GAPS) {
            store.free.add(new int[(int) Math.min(left, SLAB_GAPS)]);
        }
        return store;
    }

    /** The first of these gaps; the array is copied. */
    public Gaps keep(long[] nanos, int count) {
        if (count == 0) {
            return Gaps.NONE;
        }
        while (slab.length - used < count) {
            slab = free.isEmpty() ? new int[Math.max(SLAB_GAPS, count)] : free.remove();
            used = 0;
        }
        var gaps = Gaps.in(slab, used, nanos, count);
        used += gaps.isShorter() ? count : 0;
        return gaps;
    }
}
