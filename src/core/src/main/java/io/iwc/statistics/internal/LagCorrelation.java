package io.iwc.statistics.internal;

import java.math.BigInteger;
import java.util.OptionalDouble;

/**
 * How much each value of a series says about the next: correlation of the pairs (xᵢ, xᵢ₊₁), each side with its own
 * mean. Sums are exact integers; empty if a side has no variance.
 *
 * @since 0.1
 */
public final class LagCorrelation {
    private LagCorrelation() {}

    /** Pearson's r of neighbours. */
    public static OptionalDouble pearson(LongSeries series) {
        if (series.size() < 2) {
            return OptionalDouble.empty();
        }
        var all = new ExactMoments(); // the left side misses the last of them, the right side the first
        var difference = new ExactMoments();
        var before = series.get(0);
        all.add(before);
        for (var i = 1; i < series.size(); i++) {
            var value = series.get(i);
            all.add(value);
            difference.add(Math.subtractExact(value, before));
            before = value;
        }
        return new Sums(series.size() - 1, difference.squares())
                .correlation(new Side(all, before), new Side(all, series.get(0)));
    }

    /** Spearman's ρ of neighbours: Pearson's r of average ranks, each side ranked by itself. */
    public static OptionalDouble spearman(LongSeries series) {
        if (series.size() < 2) {
            return OptionalDouble.empty();
        }
        var ranks = new AverageRanks(series);
        var first = series.get(0);
        var last = series.get(series.size() - 1);
        var pairs = new PairSums();
        var left = ranks.doubledAt(0);
        for (var i = 1; i < series.size(); i++) {
            var value = series.get(i);
            var right = ranks.doubledAt(i);
            // ranks among all values; the left side misses the last of them, the right side the first
            pairs.add(left - shift(last, series.get(i - 1)), right - shift(first, value));
            left = right;
        }
        return pairs.correlation();
    }

    /** By how much twice the rank of {@code value} falls when {@code missing} is taken out. */
    private static long shift(long missing, long value) {
        return missing < value ? 2 : missing == value ? 1 : 0;
    }

    /** Exact sums over pairs. */
    private static final class PairSums {
        private final ExactMoments left = new ExactMoments();
        private final ExactMoments right = new ExactMoments();
        private final ExactMoments difference = new ExactMoments();
        private long n;

        void add(long x, long y) {
            left.add(x);
            right.add(y);
            difference.add(Math.subtractExact(y, x));
            n++;
        }

        OptionalDouble correlation() {
            return new Sums(n, difference.squares())
                    .correlation(new Side(left.sum(), left.squares()), new Side(right.sum(), right.squares()));
        }
    }

    /** Sums of one value of each pair. */
    private record Side(BigInteger sum, BigInteger squares) {
        /** All values but one. */
        Side(ExactMoments all, long missing) {
            this(
                    all.sum().subtract(BigInteger.valueOf(missing)),
                    all.squares().subtract(BigInteger.valueOf(missing).pow(2)));
        }
    }

    /** Pairs by their count and the squares of what their values differ by. */
    private record Sums(long n, BigInteger differences) {
        OptionalDouble correlation(Side left, Side right) {
            var varianceLeft = scaledProduct(left.squares(), left.sum(), left.sum());
            var varianceRight = scaledProduct(right.squares(), right.sum(), right.sum());
            if (varianceLeft.signum() == 0 || varianceRight.signum() == 0) {
                return OptionalDouble.empty();
            }
            // 2Σxy = Σx² + Σy² − Σ(y−x)²
            var products =
                    left.squares().add(right.squares()).subtract(differences).shiftRight(1);
            var covariance = scaledProduct(products, left.sum(), right.sum());
            var scale = Math.sqrt(varianceLeft.doubleValue()) * Math.sqrt(varianceRight.doubleValue());
            return OptionalDouble.of(Math.max(-1, Math.min(1, covariance.doubleValue() / scale)));
        }

        private BigInteger scaledProduct(BigInteger products, BigInteger sumX, BigInteger sumY) {
            return BigInteger.valueOf(n).multiply(products).subtract(sumX.multiply(sumY));
        }
    }
}
