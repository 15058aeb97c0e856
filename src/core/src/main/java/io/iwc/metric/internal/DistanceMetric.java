package io.iwc.metric.internal;

import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import java.util.List;

/**
 * How the distance of two distributions is told: the last part of {@code distance.BASE.NAME}.
 *
 * @since 0.1
 */
public enum DistanceMetric {
    KS("ks"),
    /** Without what one percent more or less makes, and as sharp at the ends as in the middle. */
    KS_MARGIN("ksMargin"),
    KS_P("ksP"),
    PSI("psi"),
    WASSERSTEIN("wasserstein"),
    /** Of token counts only. */
    WASSERSTEIN_LOG("wassersteinLog");

    /** How the ids of distances begin. */
    public static final String PREFIX = "distance.";

    private static final List<MetricFamily> BASES = List.of(
            MetricFamily.ARRIVAL_GAP,
            MetricFamily.PREFILL_DOMINANCE,
            MetricFamily.SESSION_REUSE,
            MetricFamily.PROMPT_GROWTH,
            MetricFamily.SESSION_TURNS,
            MetricFamily.OUTPUT_TOKENS,
            MetricFamily.PROMPT_TOKENS);
    private static final List<DistanceMetric> OF_ALL = List.of(KS, KS_MARGIN, KS_P, PSI, WASSERSTEIN);

    private final String id;

    DistanceMetric(String id) {
        this.id = id;
    }

    /** As in ids: {@code ksP}. */
    public String id() {
        return id;
    }

    /** The distance of that family. */
    public Metric of(MetricFamily base) {
        return Metric.of(PREFIX + base.id() + "." + id);
    }

    /** The family that a distance is of. */
    public static MetricFamily base(Metric distance) {
        var id = distance.id();
        return MetricFamily.of(id.substring(PREFIX.length(), id.lastIndexOf('.')));
    }

    /** The families whose distributions are held against each other. */
    public static List<MetricFamily> bases() {
        return BASES;
    }

    /** The distances that a family has. */
    public static List<DistanceMetric> ofBase(MetricFamily base) {
        return base.equals(MetricFamily.PROMPT_TOKENS) || base.equals(MetricFamily.OUTPUT_TOKENS)
                ? List.of(values())
                : OF_ALL;
    }
}
