package io.iwc.metric.internal;

import io.iwc.metric.Metric;

/**
 * Ids as text, where the language wants a constant: in annotations. Elsewhere {@link Metric} has them.
 *
 * @since 0.1
 */
public final class MetricIds {
    public static final String PREFILL_P50 = "prefill.dominance.p50";
    public static final String SESSION_REUSE_MEAN = "reuse.session.mean";
    public static final String BURSTINESS_CV = "arrivals.burstinessCv";
    public static final String PROMPT_TOKENS_P50 = "tokens.prompt.p50";
    public static final String PROMPT_TOKENS_P90 = "tokens.prompt.p90";
    public static final String PROMPT_TOKENS_KS = "distance.tokens.prompt.ks";

    private MetricIds() {}
}
