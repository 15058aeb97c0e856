package io.iwc.fingerprint;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.InvalidInputException;
import io.iwc.Problem;
import io.iwc.fingerprint.Fingerprint.Kind;
import io.iwc.workload.Manifest.TokenizerRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes a fingerprint out of its JSON; names the file and the key that is not as it should be. */
final class FingerprintParser {
    private final String place;
    private final JsonNode document;

    FingerprintParser(String place, JsonNode document) {
        this.place = place;
        this.document = document;
    }

    Fingerprint fingerprint(String name) {
        var schema = document.path("schema").asText("nothing");
        if (!schema.equals(Fingerprint.SCHEMA)) {
            throw fault("schema", "found " + schema + ", expected " + Fingerprint.SCHEMA);
        }
        FingerprintFile.METHODS.forEach(this::requireMethod);
        return new Fingerprint(
                name,
                kind(),
                optionalText(document.path("workload").path("sha256")),
                new TokenizerRef(
                        text("tokenizer", "id"),
                        optionalText(document.path("tokenizer").path("sha256"))),
                blockSizes(),
                labels(),
                measurements(),
                distributions());
    }

    private void requireMethod(String key, Object expected) {
        var found = text("methods", key);
        if (!found.equals(expected)) {
            throw fault("methods." + key, "found " + found + ", expected " + expected);
        }
    }

    private Kind kind() {
        var text = text("workload", "kind");
        for (var kind : Kind.values()) {
            if (kind.text().equals(text)) {
                return kind;
            }
        }
        throw fault("workload.kind", "found " + text + ", expected text, lengthOnly or mixed");
    }

    private List<Integer> blockSizes() {
        var sizes = new ArrayList<Integer>();
        document.path("methods").path("blockSizes").forEach(size -> sizes.add(size.asInt()));
        return sizes;
    }

    private Map<String, Object> labels() {
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

    private Map<Metric, Measurement> measurements() {
        var measurements = new TreeMap<Metric, Measurement>();
        for (var metric : object("metrics").properties()) {
            if (!metric.getValue().isNumber()) {
                throw fault("metrics." + metric.getKey(), "found " + metric.getValue() + ", expected a number");
            }
            measurements.put(
                    metric(metric.getKey()), Measurement.of(metric.getValue().doubleValue()));
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

    private Map<String, Distribution> distributions() {
        var distributions = new TreeMap<String, Distribution>();
        for (var entry : object("distributions").properties()) {
            var quantiles = entry.getValue().path("quantiles");
            distributions.put(
                    entry.getKey(),
                    quantiles.isArray()
                            ? Distribution.quantiles(entry.getValue().path("n").asLong(), column(quantiles))
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
                    key, "found " + (node.isMissingNode() ? "nothing" : node.getNodeType()) + ", expected an object");
        }
        return node;
    }

    private String text(String key, String inner) {
        var node = object(key).path(inner);
        if (!node.isTextual()) {
            throw fault(
                    key + "." + inner, "found " + (node.isMissingNode() ? "nothing" : node) + ", expected a string");
        }
        return node.textValue();
    }

    private static Optional<String> optionalText(JsonNode node) {
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }

    private InvalidInputException fault(String field, String text) {
        return new InvalidInputException(new Problem(place, field, text));
    }
}
