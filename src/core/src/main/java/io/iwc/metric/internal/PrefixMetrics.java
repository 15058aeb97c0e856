package io.iwc.metric.internal;

import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import java.util.regex.Pattern;

/**
 * The metrics of prefix reuse in blocks of one size; the size is part of their names.
 *
 * @param blockSize tokens in a block, ≥ 1
 * @since 0.1
 */
public record PrefixMetrics(int blockSize) {
    private static final String AFTER_REUSE = "prefill.afterReuse.block";
    private static final String WITH_HIT = ".requestsWithHit";
    private static final Pattern HEADLINE = Pattern.compile("reuse\\.prefix\\.block[0-9]+");

    /** Whether a metric is the headline of some block size. */
    public static boolean isReuse(Metric metric) {
        return HEADLINE.matcher(metric.id()).matches();
    }

    /** Whether a metric is the share of requests with a hit for some block size. */
    public static boolean isRequestsWithHit(Metric metric) {
        return metric.id().endsWith(WITH_HIT);
    }

    /** Whether a metric is what is left of prefill for some block size. */
    public static boolean isPrefillAfterReuse(Metric metric) {
        return metric.id().startsWith(AFTER_REUSE);
    }

    /** Share of all prompt tokens that an ideal prefix cache would have had: the headline. */
    public Metric reuse() {
        return Metric.of(id());
    }

    /** That share of each request. */
    public MetricFamily perRequest() {
        return MetricFamily.of(id() + ".perRequest");
    }

    /** Share of the requests that have any of it. */
    public Metric requestsWithHit() {
        return Metric.of(id() + WITH_HIT);
    }

    /** Blocks that the ideal cache would hold. */
    public Metric distinctBlocks() {
        return Metric.of(id() + ".distinctBlocks");
    }

    /** The headline with the partial last blocks of hashed traces. */
    public Metric withPartial() {
        return Metric.of(id() + ".withPartial");
    }

    /** The headline as a share of ids instead of tokens. */
    public Metric idShare() {
        return Metric.of(id() + ".idShare");
    }

    /** What is left of prefill behind the ideal cache. */
    public Metric prefillAfterReuse() {
        return Metric.of(AFTER_REUSE + blockSize);
    }

    /** Blocks that an LRU cache needs for that percentage of the ideal cache's hits: 50, 90 or 99. */
    public Metric blocksFor(int percent) {
        return Metric.of(curve() + ".blocksFor" + percent);
    }

    /** The name of the curve of hits over capacity. */
    public String curve() {
        return "reuse.lru.block" + blockSize;
    }

    private String id() {
        return "reuse.prefix.block" + blockSize;
    }
}
