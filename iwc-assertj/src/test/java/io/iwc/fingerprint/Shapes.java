package io.iwc.fingerprint;

import io.iwc.fingerprint.Fingerprint.Kind;
import io.iwc.workload.Manifest.TokenizerRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fingerprints with the numbers a test needs, without measuring anything. */
public final class Shapes {
    private final String name;
    private final Map<Metric, Measurement> measurements = new HashMap<>();
    private final Map<String, Object> labels = new HashMap<>();
    private String tokenizer = "whitespace";

    private Shapes(String name) {
        this.name = name;
    }

    public static Shapes named(String name) {
        return new Shapes(name).with("requests.count", 5).label("tokens.outputSource", "cap");
    }

    public Shapes with(String metric, double value) {
        measurements.put(Metric.of(metric), Measurement.of(value));
        return this;
    }

    public Shapes undefined(String metric, String reason) {
        measurements.put(Metric.of(metric), Measurement.undefined(reason));
        return this;
    }

    public Shapes label(String id, Object label) {
        labels.put(id, label);
        return this;
    }

    public Shapes countedWith(String tokenizerId) {
        tokenizer = tokenizerId;
        return label("tokenizer.id", tokenizerId);
    }

    public Fingerprint build() {
        return new Fingerprint(
                name,
                Kind.TEXT,
                Optional.of("9f2c41d0aaaaaaaa"),
                new TokenizerRef(tokenizer, Optional.empty()),
                List.of(16),
                new RequestCollector.Findings(labels, measurements, Map.of(), Map.of(), List.of()));
    }
}
