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
    static final Gaps NONE = new Gaps(NO_SHORTER, 0, 0, NO_LONGER);

    private final int[] shorter;
    private final int from;
    private final int size;
    private final long[] longer;

    private Gaps(int[] shorter, int from, int size, long[] longer) {
        this.shorter = shorter;
        this.from = from;
        this.size = size;
        this.longer = longer;
    }

    /** These gaps; the array is copied. */
    static Gaps of(long[] nanos) {
        return in(new int[nanos.length], 0, nanos, nanos.length);
    }

    /**
     * The first of these gaps; the array is copied.
     *
     * @param room where they are to be, and stay as they are, unless one of them is too long
     * @param from where there
     */
    static Gaps in(int[] room, int from, long[] nanos, int count) {
        for (var i = 0; i < count; i++) {
            room[from + i] = (int) nanos[i];
            if (room[from + i] != nanos[i]) {
                return new Gaps(NO_SHORTER, 0, count, Arrays.copyOf(nanos, count));
            }
        }
        return new Gaps(room, from, count, NO_LONGER);
    }

    int size() {
        return size;
    }

    long[] toArray() {
        return isShorter()
                ? Arrays.stream(shorter, from, from + size).asLongStream().toArray()
                : longer.clone();
    }

    /** Whether none of them is too long for 4 bytes. */
    boolean isShorter() {
        return longer.length == 0;
    }

    /** All the gaps of many answers, in seconds. */
    static Sample seconds(List<Gaps> many) {
        var count = Math.toIntExact(many.stream().mapToLong(Gaps::size).sum());
        return many.stream().allMatch(Gaps::isShorter)
                ? LongSeries.nanosAsSeconds(allShorter(many, count))
                : LongSeries.nanosAsSeconds(all(many, count));
    }

    private static int[] allShorter(List<Gaps> many, int count) {
        var all = new int[count];
        var size = 0;
        for (var gaps : many) {
            System.arraycopy(gaps.shorter, gaps.from, all, size, gaps.size);
            size += gaps.size;
        }
        return all;
    }

    private static long[] all(List<Gaps> many, int count) {
        var all = new long[count];
        var size = 0;
        for (var gaps : many) {
            System.arraycopy(gaps.toArray(), 0, all, size, gaps.size);
            size += gaps.size;
        }
        return all;
    }
}
