package io.iwc.run.internal;

import io.iwc.metric.Measurement;
import io.iwc.run.RequestRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * The times of {@code vllm bench serve}: it takes the first event with a choice for the first token, a role without
 * text too; every later event with a choice is a gap, the finish reason too; and an answer ends with its last event,
 * usage too.
 */
final class VllmTimings {
    private static final double MILLIS = 1e6;

    private final List<RequestRecord> streamed;

    private VllmTimings(List<RequestRecord> streamed) {
        this.streamed = streamed;
    }

    /** Empty if the events of some answer are not known, as in a prediction or another tool's file. */
    static Optional<VllmTimings> of(List<RequestRecord> ok) {
        var isKnown = !ok.isEmpty()
                && ok.stream()
                        .allMatch(it -> it.streamed()
                                && it.firstChunkNanos().isPresent()
                                && it.lastEventNanos().isPresent());
        return isKnown ? Optional.of(new VllmTimings(ok)) : Optional.empty();
    }

    void putInto(Map<String, Measurement> names) {
        put(names, "ttft", streamed.stream().mapToDouble(VllmTimings::ttft));
        put(
                names,
                "tpot",
                streamed.stream()
                        .filter(it -> tokens(it) > 1)
                        .mapToDouble(it -> (latency(it) - ttft(it)) / (tokens(it) - 1)));
        if (streamed.stream().allMatch(it -> it.emptyChunks() <= 2)) {
            put(names, "itl", streamed.stream().flatMapToLong(VllmTimings::gaps).mapToDouble(it -> it / MILLIS));
        } else {
            unknown(names, "itl");
        }
        put(names, "e2el", streamed.stream().mapToDouble(VllmTimings::latency));
    }

    private static double ttft(RequestRecord record) {
        return (record.firstChunkNanos().orElse(0) - record.sentNanos().orElse(0)) / MILLIS;
    }

    private static double latency(RequestRecord record) {
        return (record.lastEventNanos().orElse(0) - record.sentNanos().orElse(0)) / MILLIS;
    }

    private static int tokens(RequestRecord record) {
        return record.outputTokens().orElse(0);
    }

    /** One event without text stands before the text or behind it, a second one at the other end. */
    private static LongStream gaps(RequestRecord record) {
        var before =
                record.firstTokenNanos().orElse(0) - record.firstChunkNanos().orElse(0);
        var behind = record.lastChunkNanos().orElse(0) - record.lastTokenNanos().orElse(0);
        var ends =
                switch (record.emptyChunks()) {
                    case 0 -> LongStream.empty();
                    case 1 -> LongStream.of(Math.max(before, behind));
                    default -> LongStream.of(before, behind);
                };
        return LongStream.concat(ends, Arrays.stream(record.itlNanos()));
    }

    private static void put(Map<String, Measurement> names, String name, DoubleStream values) {
        var sorted = values.sorted().toArray();
        if (sorted.length == 0) {
            unknown(names, name);
            return;
        }
        var mean = Arrays.stream(sorted).average().orElse(0);
        var variance = Arrays.stream(sorted)
                .map(it -> (it - mean) * (it - mean))
                .average()
                .orElse(0);
        names.put("mean_" + name + "_ms", Measurement.of(mean));
        names.put("median_" + name + "_ms", Measurement.of(percentile(sorted, 0.5)));
        names.put("std_" + name + "_ms", Measurement.of(Math.sqrt(variance)));
        names.put("p99_" + name + "_ms", Measurement.of(percentile(sorted, 0.99)));
    }

    private static void unknown(Map<String, Measurement> names, String name) {
        for (var statistic : List.of("mean", "median", "std", "p99")) {
            names.put(
                    statistic + "_" + name + "_ms",
                    Measurement.undefined(
                            "no answer has it, or it is not known when" + " its events without text came"));
        }
    }

    /** Linear between neighbours, as NumPy's default. */
    private static double percentile(double[] sorted, double share) {
        var place = share * (sorted.length - 1);
        var below = (int) Math.floor(place);
        var above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
