package io.iwc.report.internal;

import java.util.Collection;

/**
 * Whether values spread over so many decades that even steps would hide most of them.
 *
 * @since 0.1
 */
public final class Scale {
    private static final double MANY_DECADES = 50;

    private Scale() {}

    /** Whether these are above 0 and spread so far; none do not. */
    public static boolean isLogarithmic(Collection<Double> values) {
        var range = values.stream().mapToDouble(value -> value).summaryStatistics();
        return isLogarithmic(range.getMin(), range.getMax());
    }

    static boolean isLogarithmic(double min, double max) {
        return min > 0 && max / min > MANY_DECADES;
    }
}
