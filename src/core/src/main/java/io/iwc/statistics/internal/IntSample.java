package io.iwc.statistics.internal;

import java.util.Arrays;

/** Integers of 4 bytes each, and the few that need 8. */
final class IntSample extends IntegerSample {
    private final int[] sorted;
    private final long[] others;
    private final int below;

    /**
     * A sample of both.
     *
     * @param sorted ascending
     * @param others ascending; each below all that 4 bytes hold, or above
     */
    IntSample(int[] sorted, long[] others, long unitsPerOne, ExactMoments moments) {
        super(unitsPerOne, moments);
        this.sorted = sorted;
        this.others = others;
        below = (int) Arrays.stream(others).takeWhile(it -> it < 0).count();
    }

    @Override
    public long n() {
        return (long) sorted.length + others.length;
    }

    @Override
    long integer(long rank) {
        if (rank < below) {
            return others[(int) rank];
        }
        var place = rank - below;
        return place < sorted.length ? sorted[(int) place] : others[(int) (rank - sorted.length)];
    }
}
