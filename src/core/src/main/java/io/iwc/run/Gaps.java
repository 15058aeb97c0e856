package io.iwc.run;

import java.util.Arrays;

/**
 * The gaps between the chunks of an answer, nanoseconds: 4 bytes each, as a run has millions of them, unless one of
 * them is longer than two seconds. Immutable.
 */
final class Gaps {
    static final Gaps NONE = new Gaps(new int[0], new long[0]);

    private final int[] shorter;
    private final long[] longer;

    private Gaps(int[] shorter, long[] longer) {
        this.shorter = shorter;
        this.longer = longer;
    }

    /** These gaps; the array is copied. */
    static Gaps of(long[] nanos) {
        var shorter = new int[nanos.length];
        for (var i = 0; i < nanos.length; i++) {
            shorter[i] = (int) nanos[i];
            if (shorter[i] != nanos[i]) {
                return new Gaps(new int[0], nanos.clone());
            }
        }
        return new Gaps(shorter, new long[0]);
    }

    int size() {
        return shorter.length + longer.length;
    }

    long[] toArray() {
        return longer.length > 0
                ? longer.clone()
                : Arrays.stream(shorter).asLongStream().toArray();
    }

    /** Copies them all into an array, from a place on. */
    void copyInto(long[] all, int from) {
        System.arraycopy(longer, 0, all, from, longer.length);
        for (var i = 0; i < shorter.length; i++) {
            all[from + i] = shorter[i];
        }
    }
}
