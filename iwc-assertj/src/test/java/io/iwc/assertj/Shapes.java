package io.iwc.assertj;

import io.iwc.artifact.internal.Json;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.FingerprintFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fingerprints with the numbers a test needs, without measuring anything: as a file would bring them. */
final class Shapes {
    private final String name;
    private final Map<String, Object> metrics = new TreeMap<>();
    private final Map<String, Object> undefined = new TreeMap<>();
    private final Map<String, Object> labels = new TreeMap<>();
    private String tokenizer = "whitespace";

    private Shapes(String name) {
        this.name = name;
    }

    static Shapes named(String name) {
        return new Shapes(name).with("requests.count", 5).label("tokens.outputSource", "cap");
    }

    /** Two smooth sessions of high reuse, classified as a chat. */
    static Fingerprint chat() {
        return named("chat")
                .with("sessions.count", 2)
                .with("sessions.turns.p90", 0.1)
                .with("reuse.session.mean", 0.02)
                .with("arrivals.burstinessCv", 0.04)
                .label("class.primary", "interactive-chat (prefill-heavy)")
                .label("class.tags", List.of("smooth", "high-reuse"))
                .build();
    }

    Shapes with(String metric, double value) {
        undefined.remove(metric);
        metrics.put(metric, value == Math.rint(value) ? (Object) (long) value : (Object) value);
        return this;
    }

    Shapes undefined(String metric, String reason) {
        metrics.remove(metric);
        undefined.put(metric, reason);
        return this;
    }

    Shapes label(String id, Object label) {
        labels.put(id, label);
        return this;
    }

    Shapes countedWith(String tokenizerId) {
        tokenizer = tokenizerId;
        return this;
    }

    Fingerprint build() {
        var document = new TreeMap<String, Object>();
        document.put("schema", Fingerprint.SCHEMA);
        document.put("workload", Map.of("kind", "text", "requests", 5, "sha256", "9f2c41d0" + "a".repeat(56)));
        document.put("tokenizer", Map.of("id", tokenizer));
        document.put(
                "methods",
                Map.of(
                        "percentile",
                        "linear-type7",
                        "spread",
                        "sample",
                        "chatTemplate",
                        "iwc-chat-1",
                        "blockSizes",
                        List.of(16)));
        document.put("labels", labels);
        document.put("metrics", metrics);
        document.put("undefined", undefined);
        document.put("distributions", Map.of());
        document.put("curves", Map.of());
        document.put("prefixGroups", List.of());
        try {
            var folder = Files.createTempDirectory("iwc-shape");
            var file = Files.writeString(folder.resolve(name + ".fingerprint.json"), Json.document(document));
            var fingerprint = FingerprintFile.read(file);
            Files.delete(file);
            Files.delete(folder);
            return fingerprint;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
