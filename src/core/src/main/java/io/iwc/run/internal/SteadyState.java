package io.iwc.run.internal;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.ReasonCode;
import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The part of a run between its ramp-up and its drain, and the numbers of that part: ids {@code run.steady.*}.
 *
 * <p>The plateau is the median over time of the number of requests in flight, from the first send to the last. The
 * window begins when that number first reaches nine tenths of the plateau and ends when it last does, at the last send
 * at the latest. Latencies are those of requests sent within it, throughput counts requests that ended within it.
 *
 * @since 0.1
 */
public final class SteadyState {
    /** How the window is found, in a sentence for reports. */
    public static final String METHOD = "from the first to the last moment at which 90 % of the median number in"
            + " flight was reached, not beyond the last send; latencies of requests sent in it, throughput of those"
            + " that ended in it";

    private static final double BAND = 0.9;
    private static final int FEWEST = 10;
    private static final List<MetricFamily> FAMILIES = List.of(
            MetricFamily.RUN_TTFT,
            MetricFamily.RUN_RESPONSE_TTFT,
            MetricFamily.RUN_E2E,
            MetricFamily.RUN_RESPONSE,
            MetricFamily.RUN_TPOT,
            MetricFamily.RUN_ITL);
    private static final List<String> STATISTICS = List.of("n", "mean", "p50", "p90", "p99");

    private final Run run;

    private SteadyState(Run run) {
        this.run = run;
    }

    /** The numbers of that part by id; each undefined with the same reason if there is no such part. */
    public static SortedMap<Metric, Measurement> of(Run run) {
        return new SteadyState(run).measurements();
    }

    private SortedMap<Metric, Measurement> measurements() {
        if (run.measurement(Metric.RUN_DELIVERED_RPS).isUndefined(ReasonCode.NO_COMMON_CLOCK)) {
            return undefined(Measurement.undefined(ReasonCode.NO_COMMON_CLOCK));
        }
        var inFlight = InFlight.of(run.records());
        var sends = run.records().stream()
                .flatMapToLong(record -> record.sentNanos().stream())
                .sorted()
                .toArray();
        if (sends.length < FEWEST) {
            return undefined(Measurement.undefined(ReasonCode.FEW_SENT, FEWEST));
        }
        var lastSend = sends[sends.length - 1];
        var level = BAND * inFlight.median(sends[0], lastSend);
        var window = window(inFlight, level, lastSend);
        var within = run.records().stream()
                .filter(record -> record.sentNanos().isPresent())
                .filter(record -> window.contains(record.sentNanos().getAsLong()))
                .toList();
        if (window.seconds() <= 0 || within.size() < FEWEST) {
            return undefined(Measurement.undefined(ReasonCode.FEW_SENT_STEADILY, FEWEST));
        }
        return measured(window, within, level / BAND);
    }

    private SortedMap<Metric, Measurement> measured(Window window, List<RequestRecord> within, double plateau) {
        var all = new TreeMap<Metric, Measurement>();
        all.put(Metric.STEADY_START, Measurement.of(window.from() / 1e9));
        all.put(Metric.STEADY_DURATION, Measurement.of(window.seconds()));
        all.put(Metric.STEADY_REQUESTS, Measurement.of(within.size()));
        all.put(Metric.STEADY_IN_FLIGHT, Measurement.of(plateau));
        var part = run.withRecords(within);
        for (var family : FAMILIES) {
            for (var statistic : STATISTICS) {
                var metric = family.statistic(statistic);
                all.put(metric.steady(), part.measurement(metric));
            }
        }
        for (var metric : List.of(Metric.RUN_ERROR_RATE, Metric.RUN_SLO_ATTAINMENT)) {
            all.put(metric.steady(), part.measurement(metric));
        }
        var ended = run.records().stream()
                .filter(record ->
                        record.outcome() == Outcome.OK && record.endNanos().isPresent())
                .filter(record -> window.contains(record.endNanos().getAsLong()))
                .toList();
        all.put(Metric.STEADY_REQUEST_THROUGHPUT, Measurement.of(ended.size() / window.seconds()));
        all.put(
                Metric.STEADY_OUTPUT_THROUGHPUT,
                ended.stream().allMatch(record -> record.outputTokens().isPresent())
                        ? Measurement.of(ended.stream()
                                        .mapToLong(
                                                record -> record.outputTokens().orElse(0))
                                        .sum()
                                / window.seconds())
                        : Measurement.undefined(ReasonCode.ANSWERS_NOT_COUNTED));
        return all;
    }

    private static SortedMap<Metric, Measurement> undefined(Measurement why) {
        var all = new TreeMap<Metric, Measurement>();
        List.of(
                        Metric.STEADY_START,
                        Metric.STEADY_DURATION,
                        Metric.STEADY_REQUESTS,
                        Metric.STEADY_REQUEST_THROUGHPUT,
                        Metric.STEADY_OUTPUT_THROUGHPUT)
                .forEach(metric -> all.put(metric, why));
        FAMILIES.forEach(family -> STATISTICS.forEach(statistic ->
                all.put(family.statistic(statistic).steady(), statistic.equals("n") ? Measurement.of(0) : why)));
        return all;
    }

    private static Window window(InFlight inFlight, double level, long lastSend) {
        return new Window(inFlight.firstAt(level), Math.min(inFlight.lastAt(level, lastSend), lastSend));
    }

    /** Both ends belong to it. */
    private record Window(long from, long to) {
        boolean contains(long nanos) {
            return nanos >= from && nanos <= to;
        }

        double seconds() {
            return from > to ? 0 : (to - from) / 1e9;
        }
    }
}
