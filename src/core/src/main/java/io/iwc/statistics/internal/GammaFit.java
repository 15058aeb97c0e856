package io.iwc.statistics.internal;

import java.util.OptionalDouble;

/**
 * The shape k of a gamma distribution by maximum likelihood: ln k − ψ(k) = ln mean − mean of logarithms (Minka 2002,
 * with his starting value), by Newton's method to a relative step of 1e-12. 1 for exponential gaps, below 1 for bursts.
 *
 * @since 0.1
 */
public final class GammaFit {
    private static final double STEP = 1e-12;
    private static final int MAX_STEPS = 100;
    private static final double LARGE = 40;

    private GammaFit() {}

    /**
     * The shape of the values above zero; the others are left out.
     *
     * @return empty if fewer than two values are above zero, or those are all equal
     */
    public static OptionalDouble shape(LongSeries series) {
        var moments = new ExactMoments();
        var positive = 0;
        for (var i = 0; i < series.size(); i++) {
            if (series.get(i) > 0) {
                moments.add(series.get(i));
                positive++;
            }
        }
        if (positive < 2) {
            return OptionalDouble.empty();
        }
        var mean = moments.mean(1);
        var spread = new CompensatedSum();
        for (var i = 0; i < series.size(); i++) {
            if (series.get(i) > 0) {
                // ln mean − mean ln x, term by term: no difference of two large logarithms
                var deviation = (series.get(i) - mean) / mean;
                spread.add(deviation - StrictMath.log1p(deviation));
            }
        }
        var s = spread.value() / positive;
        return s > 0 ? OptionalDouble.of(solve(s)) : OptionalDouble.empty();
    }

    private static double solve(double s) {
        var k = (3 - s + Math.sqrt((s - 3) * (s - 3) + 24 * s)) / (12 * s);
        for (var i = 0; i < MAX_STEPS; i++) {
            var next = k - (logMinusDigamma(k) - s) / slope(k);
            next = next > 0 ? next : k / 2;
            if (Math.abs(next - k) <= STEP * next) {
                return next;
            }
            k = next;
        }
        return k;
    }

    /**
     * ln k − ψ(k): recurrence up to {@link #LARGE}, then the asymptotic series, in which the logarithm cancels before
     * it costs digits. (The digamma of commons-math 3.6 is good to 1e-8 only.)
     */
    private static double logMinusDigamma(double k) {
        var x = k;
        var inverses = 0.0;
        for (; x < LARGE; x++) {
            inverses += 1 / x;
        }
        var q = 1 / (x * x);
        var series = 0.5 / x + q * (1.0 / 12 - q * (1.0 / 120 - q / 252));
        return x == k ? series : series + inverses + StrictMath.log(k / x);
    }

    /** The derivative, 1/k − ψ′(k), the same way. */
    private static double slope(double k) {
        var x = k;
        var squares = 0.0;
        for (; x < LARGE; x++) {
            squares += 1 / (x * x);
        }
        var q = 1 / (x * x);
        var series = -q * (0.5 + (1.0 / 6 - q * (1.0 / 30 - q / 42)) / x);
        return x == k ? series : series - squares + 1 / k - 1 / x;
    }
}
