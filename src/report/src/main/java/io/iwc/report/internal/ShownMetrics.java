package io.iwc.report.internal;

import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import java.util.List;
import java.util.stream.Stream;

/** Which metrics a report shows first, in which order. The others follow by id; the names are the catalogue's. */
final class ShownMetrics {
    static final List<MetricFamily> WORKLOAD_FAMILIES = List.of(
            MetricFamily.PROMPT_TOKENS,
            MetricFamily.OUTPUT_TOKENS,
            MetricFamily.PROMPT_OUTPUT_RATIO,
            MetricFamily.PREFILL_DOMINANCE,
            MetricFamily.ARRIVAL_GAP,
            MetricFamily.SESSION_TURNS,
            MetricFamily.PROMPT_GROWTH,
            MetricFamily.SESSION_REUSE);
    static final List<Metric> WORKLOAD_FACTS = List.of(
            Metric.REQUEST_COUNT,
            Metric.PROMPT_TOKENS_TOTAL,
            Metric.OUTPUT_TOKENS_TOTAL,
            Metric.PREFILL_TOTAL,
            Metric.ARRIVAL_SPAN,
            Metric.MEAN_RPS,
            Metric.PEAK_RPS_1S,
            Metric.BURSTINESS_CV,
            Metric.DISPERSION_1S,
            Metric.GAP_MEDIAN_TO_MEAN,
            Metric.GAMMA_SHAPE,
            Metric.GAP_LAG1_SPEARMAN,
            Metric.SESSION_COUNT,
            Metric.SESSION_REUSE_TOTAL,
            Metric.PREFIX_REUSE);
    static final List<MetricFamily> RUN_FAMILIES = List.of(
            MetricFamily.RUN_RESPONSE_TTFT,
            MetricFamily.RUN_TTFT,
            MetricFamily.RUN_RESPONSE,
            MetricFamily.RUN_E2E,
            MetricFamily.RUN_TPOT,
            MetricFamily.RUN_ITL,
            MetricFamily.RUN_SCHEDULE_LAG);
    static final List<Metric> RUN_FACTS = List.of(
            Metric.RUN_REQUESTS_ATTEMPTED,
            Metric.RUN_REQUESTS_FAILED,
            Metric.RUN_REQUESTS_CANCELLED,
            Metric.RUN_ERROR_RATE,
            Metric.RUN_DURATION,
            Metric.RUN_OUTPUT_THROUGHPUT,
            Metric.RUN_TOTAL_THROUGHPUT,
            Metric.RUN_REQUEST_THROUGHPUT,
            Metric.RUN_GOODPUT,
            Metric.RUN_SLO_ATTAINMENT,
            Metric.RUN_OFFERED_RPS,
            Metric.RUN_DELIVERED_RPS,
            Metric.RUN_DELIVERED_CV,
            Metric.RUN_OUTPUT_RATIO,
            Metric.RUN_CAPPED_SHARE,
            Metric.RUN_PROMPT_RATIO,
            Metric.RUN_CACHED_SHARE,
            Metric.RUN_CACHEABLE_SHARE,
            Metric.RUN_TOKENS_PER_CHUNK,
            Metric.STEADY_START,
            Metric.STEADY_DURATION,
            Metric.STEADY_REQUESTS,
            MetricFamily.RUN_RESPONSE_TTFT.at(Percentile.P50).steady(),
            Metric.RUN_RESPONSE_TTFT_P99.steady(),
            Metric.RUN_RESPONSE_P50.steady(),
            Metric.RUN_RESPONSE_P99.steady(),
            Metric.RUN_TPOT_P50.steady(),
            Metric.STEADY_OUTPUT_THROUGHPUT,
            Metric.SERVER_KV_USAGE_MEAN,
            Metric.SERVER_KV_USAGE_PEAK,
            Metric.SERVER_RUNNING_MEAN,
            Metric.SERVER_WAITING_MEAN,
            Metric.SERVER_WAITING_PEAK,
            Metric.SERVER_PREFIX_HIT_SHARE,
            Metric.GPU_MEMORY_PEAK_MB,
            Metric.GPU_UTILISATION_MEAN,
            Metric.GPU_POWER_MEAN_WATTS,
            Metric.GPU_ENERGY_JOULES,
            Metric.GPU_ENERGY_PER_REQUEST,
            Metric.GPU_ENERGY_PER_OUTPUT_TOKEN);

    private static final List<Metric> IMAGE_FACTS = List.of(Metric.IMAGE_COUNT, Metric.IMAGE_TOKENS_TOTAL);

    private ShownMetrics() {}

    /** Of a workload; those of images only where there are some. */
    static List<Metric> workloadFacts(Numbers numbers) {
        return numbers.get(Metric.IMAGE_COUNT).asOptional().orElse(0) == 0
                ? WORKLOAD_FACTS
                : Stream.concat(WORKLOAD_FACTS.stream(), IMAGE_FACTS.stream()).toList();
    }
}
