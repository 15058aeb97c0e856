package io.iwc.run.internal;

import io.iwc.statistics.internal.LongSeries;
import io.iwc.statistics.internal.Sample;
import java.util.Arrays;
import java.util.List;

/**
 * The gaps between the chunks of an answer, nanoseconds: 4 bytes each, as a run has millions of them, unless one of
 * them is longer than two seconds. Immutable.
 */
public final class Gaps {
    private static final int[] NO_SHORTER = {};
    private static final long[] NO_LONGER = {};
    public static final Gaps NONE = new Gaps(NO_SHORTER, 0, 0, NO_LONGER);

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
    public static Gaps of(long[] nanos) {
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
            if (!fits(nanos[i])) {
                return new Gaps(NO_SHORTER, 0, count, Arrays.copyOf(nanos, count));
            }
            room[from + i] = (int) nanos[i];
        }
        return new Gaps(room, from, count, NO_LONGER);
    }

    int size() {
        return size;
    }

    public long[] toArray() {
        return isShorter()
                ? Arrays.stream(shorter, from, from + size).asLongStream().toArray()
                : longer.clone();
    }

    /** Whether none of them is too long for 4 bytes. */
    boolean isShorter() {
        return longer.length == 0;
    }

    /** All the gaps of many answers, in seconds. */
    public static Sample seconds(List<Gaps> many) {
        var others = many.stream()
                .flatMapToLong(gaps -> Arrays.stream(gaps.longer))
                .filter(nanos -> !fits(nanos))
                .toArray();
        var all = new int[Math.toIntExact(many.stream().mapToLong(Gaps::size).sum()) - others.length];
        var end = 0;
        for (var gaps : many) {
            end = gaps.copyThoseThatFit(all, end);
        }
        return LongSeries.nanosAsSeconds(all, others);
    }

    private int copyThoseThatFit(int[] all, int start) {
        var end = start;
        for (var nanos : longer) {
            if (fits(nanos)) {
                all[end++] = (int) nanos;
            }
        }
        var shorterOnes = isShorter() ? size : 0;
        System.arraycopy(shorter, from, all, end, shorterOnes);
        return end + shorterOnes;
    }

    private static boolean fits(long nanos) {
        return (int) nanos == nanos;
    }
}
