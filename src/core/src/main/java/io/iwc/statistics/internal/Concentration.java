package io.iwc.statistics.internal;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * How unevenly requests fall on users or models, from the number of requests of each.
 *
 * @since 0.1
 */
public final class Concentration {
    private static final double STEP = 1e-12;
    private static final double MAX_EXPONENT = 10;

    private final long[] ascending;
    private final long total;

    private Concentration(long[] ascending) {
        this.ascending = ascending;
        total = Arrays.stream(ascending).sum();
    }

    /**
     * The concentration of these counts.
     *
     * @param counts each ≥ 1, in any order
     */
    public static Concentration of(long... counts) {
        var sorted = counts.clone();
        Arrays.sort(sorted);
        if (sorted.length > 0 && sorted[0] < 1) {
            throw new IllegalArgumentException("a count is at least 1, found " + sorted[0]);
        }
        return new Concentration(sorted);
    }

    /** How many users or models there are. */
    public int distinct() {
        return ascending.length;
    }

    /** The share 0..1 of the {@code largest} first; needs one count. */
    public double topShare(int largest) {
        var sum = 0L;
        for (var i = Math.max(0, ascending.length - largest); i < ascending.length; i++) {
            sum += ascending[i];
        }
        return (double) sum / total;
    }

    /** Gini coefficient 0..1 without small-sample correction: 2Σi·xᵢ/(nΣx) − (n+1)/n, x ascending, i from 1. */
    public double gini() {
        var n = BigInteger.valueOf(ascending.length);
        var weighted = BigInteger.ZERO;
        for (var i = 0; i < ascending.length; i++) {
            weighted = weighted.add(BigInteger.valueOf(i + 1L).multiply(BigInteger.valueOf(ascending[i])));
        }
        var sum = BigInteger.valueOf(total);
        var top = weighted.shiftLeft(1).subtract(n.add(BigInteger.ONE).multiply(sum));
        return ExactMoments.ratio(top, n.multiply(sum));
    }

    /**
     * The exponent s of Zipf's law P(rank r) = r^−s/H(n, s) by maximum likelihood on 0..10, ranks by falling count:
     * the s at which the expected logarithm of the rank is the observed one. Newton's method inside a bracket.
     */
    public double zipfExponent() {
        var n = ascending.length;
        if (n == 0 || ascending[0] == ascending[n - 1]) {
            return 0;
        }
        var logs = new double[n];
        var observed = new CompensatedSum();
        for (var r = 1; r <= n; r++) {
            logs[r - 1] = StrictMath.log(r);
            observed.add((double) ascending[n - r] / total * logs[r - 1]);
        }
        var low = 0.0;
        var high = MAX_EXPONENT;
        var s = 1.0;
        for (var i = 0; i < 200 && high - low > STEP * high; i++) {
            var expected = expectedLog(logs, s);
            if (expected.mean() > observed.value()) {
                low = s;
            } else {
                high = s;
            }
            var next = s + (expected.mean() - observed.value()) / expected.variance();
            next = next > low && next < high ? next : (low + high) / 2;
            if (Math.abs(next - s) <= STEP * next) {
                return next;
            }
            s = next;
        }
        return s;
    }

    private static Moments expectedLog(double[] logs, double s) {
        var weights = new CompensatedSum();
        var first = new CompensatedSum();
        var second = new CompensatedSum();
        for (var log : logs) {
            var weight = StrictMath.exp(-s * log);
            weights.add(weight);
            first.add(weight * log);
            second.add(weight * log * log);
        }
        var mean = first.value() / weights.value();
        return new Moments(mean, second.value() / weights.value() - mean * mean);
    }

    private record Moments(double mean, double variance) {}
}
