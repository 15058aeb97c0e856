package io.iwc.metric.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.InvalidInputException;
import io.iwc.metric.Distribution;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What files of fingerprints and of runs have in common: {@code labels}, {@code metrics}, {@code undefined} and
 * {@code distributions}.
 *
 * @param labels a string or a list of strings, by id
 * @param measurements every metric, the undefined ones with their reason
 * @param distributions by base id
 * @since 0.1
 */
public record StoredMeasurements(
        SortedMap<String, Object> labels,
        SortedMap<Metric, Measurement> measurements,
        SortedMap<String, Distribution> distributions) {
    public StoredMeasurements {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        measurements = Collections.unmodifiableSortedMap(new TreeMap<>(measurements));
        distributions = Collections.unmodifiableSortedMap(new TreeMap<>(distributions));
    }

    /**
     * Takes them out of a document.
     *
     * @param place the file as messages name it
     * @throws InvalidInputException if a key is missing or is not what it should be
     */
    public static StoredMeasurements parse(String place, JsonNode document) {
        return new Parser(StoredFields.of(place, document)).parse();
    }

    /** Measurements as a document has them under {@code metrics}: the defined ones, by id. */
    public static SortedMap<String, Object> metrics(Map<Metric, Measurement> measurements) {
        return MeasurementTree.metrics(measurements);
    }

    /** A single measurement in a document: the number, or {@code {"undefined": reason}}. */
    public static Object single(Measurement measurement) {
        return measurement.isDefined() ? (Object) measurement.value() : Map.of("undefined", measurement.reason());
    }

    /** Puts the four keys into a document that is about to be written. */
    public void addTo(Map<String, Object> document) {
        document.put("labels", labels);
        document.put("metrics", MeasurementTree.metrics(measurements));
        document.put("undefined", MeasurementTree.undefined(measurements));
        document.put("distributions", MeasurementTree.distributions(distributions));
    }

    private record Parser(StoredFields document) {
        StoredMeasurements parse() {
            var measurements = measurements();
            var distributions = StoredDistributions.parse(document.at("distributions"));
            new StoredFamilies(document.at("metrics"), measurements).check(distributions);
            return new StoredMeasurements(labels(), measurements, distributions);
        }

        private SortedMap<String, Object> labels() {
            var labels = new TreeMap<String, Object>();
            document.at("labels")
                    .members()
                    .forEach((id, label) -> labels.put(
                            id,
                            label.json().isArray()
                                    ? label.elements().stream()
                                            .map(StoredFields::text)
                                            .toList()
                                    : label.text()));
            return labels;
        }

        private SortedMap<Metric, Measurement> measurements() {
            var measurements = new TreeMap<Metric, Measurement>();
            document.at("metrics")
                    .members()
                    .forEach((id, value) -> measurements.put(metric(id, value), Measurement.of(value.number())));
            document.at("undefined").members().forEach((id, value) -> {
                var reason = Measurement.undefined(value.text());
                if (measurements.containsKey(metric(id + ".n", value))) {
                    Summary.suffixes().forEach(suffix -> measurements.putIfAbsent(metric(id + suffix, value), reason));
                } else if (measurements.putIfAbsent(metric(id, value), reason) != null) {
                    throw value.fault("found a reason and, under metrics, a number, expected one of them");
                }
            });
            return measurements;
        }

        private static Metric metric(String id, StoredFields value) {
            try {
                return Metric.of(id);
            } catch (IllegalArgumentException e) {
                throw value.fault("found \"" + id + "\", expected an id such as prefill.dominance.p50");
            }
        }
    }
}
