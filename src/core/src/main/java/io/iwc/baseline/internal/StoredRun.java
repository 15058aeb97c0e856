package io.iwc.baseline.internal;

import io.iwc.InvalidInputException;
import io.iwc.Problem;
import io.iwc.artifact.internal.Json;
import io.iwc.metric.Distribution;
import io.iwc.metric.Measured;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.ReasonCode;
import io.iwc.metric.internal.StoredMeasurements;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;

/** The numbers of a run, read back from its summary. */
public record StoredRun(String name, StoredMeasurements stored) implements Measured {
    private static final String SCHEMA = "iwc-run/1";

    public static StoredRun read(Path file) {
        var document = Json.read(file);
        var schema = document.path("schema").asText("nothing");
        if (!schema.equals(SCHEMA)) {
            throw new InvalidInputException(
                    new Problem(file.toString(), "schema", "found " + schema + ", expected " + SCHEMA));
        }
        var name = document.path("workload").path("name").asText("run");
        return new StoredRun(name, StoredMeasurements.parse(file.toString(), document));
    }

    @Override
    public Measurement measurement(Metric metric) {
        return stored.measurements().getOrDefault(metric, Measurement.undefined(ReasonCode.NOT_MEASURED));
    }

    @Override
    public SortedMap<Metric, Measurement> measurements() {
        return stored.measurements();
    }

    @Override
    public Optional<Distribution> distribution(String base) {
        return Optional.ofNullable(stored.distributions().get(base));
    }

    @Override
    public Optional<String> label(String id) {
        return Optional.ofNullable(stored.labels().get(id)).map(Object::toString);
    }
}
