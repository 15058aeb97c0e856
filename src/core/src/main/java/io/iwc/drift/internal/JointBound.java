package io.iwc.drift.internal;

import io.iwc.metric.Metric;
import io.iwc.metric.internal.DistanceMetric;
import io.iwc.statistics.internal.CompensatedSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One bound for many metrics: in units of its own root mean square every metric counts alike, and the largest of them
 * decides about a pair. What varies in proportion to its size is measured on a logarithmic scale.
 */
final class JointBound {
    private final SortedMap<Metric, Variation> variations = new TreeMap<>();
    private final int pairs;
    private final int confidencePercent;
    private final int blocks;
    private final double correction;

    /**
     * The bound that holds for so many of the pairs.
     *
     * @param pairs what every metric did; one that a pair lacks has no bound
     * @param confidencePercent how many of a hundred pairs stay within it
     * @param blocks how many blocks a copy is drawn from: what the standard errors are told from
     * @param correction by what those standard errors are too small, ≥ 1
     */
    JointBound(List<Map<Metric, Move>> pairs, int confidencePercent, int blocks, double correction) {
        var moves = new TreeMap<Metric, List<Move>>();
        pairs.forEach(pair -> pair.forEach((metric, move) ->
                moves.computeIfAbsent(metric, key -> new ArrayList<>()).add(move)));
        moves.values().removeIf(all -> all.size() < pairs.size());
        moves.forEach((metric, all) -> variations.put(metric, new Variation(metric, all)));
        this.pairs = pairs.size();
        this.confidencePercent = confidencePercent;
        this.blocks = blocks;
        this.correction = correction;
    }

    /** How far each metric that every pair has may fall and rise from its value in the baseline, in its unit. */
    SortedMap<Metric, Allowance> allowances(Map<Metric, Double> baseline) {
        var largest = new double[pairs];
        for (var variation : variations.values()) {
            for (var pair = 0; pair < pairs; pair++) {
                largest[pair] = Math.max(largest[pair], variation.inStandardErrors(pair));
            }
        }
        var factor = correction * widened(percentile(largest));
        var thresholds = new TreeMap<Metric, Allowance>();
        variations.forEach((metric, variation) ->
                thresholds.put(metric, variation.allowance(factor, baseline.getOrDefault(metric, 0.0))));
        return thresholds;
    }

    /** The smallest value that, of this many draws, the next one exceeds with no more than the chance allowed. */
    private double percentile(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        var rank = (int) Math.ceil((values.length + 1) * confidencePercent / 100.0);
        return sorted[Math.min(rank, values.length) - 1];
    }

    /**
     * A quantile of the normal as the same quantile of Student's t, for scales that are estimated from so many blocks.
     *
     * @see <a href="https://dlmf.nist.gov/">Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5</a>
     */
    private double widened(double z) {
        var freedom = Math.max(1, blocks - 1);
        var cube = z * z * z;
        return z + (cube + z) / (4.0 * freedom) + (5 * cube * z * z + 16 * cube + 3 * z) / (96.0 * freedom * freedom);
    }

    /** What one metric did in all pairs. */
    private static final class Variation {
        private final boolean isProportional;
        private final boolean isKs;
        private final double[] sizes;
        private final double standardError;

        Variation(Metric metric, List<Move> moves) {
            isKs = metric.isDistance() && metric.statistic().equals(DistanceMetric.KS.id());
            isProportional = moves.stream().allMatch(move -> move.isProportional(metric));
            sizes = moves.stream()
                    .mapToDouble(move -> isProportional ? move.logarithmic() : move.absolute())
                    .toArray();
            var squares = new CompensatedSum();
            for (var size : sizes) {
                squares.add(size * size);
            }
            standardError = Math.sqrt(squares.value() / sizes.length);
        }

        double inStandardErrors(int pair) {
            if (standardError == 0) {
                return 0;
            }
            var size = sizes[pair] / standardError;
            return isKs ? KolmogorovScale.toNormal(size) : size;
        }

        /** What is proportional may fall to one nth where it may rise to n times. */
        Allowance allowance(double factor, double baseline) {
            if (isProportional) {
                var size = factor * standardError;
                return new Allowance(-baseline * StrictMath.expm1(-size), baseline * StrictMath.expm1(size));
            }
            var size = (isKs ? KolmogorovScale.ofNormal(factor) : factor) * standardError;
            return new Allowance(size, size);
        }
    }
}
