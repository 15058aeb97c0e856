package io.iwc.report.internal;

import java.util.List;

/**
 * Bins of time with more requests than chance explains: more than evenly random (Poisson) arrivals at the mean rate
 * would put into any of the bins in 99 of 100 such figures.
 *
 * @param counts of the bins that are bursts; 0 for all others
 * @param most requests in a bin that is none
 */
record Bursts(List<Double> counts, long most) {
    private static final double CHANCE = 0.01;

    /**
     * The bursts among some bins of one width.
     *
     * @param mean requests a bin
     */
    static Bursts among(List<Double> counts, double mean) {
        var most = most(mean, CHANCE / counts.size());
        return new Bursts(counts.stream().map(count -> count > most ? count : 0).toList(), most);
    }

    boolean isAny() {
        return counts.stream().anyMatch(count -> count > 0);
    }

    /** What makes a bin a burst; empty if none is one. */
    String note() {
        return isAny()
                ? "Bursts are bins of more than " + Shown.grouped((double) most)
                        + " requests: random arrivals make one in 1 of 100 charts."
                : "";
    }

    /** The least number that a Poisson variable exceeds with at most that chance; from the logarithms of its terms. */
    private static long most(double mean, double chance) {
        var term = -mean;
        var below = StrictMath.exp(term);
        var k = 0L;
        while (1 - below > chance) {
            k++;
            term += StrictMath.log(mean / k);
            below += StrictMath.exp(term);
        }
        return k;
    }
}
