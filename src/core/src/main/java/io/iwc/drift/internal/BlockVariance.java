package io.iwc.drift.internal;

import io.iwc.statistics.internal.CompensatedSum;
import java.util.List;

/**
 * How much of the variance of a mean blocks of some length show: what depends on each other across their ends is lost,
 * in proportion to one over their length. Blocks half as long lose twice as much, which tells how much it is.
 *
 * @see <a href="https://doi.org/10.1093/biomet/asab049">Vats and Flegal (2022)</a>, the zero-lugsail estimator
 */
final class BlockVariance {
    private final double[] partialSums;
    private final int size;

    private BlockVariance(double[] series) {
        size = series.length;
        var mean = new CompensatedSum();
        for (var value : series) {
            mean.add(value / size);
        }
        partialSums = new double[2 * size + 1];
        for (var i = 0; i < 2 * size; i++) {
            partialSums[i + 1] = partialSums[i] + series[i % size] - mean.value();
        }
    }

    /**
     * By what standard errors from blocks of this length are to be multiplied, at least 1 and at most √2: the largest
     * of some series.
     *
     * @param length of the blocks, ≥ 1
     */
    static double correction(List<double[]> series, int length) {
        var largest = 1.0;
        for (var values : series) {
            var variance = new BlockVariance(values);
            var whole = variance.at(length);
            if (length > 1 && whole > 0) {
                largest = Math.max(largest, 2 - variance.at(length / 2) / whole);
            }
        }
        return Math.sqrt(largest);
    }

    /** The variance of block sums over the block length, from every circular block. */
    private double at(int length) {
        var squares = new CompensatedSum();
        for (var i = 0; i < size; i++) {
            var sum = partialSums[i + length] - partialSums[i];
            squares.add(sum * sum / length);
        }
        return squares.value() / size;
    }
}
