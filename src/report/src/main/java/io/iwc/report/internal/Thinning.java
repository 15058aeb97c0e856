package io.iwc.report.internal;

import java.util.stream.IntStream;

/**
 * Which points of many are drawn: each {@code every}-th, so that a picture of any run is one of some hundreds.
 *
 * @param every 1 where all are drawn
 */
record Thinning(int every) {
    private static final int MOST_POINTS = 500;

    /** What thins that many points to at most {@value #MOST_POINTS}. */
    static Thinning of(int points) {
        return new Thinning(Math.max(1, (points + MOST_POINTS - 1) / MOST_POINTS));
    }

    boolean draws(int index) {
        return index % every == 0;
    }

    /** The indices of those that are drawn, of that many. */
    IntStream drawn(int points) {
        return IntStream.range(0, points).filter(this::draws);
    }

    /** {@code One of 3 requests is drawn.}, or nothing where all are. */
    String note() {
        return every == 1 ? "" : "One of " + every + " requests is drawn.";
    }
}
