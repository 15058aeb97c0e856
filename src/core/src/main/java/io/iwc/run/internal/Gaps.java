package io.iwc.run.internal;

import io.iwc.statistics.internal.LongSeries;
import io.iwc.statistics.internal.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The gaps between the chunks of an answer, nanoseconds: 4 bytes each, as a run has millions of them, unless one of
 * them is longer than two seconds. Immutable.
 */
public final class Gaps {
    private static final int[] NO_SHORTER = {};
    private static final long[] NO_LONGER = {};
    public static final Gaps NONE = new Gaps(NO_SHORTER, 0, 0, NO_LONGER, List.of(), false);

    private final int[] shorter;
    private final int from;
    private final int size;
    private final long[] longer;
    private final List<Gaps> parts;
    private final boolean shared;

    private Gaps(int[] shorter, int from, int size, long[] longer, List<Gaps> parts, boolean shared) {
        this.shorter = shorter;
        this.from = from;
        this.size = size;
        this.longer = longer;
        this.parts = parts;
        this.shared = shared;
    }

    /** These gaps; the array is copied. */
    public static Gaps of(long[] nanos) {
        return of(nanos, nanos.length);
    }

    /** The first of these gaps; the array is copied. */
    public static Gaps of(long[] nanos, int count) {
        return in(new int[count], 0, nanos, count);
    }

    /**
     * A stretch of gaps that other answers have too: those of a batch get their tokens at the same instants.
     *
     * @param nanos not copied; those of the stretch must not change
     * @param from where the stretch begins
     * @param count how long it is
     */
    public static Gaps shared(int[] nanos, int from, int count) {
        Objects.checkFromIndexSize(from, count, nanos.length);
        return count == 0 ? NONE : new Gaps(nanos, from, count, NO_LONGER, List.of(), true);
    }

    /** One after the other. */
    public static Gaps joined(List<Gaps> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        if (parts.stream().noneMatch(gaps -> gaps.shared)) {
            return of(concatenated(parts));
        }
        var size = Math.toIntExact(parts.stream().mapToLong(Gaps::size).sum());
        return new Gaps(NO_SHORTER, 0, size, NO_LONGER, List.copyOf(parts), true);
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
                return new Gaps(NO_SHORTER, 0, count, Arrays.copyOf(nanos, count), List.of(), false);
            }
            room[from + i] = (int) nanos[i];
        }
        return new Gaps(room, from, count, NO_LONGER, List.of(), false);
    }

    int size() {
        return size;
    }

    public long[] toArray() {
        if (!parts.isEmpty()) {
            return concatenated(parts);
        }
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
        if (many.stream().anyMatch(gaps -> gaps.shared)) {
            var counted = new CountedGaps();
            many.forEach(gaps -> gaps.addTo(counted));
            return counted.seconds();
        }
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

    private static long[] concatenated(List<Gaps> parts) {
        return parts.stream()
                .flatMapToLong(gaps -> Arrays.stream(gaps.toArray()))
                .toArray();
    }

    private void addTo(CountedGaps counted) {
        if (!parts.isEmpty()) {
            parts.forEach(part -> part.addTo(counted));
        } else if (shared) {
            counted.addStretch(shorter, from, size);
        } else {
            for (var nanos : longer) {
                counted.add(nanos);
            }
            for (var i = 0; isShorter() && i < size; i++) {
                counted.add(shorter[from + i]);
            }
        }
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
