package io.iwc.report.internal;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.ReasonCode;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The numbers of a workload or a run as a report carries them: labels, defined metrics, and the reasons of those that
 * are not, each by id. Immutable.
 *
 * @param labels string labels: {@code class.primary}
 * @param metrics the defined ones
 * @param undefined why the others are not
 * @since 0.1
 */
public record Numbers(
        SortedMap<String, String> labels, SortedMap<String, Double> metrics, SortedMap<String, String> undefined) {
    public Numbers {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
        undefined = Collections.unmodifiableSortedMap(new TreeMap<>(undefined));
    }

    /** Splits measurements into the defined and the others. */
    public static Numbers of(Map<String, String> labels, Map<Metric, Measurement> measurements) {
        var metrics = new TreeMap<String, Double>();
        var undefined = new TreeMap<String, String>();
        measurements.forEach((metric, measurement) -> {
            if (measurement.isDefined()) {
                metrics.put(metric.id(), measurement.value());
            } else {
                undefined.put(metric.id(), measurement.reason());
            }
        });
        return new Numbers(new TreeMap<>(labels), metrics, undefined);
    }

    /** The number of that metric, or undefined with the reason it is not there. */
    public Measurement get(Metric metric) {
        return get(metric.id());
    }

    /** The number of that id, or undefined with the reason it is not there. */
    public Measurement get(String id) {
        var value = metrics.get(id);
        if (value != null) {
            return Measurement.of(value);
        }
        var reason = undefined.get(id);
        return reason != null ? Measurement.undefined(reason) : Measurement.undefined(ReasonCode.NOT_MEASURED);
    }
}
