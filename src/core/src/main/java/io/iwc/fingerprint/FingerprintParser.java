package io.iwc.fingerprint;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.fingerprint.Fingerprint.Kind;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.internal.StoredFields;
import io.iwc.metric.internal.StoredMeasurements;
import io.iwc.workload.Manifest.TokenizerRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes a fingerprint out of its JSON; names the file and the key that is not as it should be. */
final class FingerprintParser {
    private final StoredFields document;

    FingerprintParser(String place, JsonNode document) {
        this.document = StoredFields.of(place, document);
    }

    Fingerprint fingerprint(String name) {
        var schema = document.at("schema").json().asText("nothing");
        if (!schema.equals(Fingerprint.SCHEMA)) {
            throw document.at("schema").fault("found " + schema + ", expected " + Fingerprint.SCHEMA);
        }
        FingerprintFile.METHODS.forEach(this::requireMethod);
        var stored = StoredMeasurements.parse(document.file(), document.json());
        requireCount(stored);
        var tokenizer = document.at("tokenizer");
        var course = new StoredCourse(
                document, document.at("workload").at("requests").integer(0));
        return new Fingerprint(
                name,
                kind(),
                document.at("workload").at("sha256").optionalText(),
                new TokenizerRef(
                        tokenizer.at("id").text(), tokenizer.at("sha256").optionalText()),
                blockSizes(),
                classification(stored.labels()),
                new RequestCollector.Findings(
                        stored.labels(),
                        stored.measurements(),
                        stored.distributions(),
                        curves(),
                        prefixGroups(),
                        course.courses(),
                        course.pairs("outputPairs"),
                        course.pairs("hitPairs"),
                        course.depthPairs(),
                        course.knownPrompts()));
    }

    private void requireCount(StoredMeasurements stored) {
        var requests = document.at("workload").at("requests");
        var count = stored.measurements().getOrDefault(Metric.REQUEST_COUNT, Measurement.of(-1));
        if (count.isDefined() && count.value() != requests.integer(0)) {
            throw requests.unexpected("the number under metrics." + Metric.REQUEST_COUNT);
        }
    }

    private Classification classification(Map<String, Object> labels) {
        try {
            return Classification.labelled(labels);
        } catch (IllegalArgumentException e) {
            throw document.at("labels.class.primary").fault(String.valueOf(e.getMessage()));
        }
    }

    private void requireMethod(String key, Object expected) {
        var method = document.at("methods").at(key);
        if (!method.text().equals(expected)) {
            throw method.fault("found " + method.text() + ", expected " + expected);
        }
    }

    private Kind kind() {
        var text = document.at("workload").at("kind");
        for (var kind : Kind.values()) {
            if (kind.text().equals(text.text())) {
                return kind;
            }
        }
        throw text.fault("found " + text.text() + ", expected text, lengthOnly or mixed");
    }

    private List<Integer> blockSizes() {
        return document.at("methods").at("blockSizes").elements().stream()
                .map(size -> size.smallInteger(1))
                .toList();
    }

    private SortedMap<String, List<CurvePoint>> curves() {
        var curves = new TreeMap<String, List<CurvePoint>>();
        document.at("curves").members().forEach((base, curve) -> curves.put(base, curve(curve)));
        return curves;
    }

    private static List<CurvePoint> curve(StoredFields curve) {
        var points = new ArrayList<CurvePoint>();
        for (var stored : curve.elements()) {
            var pair = stored.elements();
            if (pair.size() != 2) {
                throw stored.unexpected("a number of blocks and a share");
            }
            var point = new CurvePoint(pair.get(0).integer(1), pair.get(1).number());
            if (point.ratio() < 0 || point.ratio() > 1) {
                throw pair.get(1).unexpected("a share 0..1");
            }
            if (!points.isEmpty()
                    && point.blocks() <= points.get(points.size() - 1).blocks()) {
                throw pair.get(0).unexpected("more blocks than in the point before");
            }
            points.add(point);
        }
        return points;
    }

    private List<PrefixGroup> prefixGroups() {
        return document.at("prefixGroups").elements().stream()
                .map(group -> new PrefixGroup(
                        group.at("block").smallInteger(1),
                        group.at("tokens").integer(1),
                        group.at("requests").integer(2),
                        group.at("savedTokens").integer(1),
                        group.at("firstRequest").integer(1)))
                .toList();
    }
}
