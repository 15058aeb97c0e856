package io.iwc.fingerprint;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.InvalidInputException;
import io.iwc.Problem;
import io.iwc.fingerprint.Fingerprint.Kind;
import io.iwc.metric.internal.StoredMeasurements;
import io.iwc.workload.Manifest.TokenizerRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
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
        var stored = StoredMeasurements.parse(place, document);
        return new Fingerprint(
                name,
                kind(),
                optionalText(document.path("workload").path("sha256")),
                new TokenizerRef(
                        text("tokenizer", "id"),
                        optionalText(document.path("tokenizer").path("sha256"))),
                blockSizes(),
                classification(stored.labels()),
                new RequestCollector.Findings(
                        stored.labels(), stored.measurements(), stored.distributions(), curves(), prefixGroups()));
    }

    private Classification classification(Map<String, Object> labels) {
        try {
            return Classification.labelled(labels);
        } catch (IllegalArgumentException e) {
            throw fault("labels.class.primary", String.valueOf(e.getMessage()));
        }
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

    private SortedMap<String, List<CurvePoint>> curves() {
        var curves = new TreeMap<String, List<CurvePoint>>();
        for (var curve : object("curves").properties()) {
            var points = new ArrayList<CurvePoint>();
            curve.getValue()
                    .forEach(point -> points.add(
                            new CurvePoint(point.path(0).asLong(), point.path(1).asDouble())));
            curves.put(curve.getKey(), points);
        }
        return curves;
    }

    private List<PrefixGroup> prefixGroups() {
        var groups = new ArrayList<PrefixGroup>();
        document.path("prefixGroups")
                .forEach(group -> groups.add(new PrefixGroup(
                        group.path("block").asInt(),
                        group.path("tokens").asLong(),
                        group.path("requests").asLong(),
                        group.path("savedTokens").asLong(),
                        group.path("firstRequest").asLong())));
        return groups;
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
