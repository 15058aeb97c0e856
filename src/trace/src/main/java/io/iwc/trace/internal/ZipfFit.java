package io.iwc.trace.internal;

import java.util.Arrays;

/** How well a Zipf distribution fits the requests of each user. */
final class ZipfFit {
    private ZipfFit() {}

    /**
     * The largest distance between the share of requests of the first r users and what the fit gives them, over all
     * ranks r: 0 for a perfect fit, at most 1 (Kolmogorov's distance).
     */
    static double distance(long[] counts, double exponent) {
        var ascending = counts.clone();
        Arrays.sort(ascending);
        var n = ascending.length;
        var total = (double) Arrays.stream(ascending).sum();
        var weights = new double[n];
        var all = 0.0;
        for (var r = 1; r <= n; r++) {
            weights[r - 1] = weight(r, exponent);
            all += weights[r - 1];
        }
        var seen = 0L;
        var fitted = 0.0;
        var most = 0.0;
        for (var r = 1; r <= n; r++) {
            seen += ascending[n - r];
            fitted += weights[r - 1];
            most = Math.max(most, Math.abs(seen / total - fitted / all));
        }
        return most;
    }

    /** What a rank is given, up to a factor: the rank to the power of −exponent. */
    static double weight(double rank, double exponent) {
        return StrictMath.exp(-exponent * StrictMath.log(rank));
    }
}
