package io.iwc.generate;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Deals out values so that their mean is, window by window, what it is in a source. Each place has a score of its own,
 * and each window a level that all its scores are raised by; the values go by rank, so all of them are used once. The
 * levels are searched: a window whose mean is short is raised.
 */
final class WindowedRanks {
    private static final double STEP = 0.5;
    private static final double MOST_SHORT = 2;

    private final double[] ascending;
    private final double[] measures;
    private final int[] ends;
    private final double[] targets;
    private final double[] levels;
    private final double spread;

    /**
     * @param ascending the values, one for each place
     * @param ends of the windows, ascending, the last one the number of places
     * @param targets mean measure of each window
     * @param measure of a value, rising with it
     */
    WindowedRanks(double[] ascending, int[] ends, double[] targets, DoubleUnaryOperator measure) {
        this.ascending = ascending;
        this.ends = ends;
        this.targets = targets;
        measures = Arrays.stream(ascending).map(measure).toArray();
        levels = new double[ends.length];
        var mean = Arrays.stream(measures).average().orElse(0);
        spread = StrictMath.sqrt(Arrays.stream(measures)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0));
    }

    /** The values in the order of the places, by scores of about unit variance; begins where the last call ended. */
    double[] dealt(double[] scores, int rounds) {
        var best = ranks(scores);
        var least = distance(best);
        var kept = levels.clone();
        var current = best;
        for (var round = 1; round < rounds && least > 0 && spread > 0; round++) {
            raise(current);
            current = ranks(scores);
            var distance = distance(current);
            if (distance < least) {
                least = distance;
                best = current;
                kept = levels.clone();
            }
        }
        System.arraycopy(kept, 0, levels, 0, levels.length);
        var dealt = new double[best.length];
        for (var i = 0; i < dealt.length; i++) {
            dealt[i] = ascending[best[i]];
        }
        return dealt;
    }

    private int[] ranks(double[] scores) {
        var raised = scores.clone();
        var from = 0;
        for (var window = 0; window < ends.length; window++) {
            for (var i = from; i < ends[window]; i++) {
                raised[i] += levels[window];
            }
            from = ends[window];
        }
        var order = Ranks.ascending(raised);
        var ranks = new int[order.length];
        for (var rank = 0; rank < order.length; rank++) {
            ranks[order[rank]] = rank;
        }
        return ranks;
    }

    private void raise(int[] ranks) {
        for (var window = 0; window < ends.length; window++) {
            var missing = missing(ranks, window) / spread;
            levels[window] += STEP * Math.max(-MOST_SHORT, Math.min(MOST_SHORT, missing));
        }
    }

    private double distance(int[] ranks) {
        var distance = 0.0;
        for (var window = 0; window < ends.length; window++) {
            distance += Math.abs(missing(ranks, window)) * (ends[window] - first(window));
        }
        return distance;
    }

    /** How much the mean of a window is below its target. */
    private double missing(int[] ranks, int window) {
        var sum = 0.0;
        for (var i = first(window); i < ends[window]; i++) {
            sum += measures[ranks[i]];
        }
        return ends[window] == first(window) ? 0 : targets[window] - sum / (ends[window] - first(window));
    }

    private int first(int window) {
        return window == 0 ? 0 : ends[window - 1];
    }
}
