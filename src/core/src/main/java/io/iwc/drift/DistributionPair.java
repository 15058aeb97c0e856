package io.iwc.drift;

import io.iwc.metric.Distribution;
import io.iwc.metric.Measurement;
import io.iwc.metric.ReasonCode;
import io.iwc.metric.internal.StoredSamples;
import io.iwc.statistics.internal.CompensatedSum;
import io.iwc.statistics.internal.Kolmogorov;
import io.iwc.statistics.internal.MarginDistance;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Two distributions of one quantity, and the distances between them. */
final class DistributionPair {
    private final Distribution baseline;
    private final Distribution current;

    DistributionPair(Distribution baseline, Distribution current) {
        this.baseline = baseline;
        this.current = current;
    }

    boolean isExact() {
        return baseline.isExact() && current.isExact();
    }

    /** Kolmogorov-Smirnov: the largest difference of the two distribution functions, which are right-continuous. */
    double ks() {
        var largest = new double[1];
        walk((value, next, difference) -> largest[0] = Math.max(largest[0], difference));
        return largest[0];
    }

    /** The asymptotic p-value of {@link #ks()}. Large samples make every change significant: not for gates. */
    double ksP() {
        var n1 = (double) baseline.n();
        var n2 = (double) current.n();
        return Kolmogorov.exceeded(Math.sqrt(n1 * n2 / (n1 + n2)) * ks());
    }

    /** {@link #ks()} without what a margin of one percent makes, in standard deviations. */
    double ksMargin() {
        var values = new double[baseline.size() + current.size()];
        var one = new long[values.length + 1];
        var other = new long[values.length + 1];
        for (int i = 0, j = 0, at = 0; at < values.length; at++) {
            var isOne = valueAt(baseline, i) <= valueAt(current, j);
            values[at] = isOne ? valueAt(baseline, i) : valueAt(current, j);
            one[at + 1] = one[at] + (isOne ? baseline.count(i++) : 0);
            other[at + 1] = other[at] + (isOne ? 0 : current.count(j++));
        }
        var share = (double) baseline.n() / (baseline.n() + current.n());
        return MarginDistance.of(values, MarginDistance.within(values), one, other, share);
    }

    /** First Wasserstein distance, ∫|F₁ − F₂|, over the size of the baseline's mean. */
    Measurement wasserstein() {
        var mean = Math.abs(StoredSamples.of(baseline).mean());
        return mean == 0
                ? Measurement.undefined(ReasonCode.BASELINE_MEAN_IS_ZERO)
                : Measurement.of(area(DoubleUnaryOperator.identity()) / mean);
    }

    /** The same on ln(1 + x), not normalised: reads as the mean relative shift. */
    double wassersteinLog() {
        return area(StrictMath::log1p);
    }

    /**
     * Population stability index over the baseline's deciles; equal edges are merged, bins closed on the right, the
     * outer ones open, shares smoothed so that none is zero.
     */
    Measurement psi() {
        var edges = deciles();
        if (edges.length < 2) {
            return Measurement.undefined(ReasonCode.FEW_BINS);
        }
        var expected = shares(baseline, edges);
        var found = shares(current, edges);
        var sum = new CompensatedSum();
        for (var i = 0; i < expected.length; i++) {
            sum.add((found[i] - expected[i]) * StrictMath.log(found[i] / expected[i]));
        }
        return Measurement.of(sum.value());
    }

    private double area(DoubleUnaryOperator scale) {
        var area = new CompensatedSum();
        walk((value, next, difference) ->
                area.add(difference * (scale.applyAsDouble(next) - scale.applyAsDouble(value))));
        return area.value();
    }

    /** Visits the pooled values in ascending order with |F₁ − F₂| from each up to the next. */
    private void walk(Step step) {
        var weight1 = weight(baseline);
        var weight2 = weight(current);
        var below1 = 0L;
        var below2 = 0L;
        for (int i = 0, j = 0; i < baseline.size() || j < current.size(); ) {
            var value = Math.min(valueAt(baseline, i), valueAt(current, j));
            while (valueAt(baseline, i) == value) {
                below1 += baseline.count(i++);
            }
            while (valueAt(current, j) == value) {
                below2 += current.count(j++);
            }
            var next = Math.min(valueAt(baseline, i), valueAt(current, j));
            var difference = Math.abs((double) below1 / weight1 - (double) below2 / weight2);
            step.at(value, Double.isInfinite(next) ? value : next, difference);
        }
    }

    private static double valueAt(Distribution distribution, int index) {
        return index < distribution.size() ? distribution.value(index) : Double.POSITIVE_INFINITY;
    }

    private static long weight(Distribution distribution) {
        var weight = 0L;
        for (var i = 0; i < distribution.size(); i++) {
            weight += distribution.count(i);
        }
        return weight;
    }

    private double[] deciles() {
        var sample = StoredSamples.of(baseline);
        var edges = new double[9];
        for (var i = 0; i < edges.length; i++) {
            edges[i] = sample.quantile(i + 1, edges.length + 1);
        }
        return Arrays.stream(edges).distinct().toArray();
    }

    private static double[] shares(Distribution distribution, double[] edges) {
        var counts = new long[edges.length + 1];
        for (int i = 0, bin = 0; i < distribution.size(); i++) {
            while (bin < edges.length && distribution.value(i) > edges[bin]) {
                bin++;
            }
            counts[bin] += distribution.count(i);
        }
        var total = weight(distribution) + 0.5 * counts.length;
        return Arrays.stream(counts).mapToDouble(count -> (count + 0.5) / total).toArray();
    }

    @FunctionalInterface
    private interface Step {
        void at(double value, double next, double difference);
    }
}
