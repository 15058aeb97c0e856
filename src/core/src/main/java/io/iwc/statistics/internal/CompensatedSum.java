package io.iwc.statistics.internal;

/**
 * A sum of doubles with compensation of rounding errors (Neumaier 1974), so that a million ratios add up as if
 * they were two or three.
 *
 * @since 0.1
 */
public final class CompensatedSum {
    private double sum;
    private double compensation;

    public void add(double value) {
        var next = sum + value;
        compensation += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
        sum = next;
    }

    /** The sum so far. */
    public double value() {
        return sum + compensation;
    }
}
