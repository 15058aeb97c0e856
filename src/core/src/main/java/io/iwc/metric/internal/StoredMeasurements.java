package io.iwc.metric.internal;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.InvalidInputException;
import io.iwc.Problem;
import io.iwc.metric.Distribution;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
        return new Parser(place, document).parse();
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

    private record Parser(String place, JsonNode document) {
        StoredMeasurements parse() {
            return new StoredMeasurements(labels(), measurements(), distributions());
        }

        private SortedMap<String, Object> labels() {
            var labels = new TreeMap<String, Object>();
            for (var label : object("labels").properties()) {
                if (label.getValue().isArray()) {
                    var list = new ArrayList<String>();
                    label.getValue().forEach(entry -> list.add(entry.asText()));
                    labels.put(label.getKey(), List.copyOf(list));
                } else {
                    labels.put(label.getKey(), label.getValue().asText());
                }
            }
            return labels;
        }

        private SortedMap<Metric, Measurement> measurements() {
            var measurements = new TreeMap<Metric, Measurement>();
            for (var metric : object("metrics").properties()) {
                if (!metric.getValue().isNumber()) {
                    throw fault("metrics." + metric.getKey(), "found " + metric.getValue() + ", expected a number");
                }
                measurements.put(
                        metric(metric.getKey()),
                        Measurement.of(metric.getValue().doubleValue()));
            }
            for (var undefined : object("undefined").properties()) {
                var reason = Measurement.undefined(undefined.getValue().asText());
                var id = undefined.getKey();
                if (measurements.containsKey(metric(id + ".n"))) {
                    Summary.suffixes().forEach(suffix -> measurements.putIfAbsent(metric(id + suffix), reason));
                } else {
                    measurements.put(metric(id), reason);
                }
            }
            return measurements;
        }

        private SortedMap<String, Distribution> distributions() {
            var distributions = new TreeMap<String, Distribution>();
            for (var entry : object("distributions").properties()) {
                var quantiles = entry.getValue().path("quantiles");
                distributions.put(
                        entry.getKey(),
                        quantiles.isArray()
                                ? Distribution.quantiles(
                                        entry.getValue().path("n").asLong(), column(quantiles))
                                : exact(entry.getValue().path("values")));
            }
            return distributions;
        }

        private static Distribution exact(JsonNode pairs) {
            var values = new double[pairs.size()];
            var counts = new long[pairs.size()];
            for (var i = 0; i < values.length; i++) {
                values[i] = pairs.get(i).path(0).doubleValue();
                counts[i] = pairs.get(i).path(1).longValue();
            }
            return Distribution.exact(values, counts);
        }

        private static double[] column(JsonNode numbers) {
            var values = new double[numbers.size()];
            for (var i = 0; i < values.length; i++) {
                values[i] = numbers.get(i).doubleValue();
            }
            return values;
        }

        private Metric metric(String id) {
            try {
                return Metric.of(id);
            } catch (IllegalArgumentException e) {
                throw fault("metrics", "found \"" + id + "\", expected an id such as prefill.dominance.p50");
            }
        }

        private JsonNode object(String key) {
            var node = document.path(key);
            if (!node.isObject()) {
                throw fault(
                        key,
                        "found " + (node.isMissingNode() ? "nothing" : node.getNodeType()) + ", expected an object");
            }
            return node;
        }

        private InvalidInputException fault(String field, String text) {
            return new InvalidInputException(new Problem(place, field, text));
        }
    }
}
