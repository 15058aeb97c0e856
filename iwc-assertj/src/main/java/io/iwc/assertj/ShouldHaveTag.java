package io.iwc.assertj;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.ShapeTag;
import io.iwc.metric.Metric;
import java.util.stream.Collectors;

/** A trait does not hold; the number that decides it is shown. */
final class ShouldHaveTag {
    private ShouldHaveTag() {}

    static FailureMessage of(String subject, Fingerprint fingerprint, ShapeTag expected) {
        var tags = fingerprint.tags().stream().map(ShapeTag::text).collect(Collectors.joining(", "));
        return new FailureMessage(
                "Expecting " + subject + " to have the tag " + expected.text()
                        + (tags.isEmpty() ? " but it has none" : " but its tags are " + tags)
                        + rule(fingerprint, expected),
                tags,
                expected.text());
    }

    private static String rule(Fingerprint fingerprint, ShapeTag tag) {
        return switch (tag) {
            case BURSTY -> because(fingerprint, Metric.BURSTINESS_CV, "above 1.5");
            case SMOOTH -> because(fingerprint, Metric.BURSTINESS_CV, "at most 1.5");
            case PREFILL_HEAVY -> because(fingerprint, Metric.PREFILL_P50, "above 0.65");
            case HIGH_REUSE -> because(fingerprint, Metric.SESSION_REUSE_MEAN, "above 0.5");
            case UNKNOWN -> "";
        };
    }

    private static String because(Fingerprint fingerprint, Metric metric, String needed) {
        var found = fingerprint.measurement(metric);
        var clause = found.isDefined()
                ? "is " + ShownBounds.apartFrom(metric, found.value(), 1.5, 0.65, 0.5)
                : "is not measurable because " + found.reason();
        return ": " + metric + " " + clause + ", the tag needs it " + needed;
    }
}
