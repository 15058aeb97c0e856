package io.iwc.metric.internal;

import io.iwc.metric.Distribution;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Trait;
import io.iwc.metric.Unit;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Measurements as JSON trees: numbers in one map, reasons in the other, counts without a fraction. */
final class MeasurementTree {
    private MeasurementTree() {}

    static SortedMap<String, Object> metrics(Map<Metric, Measurement> measurements) {
        var metrics = new TreeMap<String, Object>();
        measurements.forEach((metric, measurement) -> {
            if (measurement.isDefined()) {
                metrics.put(metric.id(), number(measurement.value(), metric.unit() == Unit.COUNT));
            }
        });
        return metrics;
    }

    /** Reasons by id; a family without any defined metric is listed under its base. */
    static SortedMap<String, Object> undefined(Map<Metric, Measurement> measurements) {
        var undefined = new TreeMap<String, Object>();
        measurements.forEach((metric, measurement) -> {
            if (!measurement.isDefined()) {
                undefined.put(metric.id(), measurement.reason());
            }
        });
        for (var base : Summary.basesIn(measurements.keySet())) {
            var mean = measurements.get(Metric.of(base + ".mean"));
            if (mean != null && !mean.isDefined()) {
                Summary.suffixes().forEach(suffix -> undefined.remove(base + suffix));
                undefined.put(base, mean.reason());
            }
        }
        return undefined;
    }

    static SortedMap<String, Object> distributions(Map<String, Distribution> distributions) {
        var trees = new TreeMap<String, Object>();
        distributions.forEach((base, distribution) -> trees.put(base, tree(base, distribution)));
        return trees;
    }

    private static SortedMap<String, Object> tree(String base, Distribution distribution) {
        var tree = new TreeMap<String, Object>();
        tree.put("n", distribution.n());
        if (distribution.isExact()) {
            tree.put("values", pairs(distribution, MetricFamily.of(base).mean().has(Trait.WHOLE_VALUES)));
        } else {
            tree.put("quantiles", quantiles(distribution));
        }
        return tree;
    }

    private static List<List<Object>> pairs(Distribution distribution, boolean integral) {
        return IntStream.range(0, distribution.size())
                .mapToObj(i -> List.<Object>of(number(distribution.value(i), integral), distribution.count(i)))
                .toList();
    }

    private static List<Double> quantiles(Distribution distribution) {
        return IntStream.range(0, distribution.size())
                .mapToObj(distribution::value)
                .toList();
    }

    private static Object number(double value, boolean integral) {
        return integral ? (Object) (long) value : (Object) value;
    }
}
