package io.iwc.assertj;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.PrimaryClass;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import java.util.List;
import java.util.stream.Collectors;

/** A workload falls into another class; the numbers that the rule looked at are shown. */
final class ShouldBeClassifiedAs {
    private static final List<Metric> RULE =
            List.of(Metric.SESSION_COUNT, Metric.SESSION_TURNS_P90, Metric.SESSION_REUSE_MEAN, Metric.BURSTINESS_CV);

    private ShouldBeClassifiedAs() {}

    static FailureMessage of(String subject, Fingerprint fingerprint, PrimaryClass expected) {
        var actual = fingerprint
                .label(Metric.PRIMARY_CLASS.id())
                .orElse(fingerprint.primaryClass().text());
        return new FailureMessage(
                "Expecting " + subject + " to be classified as " + expected.text() + " but is " + actual + ": "
                        + reasons(fingerprint),
                actual,
                expected.text());
    }

    private static String reasons(Fingerprint fingerprint) {
        return RULE.stream()
                .map(metric -> metric + " " + shown(metric, fingerprint.measurement(metric)))
                .collect(Collectors.joining(", "));
    }

    private static String shown(Metric metric, Measurement measurement) {
        return measurement.isDefined() ? ShownBounds.value(metric, measurement.value()) : "undefined";
    }
}
