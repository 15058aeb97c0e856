package io.iwc.drift.internal;

import io.iwc.workload.Workload;
import java.util.Arrays;

/**
 * How much of the variance of the gaps a few of them make. Exponential gaps have a sixth of it in their longest
 * hundredth; where that hundredth has more than half, the coefficient of variation is a statement about a few gaps and
 * differs between two samples of one law without limit.
 *
 * @param share of the sum of squares that the longest 1 % of the gaps have, 0..1
 */
record GapTail(double share) {
    private static final double HEAVY = 0.5;

    static GapTail of(Workload workload) {
        var requests = workload.requests();
        if (requests.size() < 2 || requests.stream().anyMatch(request -> !request.hasArrival())) {
            return new GapTail(0);
        }
        var squares = new double[requests.size() - 1];
        for (var i = 0; i < squares.length; i++) {
            var gap = (double) requests.get(i + 1).arrivalNanos()
                    - requests.get(i).arrivalNanos();
            squares[i] = gap * gap;
        }
        Arrays.sort(squares);
        var longest = Math.max(1, squares.length / 100);
        var all = Arrays.stream(squares).sum();
        var tail =
                Arrays.stream(squares, squares.length - longest, squares.length).sum();
        return new GapTail(all == 0 ? 0 : tail / all);
    }

    boolean isHeavy() {
        return share > HEAVY;
    }
}
