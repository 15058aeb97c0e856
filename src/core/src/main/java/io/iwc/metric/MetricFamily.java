package io.iwc.metric;

import java.util.Objects;

/**
 * The metrics {@code X.n .mean .std .min .p25 .p50 .p75 .p90 .p95 .p99 .max} of one distribution, by their common
 * beginning X.
 *
 * @since 0.1
 */
public final class MetricFamily {
    public static final MetricFamily PROMPT_TOKENS = of("tokens.prompt");
    public static final MetricFamily OUTPUT_TOKENS = of("tokens.output");
    public static final MetricFamily TOKEN_CAP = of("tokens.cap");
    public static final MetricFamily IMAGE_TOKENS = of("images.tokens");
    public static final MetricFamily PROMPT_OUTPUT_RATIO = of("tokens.promptOutputRatio");
    public static final MetricFamily PREFILL_DOMINANCE = of("prefill.dominance");
    public static final MetricFamily ARRIVAL_GAP = of("arrivals.gap");
    public static final MetricFamily SESSION_TURNS = of("sessions.turns");
    public static final MetricFamily SESSION_PROMPT_TOKENS = of("sessions.promptTokens");
    public static final MetricFamily PROMPT_GROWTH = of("sessions.promptGrowth");
    public static final MetricFamily TURN_GAP = of("sessions.turnGap");
    public static final MetricFamily SESSION_REUSE = of("reuse.session");
    public static final MetricFamily RUN_TTFT = of("run.ttft");
    public static final MetricFamily RUN_RESPONSE_TTFT = of("run.responseTtft");
    public static final MetricFamily RUN_TTFT_ANSWER = of("run.ttftAnswer");
    public static final MetricFamily RUN_E2E = of("run.e2e");
    public static final MetricFamily RUN_RESPONSE = of("run.response");
    public static final MetricFamily RUN_TPOT = of("run.tpot");
    public static final MetricFamily RUN_ITL = of("run.itl");
    public static final MetricFamily RUN_SCHEDULE_LAG = of("run.scheduleLag");

    private final String id;

    private MetricFamily(String id) {
        this.id = id;
    }

    /**
     * The family of that id.
     *
     * @throws IllegalArgumentException if it is not dot-separated lowerCamel
     */
    public static MetricFamily of(String id) {
        return new MetricFamily(Metric.of(id).id());
    }

    /** What its metrics begin with: {@code tokens.prompt}. */
    public String id() {
        return id;
    }

    /** How many values there are. */
    public Metric n() {
        return statistic("n");
    }

    /** The arithmetic mean. */
    public Metric mean() {
        return statistic("mean");
    }

    /** The sample standard deviation (n − 1). */
    public Metric std() {
        return statistic("std");
    }

    /** The smallest value. */
    public Metric min() {
        return statistic("min");
    }

    /** The largest value. */
    public Metric max() {
        return statistic("max");
    }

    /** A percentile, type 7. */
    public Metric at(Percentile percentile) {
        return statistic(percentile.suffix());
    }

    /** A statistic by its name: {@code mean}, {@code p90}. */
    public Metric statistic(String name) {
        return Metric.of(id + "." + name);
    }

    /** Whether a metric is one of these: its id is X, a dot and one more part. */
    public boolean contains(Metric metric) {
        return metric.id().length() > id.length()
                && metric.id().startsWith(id)
                && metric.id().lastIndexOf('.') == id.length();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MetricFamily that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id);
    }

    @Override
    public String toString() {
        return id + ".*";
    }
}
