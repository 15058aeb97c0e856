package io.iwc.metric;

import io.iwc.metric.internal.DistanceMetric;
import io.iwc.metric.internal.MetricIds;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The id of a number, the same in the API, the command line, JSON, reports and gates: dot-separated lowerCamel, a
 * block size or window being part of the name ({@code reuse.prefix.block16}). What each one means is in
 * {@link MetricCatalogue}; ids of a distribution come from {@link MetricFamily}.
 *
 * @since 0.1
 */
public final class Metric implements Comparable<Metric> {
    static final String RUN = "run.";
    static final String STEADY = "run.steady.";

    private static final Pattern GRAMMAR = Pattern.compile("[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*(_[0-9]+)?)+");

    public static final Metric REQUEST_COUNT = of("requests.count");
    public static final Metric OPAQUE_PARTS = of("tokens.opaqueParts");
    public static final Metric IMAGE_COUNT = of("images.count");
    public static final Metric IMAGE_TOKENS_TOTAL = of("images.tokens.total");
    public static final Metric PROMPT_TOKENS_TOTAL = of("tokens.prompt.total");
    public static final Metric PROMPT_TOKENS_MEAN = of("tokens.prompt.mean");
    public static final Metric PROMPT_TOKENS_P50 = of(MetricIds.PROMPT_TOKENS_P50);
    public static final Metric PROMPT_TOKENS_P90 = of(MetricIds.PROMPT_TOKENS_P90);
    public static final Metric OUTPUT_TOKENS_TOTAL = of("tokens.output.total");
    public static final Metric OUTPUT_TOKENS_P50 = of("tokens.output.p50");
    public static final Metric PREFILL_P50 = of(MetricIds.PREFILL_P50);
    public static final Metric PREFILL_TOTAL = of("prefill.dominance.total");
    public static final Metric ARRIVAL_SPAN = of("arrivals.spanSeconds");
    public static final Metric MEAN_RPS = of("arrivals.meanRps");
    public static final Metric GAP_RATE = of("arrivals.gapRate");
    public static final Metric PEAK_RPS_1S = of("arrivals.peakRps1s");
    public static final Metric PEAK_TO_MEAN = of("arrivals.peakToMean");
    public static final Metric BURSTINESS_CV = of(MetricIds.BURSTINESS_CV);
    public static final Metric DISPERSION_1S = of("arrivals.dispersion1s");
    public static final Metric DISPERSION_10S = of("arrivals.dispersion10s");
    public static final Metric DISPERSION_60S = of("arrivals.dispersion60s");
    public static final Metric GAP_MEDIAN_TO_MEAN = of("arrivals.gapMedianToMean");
    public static final Metric GAMMA_SHAPE = of("arrivals.gammaShape");
    public static final Metric TIE_SHARE = of("arrivals.tieShare");
    public static final Metric GAP_LAG1_PEARSON = of("arrivals.gapLag1Pearson");
    public static final Metric GAP_LAG1_SPEARMAN = of("arrivals.gapLag1Spearman");
    public static final Metric SESSION_COUNT = of("sessions.count");
    public static final Metric SESSION_COVERAGE = of("sessions.coverage");
    public static final Metric SESSION_TURNS_P90 = of("sessions.turns.p90");
    public static final Metric SESSION_REUSE_MEAN = of(MetricIds.SESSION_REUSE_MEAN);
    public static final Metric SESSION_REUSE_TOTAL = of("reuse.session.total");
    public static final Metric PREFIX_REUSE = of("reuse.prefix.block16");
    public static final Metric CACHE_EXPECTED_SHARE = of("cache.expectedShare");
    public static final Metric CACHE_POSSIBLE_SHARE = of("cache.possibleShare");
    public static final Metric CACHE_EXPECTED_TOKENS = of("cache.expectedTokens");
    public static final Metric CACHE_POSSIBLE_TOKENS = of("cache.possibleTokens");
    public static final Metric COST_TOTAL = of("cost.total");
    public static final Metric COST_PER_REQUEST = of("cost.perRequest");
    public static final Metric COST_PER_1000_REQUESTS = of("cost.per1000Requests");
    public static final Metric COST_PER_SESSION = of("cost.perSession");
    public static final Metric SEMANTIC_COUNT = of("semantic.count");
    public static final Metric SEMANTIC_COVERAGE = of("semantic.coverage");
    public static final Metric PRIMARY_CLASS = of("class.primary");
    public static final Metric RUN_DURATION = of("run.durationSeconds");
    public static final Metric RUN_REQUESTS_ATTEMPTED = of("run.requests.attempted");
    public static final Metric RUN_REQUESTS_OK = of("run.requests.ok");
    public static final Metric RUN_REQUESTS_FAILED = of("run.requests.failed");
    public static final Metric RUN_REQUESTS_CANCELLED = of("run.requests.cancelled");
    public static final Metric RUN_ERROR_RATE = of("run.errorRate");
    public static final Metric RUN_REQUEST_THROUGHPUT = of("run.requestThroughput");
    public static final Metric RUN_OUTPUT_THROUGHPUT = of("run.outputThroughput");
    public static final Metric RUN_TOTAL_THROUGHPUT = of("run.totalThroughput");
    public static final Metric RUN_GOODPUT = of("run.goodput");
    public static final Metric RUN_SLO_ATTAINMENT = of("run.sloAttainment");
    public static final Metric RUN_GOODPUT_SHARE = of("run.goodputShare");
    public static final Metric RUN_SLO_SKIPPED = of("run.sloSkipped");
    public static final Metric RUN_OFFERED_RPS = of("run.offeredRps");
    public static final Metric RUN_DELIVERED_RPS = of("run.deliveredRps");
    public static final Metric RUN_DELIVERED_CV = of("run.deliveredCv");
    public static final Metric RUN_OUTPUT_RATIO = of("run.outputRatio");
    public static final Metric RUN_CAPPED_SHARE = of("run.cappedShare");
    public static final Metric RUN_PROMPT_RATIO = of("run.promptRatio");
    public static final Metric RUN_CACHED_SHARE = of("run.cachedShare");
    public static final Metric RUN_CACHEABLE_SHARE = of("run.cacheableShare");
    public static final Metric RUN_CACHED_OF_POSSIBLE = of("run.cachedOfPossible");
    public static final Metric RUN_TOKENS_PER_CHUNK = of("run.tokensPerChunk");
    public static final Metric RUN_RESPONSE_TTFT_P90 = of("run.responseTtft.p90");
    public static final Metric RUN_RESPONSE_TTFT_P99 = of("run.responseTtft.p99");
    public static final Metric RUN_RESPONSE_P50 = of("run.response.p50");
    public static final Metric RUN_RESPONSE_P90 = of("run.response.p90");
    public static final Metric RUN_RESPONSE_P99 = of("run.response.p99");
    public static final Metric RUN_TPOT_P50 = of("run.tpot.p50");
    public static final Metric RUN_TPOT_P90 = of("run.tpot.p90");
    public static final Metric RUN_TPOT_P99 = of("run.tpot.p99");
    public static final Metric RUN_SCHEDULE_LAG_P99 = of("run.scheduleLag.p99");
    public static final Metric SERVER_KV_USAGE_MEAN = of("run.server.kvUsageMean");
    public static final Metric SERVER_KV_USAGE_PEAK = of("run.server.kvUsagePeak");
    public static final Metric SERVER_RUNNING_MEAN = of("run.server.runningMean");
    public static final Metric SERVER_RUNNING_PEAK = of("run.server.runningPeak");
    public static final Metric SERVER_WAITING_MEAN = of("run.server.waitingMean");
    public static final Metric SERVER_WAITING_PEAK = of("run.server.waitingPeak");
    public static final Metric SERVER_PREFIX_HIT_SHARE = of("run.server.prefixHitShare");
    public static final Metric GPU_MEMORY_PEAK_MB = of("run.gpu.memoryPeakMb");
    public static final Metric GPU_UTILISATION_MEAN = of("run.gpu.utilisationMean");
    public static final Metric GPU_POWER_MEAN_WATTS = of("run.gpu.powerMeanWatts");
    public static final Metric GPU_ENERGY_JOULES = of("run.gpu.energyJoules");
    public static final Metric GPU_ENERGY_PER_REQUEST = of("run.gpu.energyPerRequestJoules");
    public static final Metric GPU_ENERGY_PER_OUTPUT_TOKEN = of("run.gpu.energyPerOutputTokenJoules");
    public static final Metric STEADY_START = of("run.steady.startSeconds");
    public static final Metric STEADY_DURATION = of("run.steady.durationSeconds");
    public static final Metric STEADY_REQUESTS = of("run.steady.requests");
    public static final Metric STEADY_IN_FLIGHT = of("run.steady.inFlight");
    public static final Metric STEADY_REQUEST_THROUGHPUT = of("run.steady.requestThroughput");
    public static final Metric STEADY_OUTPUT_THROUGHPUT = of("run.steady.outputThroughput");

    private final String id;

    private Metric(String id) {
        this.id = id;
    }

    /**
     * The metric of that id.
     *
     * @throws IllegalArgumentException if it is not dot-separated lowerCamel
     */
    public static Metric of(String id) {
        if (!GRAMMAR.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "metric: found \"" + id + "\", expected an id such as prefill.dominance.p50");
        }
        return new Metric(id);
    }

    /** A percentile of a distribution: {@code tokens.prompt} and {@code P90} give {@code tokens.prompt.p90}. */
    public static Metric of(String base, Percentile percentile) {
        return of(base + "." + percentile.suffix());
    }

    public String id() {
        return id;
    }

    /** The last part of the id: {@code p90}. */
    public String statistic() {
        return id.substring(id.lastIndexOf('.') + 1);
    }

    /** What the metric counts in, from the catalogue; plain for an id that is not in it. */
    public Unit unit() {
        return MetricCatalogue.find(this).map(info -> info.unitOf(this)).orElse(Unit.PLAIN);
    }

    /** Whether the catalogue says that of it. */
    public boolean has(Trait trait) {
        return MetricCatalogue.find(this).filter(info -> info.has(trait)).isPresent();
    }

    /** Whether it is of a run, and not of a workload. */
    public boolean isOfRun() {
        return id.startsWith(RUN);
    }

    /** Whether it is of a run and wrong where the client was late. */
    public boolean isSpoiltByLag() {
        return isOfRun() && !has(Trait.SAFE_FROM_LAG);
    }

    /** Whether it is a distance between two distributions. */
    public boolean isDistance() {
        return id.startsWith(DistanceMetric.PREFIX);
    }

    /** The same of the part of a run with steady load: {@code run.steady.tpot.p50} of {@code run.tpot.p50}. */
    public Metric steady() {
        if (!isOfRun()) {
            throw new IllegalArgumentException("metric: found " + id + ", expected one of a run");
        }
        return of(STEADY + id.substring(RUN.length()));
    }

    @Override
    public int compareTo(Metric other) {
        return id.compareTo(other.id);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Metric that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id);
    }

    @Override
    public String toString() {
        return id;
    }
}
