package io.iwc.run;

import io.iwc.fingerprint.Distribution;
import io.iwc.fingerprint.Measurement;
import io.iwc.fingerprint.Metric;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Folds the records of a run into its numbers. */
final class RunMetrics {
    static RunMetrics of(List<RequestRecord> records, Optional<Slo> slo) {
        return new RunMetrics();
    }

    Measurement measurement(Metric metric) {
        return Measurement.undefined("not measured");
    }

    SortedMap<Metric, Measurement> measurements() {
        return new TreeMap<>();
    }

    Optional<String> label(String id) {
        return Optional.empty();
    }

    Optional<Distribution> distribution(String base) {
        return Optional.empty();
    }

    List<String> invalidReasons(Duration maxLag) {
        return List.of();
    }

    Map<ErrorClass, Long> errors() {
        return Map.of();
    }
}
