package io.iwc.fingerprint;

import io.iwc.InvalidInputException;
import io.iwc.artifact.internal.AtomicFile;
import io.iwc.artifact.internal.Json;
import io.iwc.metric.Metric;
import io.iwc.metric.internal.StoredMeasurements;
import io.iwc.tokens.internal.ChatTemplate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A fingerprint as {@code fingerprint.json}: the same fingerprint always gives the same bytes, and what is read back
 * is what was written, but for the name, which is the file's.
 *
 * @since 0.1
 */
public final class FingerprintFile {
    static final Map<String, Object> METHODS =
            Map.of("percentile", "linear-type7", "spread", "sample", "chatTemplate", ChatTemplate.ID);

    private FingerprintFile() {}

    /** The text of the file. */
    public static String text(Fingerprint fingerprint) {
        return Json.document(document(fingerprint));
    }

    /** Writes the file, whole or not at all. */
    public static void write(Fingerprint fingerprint, Path file) {
        AtomicFile.write(file, text(fingerprint));
    }

    /**
     * Reads a file; the fingerprint is named after it.
     *
     * @throws InvalidInputException if it is not a fingerprint of a schema that this version knows
     */
    public static Fingerprint read(Path file) {
        var name = String.valueOf(file.getFileName()).replaceFirst("(\\.fingerprint)?\\.json$", "");
        return new FingerprintParser(file.toString(), Json.read(file)).fingerprint(name);
    }

    private static SortedMap<String, Object> document(Fingerprint fingerprint) {
        var document = new TreeMap<String, Object>();
        document.put("schema", Fingerprint.SCHEMA);
        document.put("workload", workload(fingerprint));
        document.put("tokenizer", tokenizer(fingerprint));
        document.put("methods", methods(fingerprint));
        new StoredMeasurements(fingerprint.labels(), fingerprint.measurements(), fingerprint.distributions())
                .addTo(document);
        document.put("curves", curves(fingerprint));
        document.put(
                "prefixGroups",
                fingerprint.prefixGroups().stream().map(FingerprintFile::group).toList());
        fingerprint.course().ifPresent(course -> document.put("course", course(course)));
        addPairs(document, "outputPairs", fingerprint.outputPairs());
        addPairs(document, "hitPairs", fingerprint.hitPairs());
        if (!fingerprint.depthPairs().isEmpty()) {
            document.put(
                    "depthPairs",
                    fingerprint.depthPairs().stream()
                            .map(pair -> List.<Object>of(pair.hitTokens(), pair.depthBlocks(), pair.requests()))
                            .toList());
        }
        if (!fingerprint.knownPrompts().isEmpty()) {
            document.put(
                    "knownPrompts",
                    fingerprint.knownPrompts().stream()
                            .map(known -> List.<Object>of(
                                    known.promptTokens(), known.outputTokens(), known.hitTokens(), known.requests()))
                            .toList());
        }
        return document;
    }

    private static void addPairs(Map<String, Object> document, String key, List<LengthPair> pairs) {
        if (!pairs.isEmpty()) {
            document.put(
                    key,
                    pairs.stream()
                            .map(pair -> List.<Object>of(pair.promptTokens(), pair.otherTokens(), pair.requests()))
                            .toList());
        }
    }

    private static Map<String, Object> course(Course course) {
        var stored = new TreeMap<String, Object>();
        stored.put("requests", course.requests());
        stored.put("time", course.time());
        stored.put("typicalGaps", course.typicalGaps());
        stored.put("promptTokens", course.promptTokens());
        if (!course.outputTokens().isEmpty()) {
            stored.put("outputTokens", course.outputTokens());
        }
        if (!course.hitTokens().isEmpty()) {
            stored.put("hitTokens", course.hitTokens());
        }
        if (!course.hitDepths().isEmpty()) {
            stored.put("hitDepths", course.hitDepths());
        }
        return stored;
    }

    private static Map<String, Object> workload(Fingerprint fingerprint) {
        var workload = new TreeMap<String, Object>();
        workload.put("kind", fingerprint.kind().text());
        workload.put(
                "requests", (long) fingerprint.measurement(Metric.REQUEST_COUNT).value());
        fingerprint.workloadSha256().ifPresent(hash -> workload.put("sha256", hash));
        return workload;
    }

    /** Its fields by their names, as Jackson would write the record, which would have to be introspected for it. */
    private static Map<String, Object> group(PrefixGroup group) {
        return Map.of(
                "block", group.block(),
                "tokens", group.tokens(),
                "requests", group.requests(),
                "savedTokens", group.savedTokens(),
                "firstRequest", group.firstRequest());
    }

    private static Map<String, Object> tokenizer(Fingerprint fingerprint) {
        var tokenizer = new TreeMap<String, Object>();
        tokenizer.put("id", fingerprint.tokenizer().id());
        fingerprint.tokenizer().sha256().ifPresent(hash -> tokenizer.put("sha256", hash));
        return tokenizer;
    }

    private static Map<String, Object> methods(Fingerprint fingerprint) {
        var methods = new TreeMap<>(METHODS);
        methods.put("blockSizes", fingerprint.blockSizes());
        return methods;
    }

    private static Map<String, Object> curves(Fingerprint fingerprint) {
        var curves = new TreeMap<String, Object>();
        fingerprint
                .curves()
                .forEach((base, curve) -> curves.put(
                        base,
                        curve.stream()
                                .map(point -> List.<Object>of(point.blocks(), point.ratio()))
                                .toList()));
        return curves;
    }
}
