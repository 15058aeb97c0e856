package io.iwc.run.internal;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The records of a run in the names and by the definitions of another tool, so that two reports can be laid side by
 * side. Every latency counts from the send, as theirs do. Definitions as these tools document them; where one differs
 * from {@code run.*}, {@link #note()} says how.
 *
 * @since 0.1
 */
public enum Dialect {
    /**
     * {@code vllm bench serve}: TPOT of answers of two tokens or more; ITL pooled over all chunks; milliseconds. Of
     * measured runs by its own stamps: the first event, a role too, is its first token.
     *
     * @see <a href="https://docs.vllm.ai/en/latest/cli/bench/serve.html">vllm bench serve</a>
     */
    VLLM("TPOT leaves the first token out; ITL are gaps between chunks, pooled over requests. The first event counts as"
            + " the first token even if it is a role without text, the finish reason as a gap, and the last event as the"
            + " end; of predictions and files without these events the figures are those of the tokens."),
    /**
     * AIPerf: what it calls inter-token latency is one mean gap a request, TPOT elsewhere; gaps between chunks are its
     * inter-chunk latency.
     *
     * @see <a href="https://docs.nvidia.com/aiperf/reference/ai-perf-metrics-reference">AIPerf metrics reference</a>
     */
    AIPERF("inter_token_latency is one mean gap a request (TPOT elsewhere); inter_chunk_latency are the gaps."),
    /**
     * GuideLLM: TPOT includes the first token; TPOT weighs a request by its tokens, ITL by its gaps; a percentile is
     * the least value at which the cumulated weight reaches it.
     *
     * @see <a href="https://github.com/vllm-project/guidellm">vllm-project/guidellm</a>
     */
    GUIDELLM("time_per_output_token includes the first token; it weighs a request by its tokens, inter_token_latency"
            + " by its gaps; percentiles are values that occurred."),
    /** The benchmark script that the first eleven columns of {@code results.csv} are from: TPOT is latency/tokens. */
    ORIGINAL("tpot is latency divided by all output tokens; words were its tokens.");

    private static final double MILLIS_PER_NANO = 1e-6;
    private static final double SECONDS_PER_NANO = 1e-9;

    private final String note;

    Dialect(String note) {
        this.note = note;
    }

    /** As options name it: {@code vllm}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Notes for comparing with it. */
    public String note() {
        return note;
    }

    /** The numbers by the tool's names, in its order. */
    public Map<String, Measurement> of(Run run) {
        var names = new LinkedHashMap<String, Measurement>();
        switch (this) {
            case VLLM -> vllm(run, names);
            case AIPERF -> aiperf(run, names);
            case GUIDELLM -> guidellm(run, names);
            case ORIGINAL -> original(run, names);
        }
        return names;
    }

    private static void vllm(Run run, Map<String, Measurement> names) {
        names.put("completed", run.measurement(Metric.RUN_REQUESTS_OK));
        names.put("failed", run.measurement(Metric.RUN_REQUESTS_FAILED));
        names.put("duration", run.measurement(Metric.RUN_DURATION));
        names.put("request_throughput", run.measurement(Metric.RUN_REQUEST_THROUGHPUT));
        names.put("output_throughput", run.measurement(Metric.RUN_OUTPUT_THROUGHPUT));
        names.put("total_token_throughput", run.measurement(Metric.RUN_TOTAL_THROUGHPUT));
        var asTheTool = VllmTimings.of(ok(run));
        if (asTheTool.isPresent()) {
            asTheTool.get().putInto(names);
            return;
        }
        var families = new LinkedHashMap<String, MetricFamily>();
        families.put("ttft", MetricFamily.RUN_TTFT);
        families.put("tpot", MetricFamily.RUN_TPOT);
        families.put("itl", MetricFamily.RUN_ITL);
        families.put("e2el", MetricFamily.RUN_E2E);
        families.forEach((name, family) -> {
            names.put("mean_" + name + "_ms", millis(run, family.mean()));
            names.put("median_" + name + "_ms", millis(run, family.at(Percentile.P50)));
            names.put("std_" + name + "_ms", populationStd(run, family));
            names.put("p99_" + name + "_ms", millis(run, family.at(Percentile.P99)));
        });
    }

    private static void aiperf(Run run, Map<String, Measurement> names) {
        var families = new LinkedHashMap<String, MetricFamily>();
        families.put("time_to_first_token", MetricFamily.RUN_TTFT);
        families.put("request_latency", MetricFamily.RUN_E2E);
        families.put("inter_token_latency", MetricFamily.RUN_TPOT);
        families.put("inter_chunk_latency", MetricFamily.RUN_ITL);
        families.forEach((name, family) -> {
            names.put(name + ".avg", millis(run, family.mean()));
            for (var percentile : List.of(Percentile.P50, Percentile.P90, Percentile.P95, Percentile.P99)) {
                names.put(name + "." + percentile.suffix(), millis(run, family.at(percentile)));
            }
        });
        names.put("output_token_throughput_per_user.avg", mean(ok(run), record -> {
            var tpot = RequestTimings.of(record).tpotSeconds();
            return tpot.orElse(0) > 0 ? OptionalDouble.of(1 / tpot.getAsDouble()) : OptionalDouble.empty();
        }));
        names.put("request_throughput", run.measurement(Metric.RUN_REQUEST_THROUGHPUT));
        names.put("output_token_throughput", run.measurement(Metric.RUN_OUTPUT_THROUGHPUT));
        names.put("benchmark_duration", run.measurement(Metric.RUN_DURATION));
        names.put("request_count", run.measurement(Metric.RUN_REQUESTS_OK));
        names.put("error_request_count", run.measurement(Metric.RUN_REQUESTS_FAILED));
    }

    private static void guidellm(Run run, Map<String, Measurement> names) {
        weighted(names, "time_to_first_token_ms", run, Dialect::ttftMillis, record -> 1L);
        weighted(names, "time_per_output_token_ms", run, Dialect::latencyPerTokenMillis, Dialect::tokens);
        weighted(
                names,
                "inter_token_latency_ms",
                run,
                record -> RequestTimings.of(record).tpotSeconds().stream()
                        .map(seconds -> seconds * 1e3)
                        .findFirst(),
                record -> tokens(record) - 1);
        weighted(
                names,
                "request_latency",
                run,
                record -> RequestTimings.of(record).e2eNanos().stream()
                        .mapToDouble(nanos -> nanos * SECONDS_PER_NANO)
                        .findFirst(),
                record -> 1L);
        names.put("requests_per_second", run.measurement(Metric.RUN_REQUEST_THROUGHPUT));
        names.put("output_tokens_per_second", run.measurement(Metric.RUN_OUTPUT_THROUGHPUT));
        names.put("successful", run.measurement(Metric.RUN_REQUESTS_OK));
        names.put("errored", run.measurement(Metric.RUN_REQUESTS_FAILED));
    }

    private static void original(Run run, Map<String, Measurement> names) {
        for (var statistic : List.of("mean", "p50", "p90", "p99")) {
            names.put("latency." + statistic, run.measurement(MetricFamily.RUN_E2E.statistic(statistic)));
        }
        for (var statistic : List.of("mean", "p50", "p90", "p99")) {
            names.put("ttft." + statistic, run.measurement(MetricFamily.RUN_TTFT.statistic(statistic)));
        }
        names.put("tpot.mean", scaled(mean(ok(run), Dialect::latencyPerTokenMillis), 1e-3));
        names.put("throughput_tps.mean", mean(ok(run), record -> perSecond(record, tokens(record))));
        names.put(
                "tokens_per_sec.mean",
                mean(
                        ok(run),
                        record -> record.inputTokens().isPresent()
                                ? perSecond(
                                        record,
                                        tokens(record) + record.inputTokens().getAsInt())
                                : OptionalDouble.empty()));
    }

    private static OptionalDouble ttftMillis(RequestRecord record) {
        return RequestTimings.of(record).ttftNanos().stream()
                .mapToDouble(nanos -> nanos * MILLIS_PER_NANO)
                .findFirst();
    }

    /** From the send to the last token, over all output tokens. */
    private static OptionalDouble latencyPerTokenMillis(RequestRecord record) {
        var e2e = RequestTimings.of(record).e2eNanos();
        return e2e.isPresent() && tokens(record) > 0
                ? OptionalDouble.of(e2e.getAsLong() * MILLIS_PER_NANO / tokens(record))
                : OptionalDouble.empty();
    }

    private static OptionalDouble perSecond(RequestRecord record, long tokens) {
        var e2e = RequestTimings.of(record).e2eNanos();
        return e2e.orElse(0) > 0 && tokens > 0
                ? OptionalDouble.of(tokens / (e2e.getAsLong() * SECONDS_PER_NANO))
                : OptionalDouble.empty();
    }

    private static long tokens(RequestRecord record) {
        return record.outputTokens().orElse(0);
    }

    private static List<RequestRecord> ok(Run run) {
        return run.records().stream().filter(it -> it.outcome() == Outcome.OK).toList();
    }

    private static Measurement millis(Run run, Metric metric) {
        return scaled(run.measurement(metric), 1e3);
    }

    /** NumPy's default divides by n, ours by n − 1. */
    private static Measurement populationStd(Run run, MetricFamily family) {
        var n = run.measurement(family.n());
        if (n.asOptional().orElse(0) == 1) {
            return Measurement.of(0);
        }
        var std = run.measurement(family.std());
        return std.isDefined() ? scaled(std, 1e3 * Math.sqrt((n.value() - 1) / n.value())) : std;
    }

    private static Measurement scaled(Measurement measurement, double factor) {
        return measurement.isDefined() ? Measurement.of(measurement.value() * factor) : measurement;
    }

    private static Measurement mean(List<RequestRecord> records, Function<RequestRecord, OptionalDouble> value) {
        var values = records.stream()
                .flatMapToDouble(record -> value.apply(record).stream())
                .toArray();
        return values.length == 0
                ? Measurement.undefined("no answer has it")
                : Measurement.of(Arrays.stream(values).average().orElse(0));
    }

    /** Mean and percentiles in which a request counts by its weight. */
    private static void weighted(
            Map<String, Measurement> names,
            String name,
            Run run,
            Function<RequestRecord, OptionalDouble> value,
            Function<RequestRecord, Long> weight) {
        var weighted = new ArrayList<double[]>();
        for (var record : ok(run)) {
            value.apply(record).ifPresent(it -> {
                if (weight.apply(record) > 0) {
                    weighted.add(new double[] {it, weight.apply(record)});
                }
            });
        }
        weighted.sort(Comparator.comparingDouble(pair -> pair[0]));
        var total = weighted.stream().mapToDouble(pair -> pair[1]).sum();
        names.put(
                name + ".mean",
                weighted.isEmpty()
                        ? Measurement.undefined("no answer has it")
                        : Measurement.of(weighted.stream()
                                        .mapToDouble(pair -> pair[0] * pair[1])
                                        .sum()
                                / total));
        for (var percent : List.of(50, 90, 95, 99)) {
            names.put(name + ".p" + percent, reached(weighted, total * percent / 100));
        }
    }

    private static Measurement reached(List<double[]> ascending, double weight) {
        var passed = 0.0;
        for (var pair : ascending) {
            passed += pair[1];
            if (passed >= weight * (1 - 1e-12)) {
                return Measurement.of(pair[0]);
            }
        }
        return Measurement.undefined("no answer has it");
    }
}
