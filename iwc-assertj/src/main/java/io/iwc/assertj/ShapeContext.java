package io.iwc.assertj;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The context of a violated bound on a shape: related metrics and their provenance. */
final class ShapeContext {
    private static final List<Metric> RELATED_TO_BURSTINESS = List.of(
            Metric.DISPERSION_1S,
            Metric.of("arrivals.gammaShape"),
            Metric.of("arrivals.gapMedianToMean"),
            Metric.of("arrivals.gapLag1Spearman"));
    private static final List<Metric> RELATED_TO_PREFILL =
            List.of(Metric.PREFILL_TOTAL, Metric.of("tokens.prompt.p50"), Metric.of("tokens.output.p50"));
    private static final List<Metric> RELATED_TO_REUSE =
            List.of(Metric.SESSION_REUSE_TOTAL, Metric.SESSION_COUNT, Metric.of("sessions.turns.p90"));

    private ShapeContext() {}

    static String of(Fingerprint fingerprint, Metric metric, OptionalLong seed) {
        var related = related(metric).stream()
                .filter(other -> !other.equals(metric))
                .filter(other -> fingerprint.measurement(other).isDefined())
                .map(other -> other + " "
                        + ShownBounds.value(
                                other, fingerprint.measurement(other).value()))
                .toList();
        return (related.isEmpty() ? "" : "related:  " + String.join(", ", related) + "\n")
                + provenance(fingerprint, seed);
    }

    private static List<Metric> related(Metric metric) {
        if (metric.equals(Metric.BURSTINESS_CV)) {
            return RELATED_TO_BURSTINESS;
        }
        if (metric.id().startsWith("prefill.")) {
            return RELATED_TO_PREFILL;
        }
        return metric.id().startsWith("reuse.session.") ? RELATED_TO_REUSE : List.of();
    }

    private static String provenance(Fingerprint fingerprint, OptionalLong seed) {
        var parts = new ArrayList<String>();
        seed.ifPresent(root -> parts.add("seed " + root));
        var requests = fingerprint.measurement(Metric.REQUEST_COUNT);
        if (requests.isDefined()) {
            parts.add((long) requests.value() + (requests.value() == 1 ? " request" : " requests"));
        }
        fingerprint.workloadSha256().ifPresent(sha256 -> parts.add("sha256 " + sha256.substring(0, 8)));
        parts.add("tokenizer " + fingerprint.tokenizer().id());
        fingerprint.label("tokens.outputSource").ifPresent(source -> parts.add("output length " + worded(source)));
        return "workload: " + String.join(", ", parts);
    }

    private static String worded(String outputSource) {
        return switch (outputSource) {
            case "cap" -> "from cap";
            case "none" -> "unknown";
            default -> outputSource;
        };
    }
}
