package io.iwc.generate;

import io.iwc.metric.Distribution;
import java.util.Arrays;

/**
 * The values of a source in ascending order, to be dealt out again to any number of requests. Each made value is the
 * mean of one equal share of the values, so that the mean is kept whatever the number is, and at the source's own
 * number every value comes back as it was.
 */
final class EmpiricalValues {
    /** A larger source that is stored as quantiles is represented by this many values. */
    private static final int MOST_POINTS = 1_000_000;

    private final double[] upTo;
    private final double[] sums;
    private final double[] values;

    private EmpiricalValues(double[] values, double[] upTo) {
        this.values = values;
        this.upTo = upTo;
        sums = new double[values.length + 1];
        for (var i = 0; i < values.length; i++) {
            sums[i + 1] = sums[i] + values[i] * (upTo[i + 1] - upTo[i]);
        }
    }

    /** These values, ascending, equally often. */
    static EmpiricalValues of(double[] ascending) {
        var upTo = new double[ascending.length + 1];
        Arrays.setAll(upTo, i -> i);
        return new EmpiricalValues(ascending, upTo);
    }

    /**
     * The values behind a distribution.
     *
     * @param mean of all values, for what quantiles do not say
     * @param std their sample standard deviation
     */
    static EmpiricalValues of(Distribution observed, double mean, double std) {
        if (!observed.isExact()) {
            return of(rebuilt(observed, mean, std));
        }
        var values = new double[observed.size()];
        Arrays.setAll(values, observed::value);
        var upTo = new double[values.length + 1];
        for (var i = 0; i < values.length; i++) {
            upTo[i + 1] = upTo[i] + observed.count(i);
        }
        return new EmpiricalValues(values, upTo);
    }

    /** Between quantiles linear, but for the last thousandth, which is fitted to the moments. */
    private static double[] rebuilt(Distribution observed, double mean, double std) {
        var values = new double[(int) Math.min(observed.n(), MOST_POINTS)];
        for (var i = 0; i < values.length; i++) {
            var place = (double) i * (observed.size() - 1) / (values.length - 1);
            var below = Math.min((int) place, observed.size() - 2);
            values[i] = observed.value(below) + (place - below) * (observed.value(below + 1) - observed.value(below));
        }
        var first = (int) ((double) (observed.size() - 2) * (values.length - 1) / (observed.size() - 1)) + 1;
        new HeavyTail(values, first).fit(mean, std);
        return values;
    }

    /** How many values the source has. */
    double size() {
        return upTo[values.length];
    }

    /** All values as {@code count} ones, ascending. */
    double[] dealtTo(int count) {
        var dealt = new double[count];
        var width = size() / count;
        var from = 0.0;
        for (var i = 0; i < count; i++) {
            var to = i == count - 1 ? sums[values.length] : sumBelow((i + 1) * width);
            dealt[i] = Math.max(i == 0 ? values[0] : dealt[i - 1], (to - from) / width); // rounding keeps the order
            from = to;
        }
        return dealt;
    }

    /** The same as whole numbers from {@code least} on, rounded half to even. */
    int[] wholesDealtTo(int count, int least) {
        return Arrays.stream(dealtTo(count))
                .mapToInt(value -> (int) Math.max(least, StrictMath.rint(value)))
                .toArray();
    }

    /** The values without those of a part. */
    EmpiricalValues without(EmpiricalValues part) {
        var all = dealtTo((int) Math.min(MOST_POINTS, size()));
        var gone = part.dealtTo((int) Math.round(all.length * part.size() / size()));
        var left = new double[all.length];
        var taken = 0;
        var kept = 0;
        for (var value : all) {
            if (taken < gone.length && gone[taken] <= value) {
                taken++;
            } else {
                left[kept++] = value;
            }
        }
        return kept == 0 ? this : of(Arrays.copyOf(left, kept));
    }

    private double sumBelow(double rank) {
        var found = Arrays.binarySearch(upTo, rank);
        if (found >= 0) {
            return sums[found];
        }
        var below = Math.min(-found - 2, values.length - 1);
        return sums[below] + values[below] * (rank - upTo[below]);
    }
}
