package io.iwc.drift.internal;

import io.iwc.metric.Metric;
import io.iwc.metric.Unit;
import io.iwc.metric.internal.PrefixMetrics;
import io.iwc.statistics.internal.CompensatedSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One bound for many metrics: in units of its own standard deviation above its own mean every change counts alike, and
 * the largest of them decides about a draw. Distances, rates and reuse, which see small shifts, have seven eighths of the
 * chance of a false alarm; percentiles, medians and the like, which say where a large shift is, have the rest. What
 * varies in proportion to its size is measured on a logarithmic scale.
 *
 * @see <a href="https://doi.org/10.1002/bimj.4710350503">Westfall and Young (1993)</a> on joint resampling
 */
final class JointBound {
    private static final double SHARE_OF_OTHERS = 0.125;

    /** How much of the chance the bounds use; the rest is for what blocks do not carry exactly, as their ends. */
    private static final double USED_OF_CHANCE = 0.8;

    private final SortedMap<Metric, Variation> variations = new TreeMap<>();
    private final int draws;
    private final double chance;

    /**
     * The bound that holds for so many of the draws.
     *
     * @param draws what every metric did; one that a draw lacks has no bound
     * @param confidencePercent how many of a hundred stay within it
     */
    JointBound(List<Map<Metric, Move>> draws, int confidencePercent) {
        var moves = new TreeMap<Metric, List<Move>>();
        draws.forEach(draw -> draw.forEach((metric, move) ->
                moves.computeIfAbsent(metric, key -> new ArrayList<>()).add(move)));
        moves.values().removeIf(all -> all.size() < draws.size());
        moves.forEach((metric, all) -> variations.put(metric, new Variation(metric, all)));
        this.draws = draws.size();
        chance = 1 - confidencePercent / 100.0;
    }

    /** What each metric of all draws may do, in its own scale, times a factor ≥ 1. */
    SortedMap<Metric, Bound> bounds(double factor) {
        var allowed = (draws + 1) * chance * USED_OF_CHANCE;
        var ofOthers = (int) Math.max(1, Math.floor(allowed * SHARE_OF_OTHERS + 1e-9));
        var others = largest(false, ofOthers);
        var sensitive = largest(true, (int) Math.max(1, Math.floor(allowed + 1e-9) - ofOthers));
        var bounds = new TreeMap<Metric, Bound>();
        variations.forEach((metric, variation) ->
                bounds.put(metric, variation.bound(isSensitive(metric) ? sensitive : others, factor)));
        return bounds;
    }

    private static boolean isSensitive(Metric metric) {
        return metric.isDistance()
                || metric.equals(Metric.GAP_RATE)
                || metric.equals(Metric.SESSION_REUSE_MEAN)
                || metric.equals(Metric.SESSION_REUSE_TOTAL)
                || PrefixMetrics.isReuse(metric)
                || PrefixMetrics.isRequestsWithHit(metric);
    }

    /** The value that so many of the draws less one exceed. */
    private double largest(boolean isSensitive, int rank) {
        var largest = new double[draws];
        variations.forEach((metric, variation) -> {
            if (isSensitive(metric) == isSensitive) {
                for (var draw = 0; draw < draws; draw++) {
                    largest[draw] = Math.max(largest[draw], variation.standardised(draw));
                }
            }
        });
        Arrays.sort(largest);
        return largest[draws - rank];
    }

    /**
     * How far a metric may move.
     *
     * @param size in its own scale, > 0 or 0
     */
    record Bound(double size, boolean isProportional) {
        boolean isExceededBy(Move move) {
            return sizeOf(move, isProportional) > size;
        }

        /** What is proportional may fall to one nth where it may rise to n times. */
        Allowance from(double baseline) {
            return isProportional
                    ? new Allowance(-baseline * StrictMath.expm1(-size), baseline * StrictMath.expm1(size))
                    : new Allowance(size, size);
        }
    }

    private static double sizeOf(Move move, boolean isProportional) {
        return isProportional ? move.logarithmic() : move.absolute();
    }

    /** What one metric did in all draws. */
    private static final class Variation {
        private final boolean isProportional;
        private final double[] sizes;
        private final double mean;
        private final double deviation;

        Variation(Metric metric, List<Move> moves) {
            isProportional = metric.unit() != Unit.SHARE && moves.stream().allMatch(Move::isPositive);
            sizes = moves.stream()
                    .mapToDouble(move -> sizeOf(move, isProportional))
                    .toArray();
            var sum = new CompensatedSum();
            for (var size : sizes) {
                sum.add(size);
            }
            mean = sum.value() / sizes.length;
            var squares = new CompensatedSum();
            for (var size : sizes) {
                squares.add((size - mean) * (size - mean));
            }
            deviation = Math.sqrt(squares.value() / sizes.length);
        }

        double standardised(int draw) {
            return deviation == 0 ? 0 : (sizes[draw] - mean) / deviation;
        }

        Bound bound(double standardised, double factor) {
            return new Bound(factor * (mean + standardised * deviation), isProportional);
        }
    }
}
