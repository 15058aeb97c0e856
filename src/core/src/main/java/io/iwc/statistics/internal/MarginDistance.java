package io.iwc.statistics.internal;

/**
 * A Kolmogorov-Smirnov distance that does not count what one percent more or less of each value makes, and in which the
 * ends of a distribution weigh as much as its middle: a difference of distribution functions is divided by its standard
 * deviation, √(H(1 − H)) for the common distribution function H. Only where H is from 1 % to 99 %: beyond, a few values
 * decide.
 */
public final class MarginDistance {
    private static final double MARGIN = 0.01;
    private static final double EDGE = 0.01;

    private MarginDistance() {}

    /**
     * The place behind the last of some values that is at most one percent above each of them.
     *
     * @param values ascending
     * @return for each index how many values are within the margin of its value or below
     */
    public static int[] within(double[] values) {
        var within = new int[values.length];
        for (int i = 0, end = 0; i < values.length; i++) {
            var limit = values[i] + MARGIN * Math.abs(values[i]);
            while (end < values.length && values[end] <= limit) {
                end++;
            }
            within[i] = end;
        }
        return within;
    }

    /**
     * The distance of two samples that share one ascending list of values.
     *
     * @param values ascending; equal ones in a row
     * @param within as {@link #within(double[])} tells
     * @param one how many values of the first sample are among the first {@code i}, for each {@code i} from 0
     * @param other the same for the second sample
     * @param share the weight of the first sample in the common distribution function, 0..1
     * @return ≥ 0; 0 if a sample is empty
     */
    public static double of(double[] values, int[] within, long[] one, long[] other, double share) {
        var size = values.length;
        if (one[size] == 0 || other[size] == 0) {
            return 0;
        }
        var each = 1.0 / one[size];
        var eachOther = 1.0 / other[size];
        var largest = 0.0; // squared
        for (var i = 0; i < size; i++) {
            var below = one[i + 1] * each;
            var belowOther = other[i + 1] * eachOther;
            var difference = Math.max(below - other[within[i]] * eachOther, belowOther - one[within[i]] * each);
            var common = share * below + (1 - share) * belowOther;
            var variance = common * (1 - common);
            if (difference > 0
                    && difference * difference > largest * variance
                    && common >= EDGE
                    && common <= 1 - EDGE
                    && (i + 1 == size || values[i] != values[i + 1])) {
                largest = difference * difference / variance;
            }
        }
        return Math.sqrt(largest);
    }
}
