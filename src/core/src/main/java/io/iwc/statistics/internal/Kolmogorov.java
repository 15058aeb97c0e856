package io.iwc.statistics.internal;

/** Kolmogorov's distribution: of the largest difference of two empirical distribution functions of one law, scaled. */
public final class Kolmogorov {
    private static final double SMALLEST_LAMBDA = 0.2;
    private static final double NEGLIGIBLE = 1e-17;

    private Kolmogorov() {}

    /** The chance that it exceeds λ. */
    public static double exceeded(double lambda) {
        if (lambda < SMALLEST_LAMBDA) {
            return 1;
        }
        var sum = 0.0;
        var term = 1.0;
        for (var j = 1; term > NEGLIGIBLE; j++) {
            term = StrictMath.exp(-2.0 * j * j * lambda * lambda);
            sum += j % 2 == 1 ? term : -term;
        }
        return Math.max(0, Math.min(1, 2 * sum));
    }
}
