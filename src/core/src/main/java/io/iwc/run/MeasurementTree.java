package io.iwc.run;

import io.iwc.fingerprint.Distribution;
import io.iwc.fingerprint.Measurement;
import io.iwc.fingerprint.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Measurements as JSON: numbers in one map, reasons in the other, a reason shared by a family under its base id. */
final class MeasurementTree {
    private MeasurementTree() {}

    static SortedMap<String, Double> metrics(Map<Metric, Measurement> measurements) {
        var metrics = new TreeMap<String, Double>();
        measurements.forEach((metric, measurement) -> {
            if (measurement.isDefined()) {
                metrics.put(metric.id(), measurement.value());
            }
        });
        return metrics;
    }

    static SortedMap<String, String> undefined(Map<Metric, Measurement> measurements) {
        var undefined = new TreeMap<String, String>();
        measurements.forEach((metric, measurement) -> {
            if (!measurement.isDefined()) {
                var base = metric.id().substring(0, metric.id().lastIndexOf('.'));
                var family = measurements.get(Metric.of(base + ".n"));
                var wholeFamily = family != null && family.isDefined() && family.value() == 0;
                undefined.put(wholeFamily ? base : metric.id(), measurement.reason());
            }
        });
        return undefined;
    }

    static SortedMap<String, Object> distributions(Map<String, Distribution> distributions) {
        var all = new TreeMap<String, Object>();
        distributions.forEach((base, distribution) -> all.put(base, tree(distribution)));
        return all;
    }

    private static Map<String, Object> tree(Distribution distribution) {
        var values = new ArrayList<Object>(distribution.size());
        for (var i = 0; i < distribution.size(); i++) {
            values.add(
                    distribution.isExact()
                            ? List.of(distribution.value(i), distribution.count(i))
                            : distribution.value(i));
        }
        return Map.of("n", distribution.n(), distribution.isExact() ? "values" : "quantiles", values);
    }
}
