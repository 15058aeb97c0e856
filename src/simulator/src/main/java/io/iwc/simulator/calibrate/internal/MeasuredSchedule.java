package io.iwc.simulator.calibrate.internal;

import io.iwc.run.RequestRecord;
import io.iwc.simulator.internal.StepLoad;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * What a server computed and when, as far as the first and last tokens of its requests tell: between these a request
 * is one of those that decode, its context grows evenly, and each of its tokens was a step; at its first token its
 * prompt has been computed. The steps of all are those of whoever decodes, on average.
 */
final class MeasuredSchedule {
    private final List<RequestRecord> records;
    private final int maxBatchedTokens;
    private final int replicas;
    private final long[] times; // at which something changes, ascending
    private final double[][] sums; // of the features up to each, prompts that end there included

    /**
     * The schedule of some requests.
     *
     * @param records with first and last token, prompt tokens, and those found in the cache
     * @param replicas that share them evenly
     */
    MeasuredSchedule(List<RequestRecord> records, int maxBatchedTokens, int replicas) {
        this.records = records;
        this.maxBatchedTokens = maxBatchedTokens;
        this.replicas = replicas;
        var prompts = new TreeMap<Long, List<RequestRecord>>();
        for (var record : records) {
            prompts.computeIfAbsent(first(record), at -> new ArrayList<>()).add(record);
            prompts.computeIfAbsent(last(record), at -> new ArrayList<>());
        }
        times = prompts.keySet().stream().mapToLong(Long::longValue).toArray();
        sums = new double[times.length][];
        var running = new ArrayList<RequestRecord>();
        var sum = new double[Features.COUNT];
        for (var i = 0; i < times.length; i++) {
            if (i > 0) {
                sum = Features.plus(sum, decoded(running, times[i - 1], times[i]));
            }
            var now = times[i];
            running.removeIf(record -> last(record) <= now);
            var begun = prompts.getOrDefault(now, List.of());
            sum = Features.plus(sum, computed(begun, running, now));
            begun.stream().filter(record -> last(record) > now).forEach(running::add);
            sums[i] = sum;
        }
    }

    /** Whether nobody else was there from a request's arrival to its first token. */
    boolean isAlone(RequestRecord record) {
        return records.stream()
                .allMatch(other -> other == record
                        || last(other) <= record.sentNanos().orElseThrow()
                        || other.sentNanos().orElseThrow() >= first(record));
    }

    /** From a request's first token to its last: as many steps as it has further tokens. */
    double[] decoding(RequestRecord record) {
        return scaled(
                Features.minus(until(last(record)), until(first(record))),
                record.outputTokens().orElseThrow() - 1);
    }

    /** From a request's arrival to its first token. */
    double[] waiting(RequestRecord record) {
        var arrival = record.sentNanos().orElseThrow();
        var features = Features.minus(until(first(record)), until(arrival));
        features[Features.REQUESTS] = 1;
        return features;
    }

    private static double[] scaled(double[] features, int steps) {
        var counted = features[Features.OVERHEAD];
        return counted == 0 ? features : Features.times(features, steps / counted);
    }

    /** The steps between two changes: everybody who runs gets a token in each. */
    private double[] decoded(List<RequestRecord> running, long from, long to) {
        var features = new double[Features.COUNT];
        if (running.isEmpty()) {
            return features;
        }
        var rate = running.stream()
                .mapToDouble(MeasuredSchedule::tokensPerNano)
                .average()
                .orElseThrow();
        var steps = rate * (to - from);
        features[Features.OVERHEAD] = steps;
        features[Features.DECODING] = steps * running.size() / replicas;
        features[Features.CONTEXT] = steps * context(running, from / 2 + to / 2) / replicas;
        return features;
    }

    /** The prompts whose first token comes now, in as few steps as the budget allows; these steps also decode. */
    private double[] computed(List<RequestRecord> prompts, List<RequestRecord> running, long now) {
        var features = new double[Features.COUNT];
        var load = new StepLoad();
        for (var record : prompts) {
            if (first(record) != now) {
                continue;
            }
            var cached = record.cachedPromptTokens().orElse(0);
            var missing = Math.max(1, record.inputTokens().orElseThrow() - cached);
            load.prefill(missing, cached, true);
        }
        if (load.chunks() == 0) {
            return features;
        }
        var whole = Features.of(load);
        var steps = Math.max(1, Math.ceil((double) load.prefillTokens() / maxBatchedTokens));
        System.arraycopy(whole, 0, features, 0, whole.length);
        for (var choice = 0; choice < Features.FREE_TOKENS.length; choice++) {
            features[Features.COMMON + choice] =
                    Math.max(0, load.prefillTokens() - steps * Features.FREE_TOKENS[choice]);
        }
        features[Features.OVERHEAD] = running.isEmpty() ? steps : 0; // else counted with those that run
        features[Features.MIXED_CONTEXT] = steps * context(running, now) / replicas;
        return features;
    }

    private static double context(List<RequestRecord> running, long now) {
        return running.stream()
                .mapToDouble(record ->
                        record.inputTokens().orElseThrow() + Math.max(0, now - first(record)) * tokensPerNano(record))
                .sum();
    }

    private double[] until(long nanos) {
        var found = Arrays.binarySearch(times, nanos);
        if (found >= 0) {
            return sums[found];
        }
        var next = -found - 1;
        if (next == 0 || next == times.length) {
            return next == 0 ? new double[Features.COUNT] : sums[next - 1];
        }
        var running = records.stream()
                .filter(record -> first(record) <= times[next - 1] && last(record) >= times[next])
                .toList();
        return Features.plus(sums[next - 1], decoded(running, times[next - 1], nanos));
    }

    private static double tokensPerNano(RequestRecord record) {
        var tokens = record.outputTokens().orElseThrow() - 1;
        return (double) tokens / Math.max(1, last(record) - first(record));
    }

    private static long first(RequestRecord record) {
        return record.firstTokenNanos().orElseThrow();
    }

    private static long last(RequestRecord record) {
        return record.lastTokenNanos().orElseThrow();
    }
}
