package io.iwc.metric;

import static io.iwc.metric.ReasonCode.FEW_SENT;
import static io.iwc.metric.ReasonCode.FEW_SENT_STEADILY;
import static io.iwc.metric.ReasonCode.NO_COMMON_CLOCK;
import static io.iwc.metric.ReasonCode.PARTLY_SAMPLED;

import java.util.List;
import java.util.stream.Stream;

/** The catalogue's entries on telemetry, and on the part of a run with steady load. */
final class RunDetailEntries {
    private RunDetailEntries() {}

    static List<MetricInfo> telemetry() {
        return Stream.concat(server(), gpu())
                .map(entry -> entry.unless(PARTLY_SAMPLED).in(Section.RUNS))
                .toList();
    }

    private static Stream<MetricInfo.Builder> server() {
        return Stream.of(
                MetricInfo.of(Metric.SERVER_KV_USAGE_MEAN, Unit.SHARE, "KV cache in use, mean")
                        .line("KV cache in use")
                        .means("share of the server's KV cache that is held, over time"),
                MetricInfo.of(Metric.SERVER_KV_USAGE_PEAK, Unit.SHARE, "KV cache in use, peak")
                        .means("the largest share of it"),
                MetricInfo.of(Metric.SERVER_RUNNING_MEAN, Unit.PLAIN, "Running in the server, mean")
                        .line("Running in the server")
                        .means("requests that the server computes, over time"),
                MetricInfo.of(Metric.SERVER_RUNNING_PEAK, Unit.COUNT, "Running in the server, peak")
                        .means("the most of them at one instant")
                        .unless(ReasonCode.NOT_SAMPLED),
                MetricInfo.of(Metric.SERVER_WAITING_MEAN, Unit.PLAIN, "Waiting in the server, mean")
                        .line("Waiting in the server")
                        .means("requests that the server has not begun, over time"),
                MetricInfo.of(Metric.SERVER_WAITING_PEAK, Unit.COUNT, "Waiting in the server, peak")
                        .means("the most of them at one instant")
                        .unless(ReasonCode.NOT_SAMPLED),
                MetricInfo.of(Metric.SERVER_PREFIX_HIT_SHARE, Unit.SHARE, "Prefix cache hits")
                        .means("share of looked-up prompt tokens that were in the server's prefix cache")
                        .unless(ReasonCode.COUNTER_RESET, ReasonCode.NO_CACHE_LOOKUP));
    }

    private static Stream<MetricInfo.Builder> gpu() {
        return Stream.of(
                MetricInfo.of(Metric.GPU_MEMORY_PEAK_MB, Unit.PLAIN, "GPU memory, peak, MB")
                        .line("GPU memory, MB")
                        .means("the most memory of one GPU in use, MiB"),
                MetricInfo.of(Metric.GPU_UTILISATION_MEAN, Unit.SHARE, "GPU utilisation, mean")
                        .line("GPU utilisation")
                        .means("share of the time in which a GPU had a kernel running, mean of all GPUs"),
                MetricInfo.of(Metric.GPU_POWER_MEAN_WATTS, Unit.PLAIN, "GPU power, mean, W")
                        .line("GPU power, W")
                        .means("power of all GPUs together, over time, in watts"),
                MetricInfo.of(Metric.GPU_ENERGY_JOULES, Unit.PLAIN, "Energy, J")
                        .means("energy of all GPUs together, in joules")
                        .formula("∫ power dt"),
                MetricInfo.of(Metric.GPU_ENERGY_PER_REQUEST, Unit.PLAIN, "Energy per request, J")
                        .line("per request")
                        .means("that energy for each successful request")
                        .unless(ReasonCode.NONE_OK),
                MetricInfo.of(Metric.GPU_ENERGY_PER_OUTPUT_TOKEN, Unit.PLAIN, "Energy per output token, J")
                        .line("per output token")
                        .means("that energy for each output token")
                        .unless(ReasonCode.ANSWERS_NOT_COUNTED));
    }

    /** The latencies of that part lack what those of the whole run lack. */
    static List<MetricInfo> steady(List<MetricInfo> runs) {
        return Stream.of(steadyPart(), steadyLatencies(runs), steadyRates())
                .flatMap(entries -> entries)
                .map(entry -> entry.unless(FEW_SENT, FEW_SENT_STEADILY, NO_COMMON_CLOCK)
                        .in(Section.RUNS))
                .toList();
    }

    private static Stream<MetricInfo.Builder> steadyPart() {
        return Stream.of(
                MetricInfo.of(Metric.STEADY_START, Unit.SECONDS, "Steady state from")
                        .means("when the load became steady, from the run's zero"),
                MetricInfo.of(Metric.STEADY_DURATION, Unit.SECONDS, "Steady state for")
                        .means("how long it was, between ramp-up and drain"),
                MetricInfo.of(Metric.STEADY_REQUESTS, Unit.COUNT, "Steady: requests")
                        .means("requests that were sent in that time"),
                MetricInfo.of(Metric.STEADY_IN_FLIGHT, Unit.PLAIN, "Steady: in flight")
                        .means("the median number of requests in flight"));
    }

    private static Stream<MetricInfo.Builder> steadyLatencies(List<MetricInfo> runs) {
        return Stream.of(
                        steady(runs, MetricFamily.RUN_RESPONSE_TTFT, "Steady: TTFT %s from the schedule"),
                        steady(runs, MetricFamily.RUN_RESPONSE, "Steady: latency %s from the schedule"),
                        steady(runs, MetricFamily.RUN_TTFT, "Steady: TTFT %s from the send"),
                        steady(runs, MetricFamily.RUN_E2E, "Steady: latency %s from the send"),
                        steady(runs, MetricFamily.RUN_TPOT, "Steady: TPOT %s"),
                        steady(runs, MetricFamily.RUN_ITL, "Steady: ITL %s, per chunk"))
                .map(entry -> entry.worse(Worse.HIGHER));
    }

    private static MetricInfo.Builder steady(List<MetricInfo> runs, MetricFamily family, String name) {
        var whole = runs.stream()
                .filter(info -> info.family().filter(family::equals).isPresent())
                .findFirst()
                .orElseThrow();
        return MetricInfo.of(
                        MetricFamily.of(Metric.STEADY + family.id().substring(Metric.RUN.length())), Unit.SECONDS, name)
                .means(family + " of the requests that were sent while the load was steady")
                .unless(whole.reasons().toArray(ReasonCode[]::new));
    }

    private static Stream<MetricInfo.Builder> steadyRates() {
        return Stream.of(
                MetricInfo.of(Metric.RUN_ERROR_RATE.steady(), Unit.SHARE, "Steady: error rate")
                        .means("share of those requests that failed")
                        .worse(Worse.HIGHER)
                        .unless(ReasonCode.NONE_FINISHED),
                MetricInfo.of(Metric.RUN_SLO_ATTAINMENT.steady(), Unit.SHARE, "Steady: SLO attainment")
                        .means("share of those requests that met every target of the SLO")
                        .worse(Worse.LOWER)
                        .unless(ReasonCode.NO_SLO, ReasonCode.NONE_FINISHED),
                MetricInfo.of(Metric.STEADY_REQUEST_THROUGHPUT, Unit.PER_SECOND, "Steady: request throughput, req/s")
                        .means("successful requests a second, of those that ended in that time")
                        .worse(Worse.LOWER),
                MetricInfo.of(
                                Metric.STEADY_OUTPUT_THROUGHPUT,
                                Unit.TOKENS_PER_SECOND,
                                "Steady: output throughput, tokens/s")
                        .means("their output tokens a second")
                        .worse(Worse.LOWER)
                        .unless(ReasonCode.ANSWERS_NOT_COUNTED));
    }
}
