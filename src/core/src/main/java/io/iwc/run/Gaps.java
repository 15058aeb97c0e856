package io.iwc.run;

import io.iwc.statistics.LongSeries;
import io.iwc.statistics.Sample;
import java.util.Arrays;
import java.util.List;

/**
 * The gaps between the chunks of an answer, nanoseconds: 4 bytes each, as a run has millions of them, unless one of
 * them is longer than two seconds. Immutable.
 */
final class Gaps {
    private static final int[] NO_SHORTER = {};
    private static final long[] NO_LONGER = {};
    static final Gaps NONE = new Gaps(NO_SHORTER, NO_LONGER);

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
                return new Gaps(NO_SHORTER, nanos.clone());
            }
        }
        return new Gaps(shorter, NO_LONGER);
    }

    int size() {
        return shorter.length + longer.length;
    }

    long[] toArray() {
        return longer.length > 0
                ? longer.clone()
                : Arrays.stream(shorter).asLongStream().toArray();
    }

    /** All the gaps of many answers, in seconds. */
    static Sample seconds(List<Gaps> many) {
        var count = Math.toIntExact(many.stream().mapToLong(Gaps::size).sum());
        return many.stream().allMatch(it -> it.longer.length == 0)
                ? LongSeries.nanosAsSeconds(allShorter(many, count))
                : LongSeries.nanosAsSeconds(all(many, count));
    }

    private static int[] allShorter(List<Gaps> many, int count) {
        var all = new int[count];
        var size = 0;
        for (var gaps : many) {
            System.arraycopy(gaps.shorter, 0, all, size, gaps.shorter.length);
            size += gaps.shorter.length;
        }
        return all;
    }

    private static long[] all(List<Gaps> many, int count) {
        var all = new long[count];
        var size = 0;
        for (var gaps : many) {
            System.arraycopy(gaps.toArray(), 0, all, size, gaps.size());
            size += gaps.size();
        }
        return all;
    }
}
