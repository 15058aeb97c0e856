package io.iwc.assertj;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.internal.PrefixMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The context of a violated bound on a shape: related metrics and their provenance. */
final class ShapeContext {
    private static final List<Metric> RELATED_TO_BURSTINESS =
            List.of(Metric.DISPERSION_1S, Metric.GAMMA_SHAPE, Metric.GAP_MEDIAN_TO_MEAN, Metric.GAP_LAG1_SPEARMAN);
    private static final List<Metric> RELATED_TO_PREFILL =
            List.of(Metric.PREFILL_TOTAL, Metric.PROMPT_TOKENS_P50, Metric.OUTPUT_TOKENS_P50);
    private static final List<Metric> RELATED_TO_REUSE =
            List.of(Metric.SESSION_REUSE_TOTAL, Metric.SESSION_COUNT, Metric.SESSION_TURNS_P90);

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
        if (isAboutPrefill(metric)) {
            return RELATED_TO_PREFILL;
        }
        return MetricFamily.SESSION_REUSE.contains(metric) ? RELATED_TO_REUSE : List.of();
    }

    private static boolean isAboutPrefill(Metric metric) {
        return MetricFamily.PREFILL_DOMINANCE.contains(metric) || PrefixMetrics.isPrefillAfterReuse(metric);
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
