package io.iwc.report;

import java.util.List;

/** Which metrics a report shows first, in which order and under which names. The others follow by id. */
final class Catalogue {
    static final List<Entry> WORKLOAD_FAMILIES = List.of(
            new Entry("Prompt tokens", "tokens.prompt"),
            new Entry("Output tokens", "tokens.output"),
            new Entry("Prompt/output ratio", "tokens.promptOutputRatio"),
            new Entry("Prefill dominance", "prefill.dominance"),
            new Entry("Gap between arrivals", "arrivals.gap"),
            new Entry("Turns per session", "sessions.turns"),
            new Entry("Prompt growth per turn", "sessions.promptGrowth"),
            new Entry("Session reuse", "reuse.session"));

    static final List<Entry> WORKLOAD_FACTS = List.of(
            new Entry("Requests", "requests.count"),
            new Entry("Prompt tokens", "tokens.prompt.total"),
            new Entry("Output tokens", "tokens.output.total"),
            new Entry("Prefill share of all tokens", "prefill.dominance.total"),
            new Entry("Duration", "arrivals.spanSeconds"),
            new Entry("Mean rate, req/s", "arrivals.meanRps"),
            new Entry("Peak in 1 s, req/s", "arrivals.peakRps1s"),
            new Entry("Burstiness (CV)", "arrivals.burstinessCv"),
            new Entry("Dispersion, 1 s", "arrivals.dispersion1s"),
            new Entry("Gap median/mean", "arrivals.gapMedianToMean"),
            new Entry("Gamma shape", "arrivals.gammaShape"),
            new Entry("Lag-1 Spearman", "arrivals.gapLag1Spearman"),
            new Entry("Sessions", "sessions.count"),
            new Entry("Session reuse, token-weighted", "reuse.session.total"),
            new Entry("Prefix reuse, block 16", "reuse.prefix.block16"));

    static final List<Entry> RUN_FAMILIES = List.of(
            new Entry("TTFT from the schedule", "run.responseTtft"),
            new Entry("TTFT from the send", "run.ttft"),
            new Entry("Latency from the schedule", "run.response"),
            new Entry("Latency from the send", "run.e2e"),
            new Entry("TPOT", "run.tpot"),
            new Entry("ITL, per chunk", "run.itl"),
            new Entry("Schedule lag", "run.scheduleLag"));

    static final List<Entry> RUN_FACTS = List.of(
            new Entry("Requests", "run.requests.attempted"),
            new Entry("Failed", "run.requests.failed"),
            new Entry("Cancelled", "run.requests.cancelled"),
            new Entry("Error rate", "run.errorRate"),
            new Entry("Duration", "run.durationSeconds"),
            new Entry("Output throughput, tokens/s", "run.outputThroughput"),
            new Entry("Total throughput, tokens/s", "run.totalThroughput"),
            new Entry("Request throughput, req/s", "run.requestThroughput"),
            new Entry("Goodput, req/s", "run.goodput"),
            new Entry("SLO attainment", "run.sloAttainment"),
            new Entry("Offered, req/s", "run.offeredRps"),
            new Entry("Delivered, req/s", "run.deliveredRps"),
            new Entry("Delivered CV", "run.deliveredCv"),
            new Entry("Output vs requested", "run.outputRatio"),
            new Entry("Ended at the cap", "run.cappedShare"),
            new Entry("Tokens per chunk", "run.tokensPerChunk"),
            new Entry("Steady state from", "run.steady.startSeconds"),
            new Entry("Steady state for", "run.steady.durationSeconds"),
            new Entry("Steady: requests", "run.steady.requests"),
            new Entry("Steady: TTFT P50 from the schedule", "run.steady.responseTtft.p50"),
            new Entry("Steady: TTFT P99 from the schedule", "run.steady.responseTtft.p99"),
            new Entry("Steady: latency P50 from the schedule", "run.steady.response.p50"),
            new Entry("Steady: latency P99 from the schedule", "run.steady.response.p99"),
            new Entry("Steady: TPOT P50", "run.steady.tpot.p50"),
            new Entry("Steady: output throughput, tokens/s", "run.steady.outputThroughput"),
            new Entry("KV cache in use, mean", "run.server.kvUsageMean"),
            new Entry("KV cache in use, peak", "run.server.kvUsagePeak"),
            new Entry("Running in the server, mean", "run.server.runningMean"),
            new Entry("Waiting in the server, mean", "run.server.waitingMean"),
            new Entry("Waiting in the server, peak", "run.server.waitingPeak"),
            new Entry("Prefix cache hits", "run.server.prefixHitShare"),
            new Entry("GPU memory, peak, MB", "run.gpu.memoryPeakMb"),
            new Entry("GPU utilisation, mean", "run.gpu.utilisationMean"),
            new Entry("GPU power, mean, W", "run.gpu.powerMeanWatts"),
            new Entry("Energy, J", "run.gpu.energyJoules"),
            new Entry("Energy per request, J", "run.gpu.energyPerRequestJoules"),
            new Entry("Energy per output token, J", "run.gpu.energyPerOutputTokenJoules"));

    private Catalogue() {}

    /**
     * A metric or the base of a family, with its name for people.
     *
     * @param name with the unit where digits do not show it
     * @param id a metric id, or a base id
     */
    record Entry(String name, String id) {}
}
