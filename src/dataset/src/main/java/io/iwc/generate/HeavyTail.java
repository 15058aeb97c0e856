package io.iwc.generate;

import io.iwc.statistics.internal.CompensatedSum;

/**
 * The largest values of a sample whose quantiles, mean and standard deviation are known. A thousandth of the values can
 * hold most of the variance, and the last quantile interval says nothing but its ends; so its values get the shape
 * {@code low + scale·(j/k)^bend}, the largest one kept, with scale and bend such that the moments of the whole hold.
 */
final class HeavyTail {
    private static final double MOST_BENT = 60;
    private static final int HALVINGS = 80;

    private final double[] values;
    private final int first;

    /**
     * @param values ascending; values from {@code first} on are replaced
     * @param first index of the first value of the tail
     */
    HeavyTail(double[] values, int first) {
        this.values = values;
        this.first = first;
    }

    /** Places the tail so that all values have this mean and, if the largest value allows, this standard deviation. */
    void fit(double mean, double std) {
        var last = values.length - 1;
        var free = last - first;
        if (free < 1) {
            return;
        }
        var low = values[first - 1];
        var high = values[last];
        var sum = new CompensatedSum();
        var squares = new CompensatedSum();
        for (var i = 0; i < values.length; i++) {
            if (i < first || i == last) {
                sum.add(values[i]);
                squares.add((values[i] - mean) * (values[i] - mean));
            }
        }
        var excess = mean * values.length - sum.value() - free * low;
        var wanted = std * std * (values.length - 1) - squares.value();
        var least = 0.0;
        var most = MOST_BENT;
        for (var i = 0; i < HALVINGS; i++) {
            var bend = (least + most) / 2;
            var scale = place(low, high, excess, bend);
            if (scale > high - low || squaresOfFree(mean) > wanted) {
                most = bend;
            } else {
                least = bend;
            }
        }
        place(low, high, excess, least);
    }

    /** The scale that this bend needs; the values stay between the ends all the same. */
    private double place(double low, double high, double excess, double bend) {
        var free = values.length - 1 - first;
        var shape = new double[free];
        var total = 0.0;
        for (var j = 0; j < free; j++) {
            shape[j] = StrictMath.pow((j + 1.0) / free, bend);
            total += shape[j];
        }
        var scale = Math.max(0, excess / total);
        for (var j = 0; j < free; j++) {
            values[first + j] = Math.min(high, low + scale * shape[j]);
        }
        return scale;
    }

    private double squaresOfFree(double mean) {
        var squares = new CompensatedSum();
        for (var i = first; i < values.length - 1; i++) {
            squares.add((values[i] - mean) * (values[i] - mean));
        }
        return squares.value();
    }
}
