package io.iwc.drift.internal;

import io.iwc.fingerprint.internal.OpenSession;
import io.iwc.fingerprint.internal.Turn;
import io.iwc.metric.Metric;
import io.iwc.metric.internal.PrefixMetrics;
import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import io.iwc.workload.Workload.ArrivalMeaning;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A workload as plain numbers, each with the unit that it is from: a session, or a request without one. Runs of
 * neighbouring units are what chance may exchange, so that conversations and bursts stay whole.
 */
final class UnitSample {
    private static final int REQUESTS_IN_BLOCK = 100;

    /** As few blocks as a sample may have. */
    static final int FEWEST_BLOCKS = 15;

    private final Map<Quantity, Column> columns;
    private final int requests;
    private final List<double[]> series;
    private final Optional<PrefixMetrics> prefixReuse;

    private UnitSample(
            Map<Quantity, Column> columns, int requests, List<double[]> series, Optional<PrefixMetrics> prefixReuse) {
        this.columns = columns;
        this.requests = requests;
        this.series = series;
        this.prefixReuse = prefixReuse;
        derive();
    }

    private void derive() {
        columns.put(
                Quantity.DOMINANCE,
                column(Quantity.PROMPT_OF_BOTH)
                        .over(column(Quantity.PROMPT_OF_BOTH).plus(column(Quantity.OUTPUT_OF_BOTH))));
        columns.put(Quantity.SESSION_REUSE, column(Quantity.REPEATED).over(column(Quantity.REPEATABLE)));
    }

    static UnitSample of(Workload workload, Tokenizer tokenizer) {
        return new Reading(workload, tokenizer).sample();
    }

    Column column(Quantity quantity) {
        return Objects.requireNonNull(columns.get(quantity));
    }

    int requests() {
        return requests;
    }

    /** Sessions, and requests without one. */
    int units() {
        return series.get(0).length;
    }

    /** The metrics of prefix reuse at the block size that the workload has; empty if it has none, or several. */
    Optional<PrefixMetrics> prefixReuse() {
        return prefixReuse;
    }

    /** What one of these metrics is; 0 if it is none of them. */
    double prefixReuse(Metric metric) {
        if (prefixReuse.filter(reuse -> reuse.reuse().equals(metric)).isPresent()) {
            return column(Quantity.CACHED).sum()
                    / Math.max(1, column(Quantity.PROMPT).sum());
        }
        return prefixReuse
                        .filter(reuse -> reuse.requestsWithHit().equals(metric))
                        .isPresent()
                ? column(Quantity.HIT).sum() / requests
                : 0;
    }

    /**
     * How many units a block has: as many as stay related, at least {@value #REQUESTS_IN_BLOCK} requests, but not so
     * many that there are fewer than {@value #FEWEST_BLOCKS} blocks.
     */
    int blockLength() {
        var longest = Math.max(BlockLength.of(series), REQUESTS_IN_BLOCK * units() / requests);
        return Math.max(1, Math.min(longest, units() / FEWEST_BLOCKS));
    }

    /** By what standard errors from blocks of this length are to be multiplied, ≥ 1. */
    double correction(int blockLength) {
        return BlockVariance.correction(series, blockLength);
    }

    /** Prompts longer by a factor and by so many tokens more, of which nothing more is shared. */
    UnitSample longer(double factor, double more) {
        var changed = new EnumMap<>(columns);
        for (var quantity : List.of(Quantity.PROMPT, Quantity.PROMPT_OF_BOTH, Quantity.REPEATABLE)) {
            changed.put(quantity, column(quantity).map(tokens -> Math.rint(tokens * factor + more)));
        }
        changed.put(Quantity.GROWTH, column(Quantity.GROWTH).map(tokens -> Math.rint(tokens * factor)));
        return new UnitSample(changed, requests, series, prefixReuse);
    }

    /** The same, but evenly spread prompts, this share of all, have none of their tokens in common with others. */
    UnitSample withoutReuse(double share) {
        var cached = new Column();
        for (var i = 0; i < column(Quantity.CACHED).size(); i++) {
            var isLost = Math.floor((i + 1) * share) > Math.floor(i * share);
            cached.add(
                    isLost ? 0 : column(Quantity.CACHED).value(i),
                    column(Quantity.CACHED).unit(i));
        }
        var changed = new EnumMap<>(columns);
        changed.put(Quantity.CACHED, cached);
        changed.put(Quantity.HIT, cached.map(tokens -> tokens > 0 ? 1 : 0));
        return new UnitSample(changed, requests, series, prefixReuse);
    }

    /** Requests that arrive faster by a factor. */
    UnitSample faster(double factor) {
        var changed = new EnumMap<>(columns);
        changed.put(Quantity.GAP, column(Quantity.GAP).map(seconds -> seconds / factor));
        return new UnitSample(changed, requests, series, prefixReuse);
    }

    /** Takes a workload apart, request by request in the order of arrival. */
    private static final class Reading {
        private static final double NANOS = 1e9;

        private final Workload workload;
        private final boolean hasTimes;
        private final Map<Quantity, Column> columns = new EnumMap<>(Quantity.class);
        private final BlockHits hits = new BlockHits();
        private final Map<String, Integer> unitOf = new HashMap<>();
        private final Map<Integer, OpenSession> sessions = new HashMap<>();
        private final List<long[]> sums = new ArrayList<>(); // start, prompt tokens, output tokens, requests
        private boolean hasPairWithoutContent;
        private long before;

        Reading(Workload workload, Tokenizer tokenizer) {
            this.workload = workload;
            hasTimes = workload.arrivals() == ArrivalMeaning.TIMES
                    && workload.requests().stream().allMatch(Request::hasArrival);
            for (var quantity : Quantity.values()) {
                columns.put(quantity, new Column());
            }
            var tokens = workload.requests().parallelStream()
                    .map(request -> new Encoded(
                            request.prompt().hasText()
                                    ? tokenizer.encode(ChatTemplate.text(request.prompt()))
                                    : new int[0]))
                    .toList();
            for (var i = 0; i < tokens.size(); i++) {
                add(i, workload.requests().get(i), tokens.get(i).tokens());
            }
            sessions.forEach((unit, session) -> {
                session.close((previous, turn) -> pair(previous, turn, unit));
                add(Quantity.TURNS, (double) session.turns(), unit);
            });
        }

        private void add(int index, Request request, int[] tokens) {
            var unit = unitOf.computeIfAbsent(
                    request.sessionId().map(id -> "s" + id).orElse("r" + index), key -> unitOf.size());
            var prompt = request.prompt().hasText()
                    ? tokens.length
                    : request.promptTokens().orElse(0);
            var output = request.expectedOutputTokens();
            var arrival = request.hasArrival() ? request.arrivalNanos() : 0;
            if (unit == sums.size()) {
                sums.add(new long[] {arrival, 0, 0, 0});
            }
            sums.get(unit)[1] += prompt;
            sums.get(unit)[2] += output.orElse(0);
            sums.get(unit)[3]++;
            add(Quantity.PROMPT, prompt, unit);
            var cached = hits.add(request, tokens);
            add(Quantity.CACHED, (double) cached, unit);
            add(Quantity.HIT, cached > 0 ? 1 : 0, unit);
            output.ifPresent(answer -> add(Quantity.OUTPUT, answer, unit));
            if (output.isPresent() && prompt + output.getAsInt() > 0) {
                add(Quantity.PROMPT_OF_BOTH, prompt, unit);
                add(Quantity.OUTPUT_OF_BOTH, output.getAsInt(), unit);
            }
            if (hasTimes && index > 0) {
                add(Quantity.GAP, (arrival - before) / NANOS, unit);
            }
            before = arrival;
            if (request.sessionId().isPresent()) {
                sessions.computeIfAbsent(unit, key -> new OpenSession())
                        .accept(Turn.of(request, tokens, prompt), (previous, turn) -> pair(previous, turn, unit));
            }
        }

        private void pair(Turn previous, Turn turn, int unit) {
            add(Quantity.GROWTH, (double) turn.promptTokens() - previous.promptTokens(), unit);
            if (turn.promptTokens() == 0) {
                return;
            }
            var common = turn.commonPrefix(previous);
            hasPairWithoutContent = hasPairWithoutContent || common.isEmpty();
            common.ifPresent(tokens -> {
                add(Quantity.REPEATED, tokens, unit);
                add(Quantity.REPEATABLE, turn.promptTokens(), unit);
            });
        }

        private void add(Quantity quantity, double value, int unit) {
            Objects.requireNonNull(columns.get(quantity)).add(value, unit);
        }

        UnitSample sample() {
            if (hasPairWithoutContent) {
                columns.put(Quantity.REPEATED, new Column());
                columns.put(Quantity.REPEATABLE, new Column());
            }
            var gaps = new double[sums.size()];
            var prompts = new double[sums.size()];
            var dominances = new double[sums.size()];
            for (var i = 0; i < gaps.length; i++) {
                var sum = sums.get(i);
                gaps[i] = i == 0 ? 0 : StrictMath.log1p((double) sum[0] - sums.get(i - 1)[0]);
                prompts[i] = StrictMath.log1p((double) sum[1] / sum[3]);
                dominances[i] = sum[1] + sum[2] == 0 ? 0 : (double) sum[1] / (sum[1] + sum[2]);
            }
            return new UnitSample(
                    columns, workload.requests().size(), List.of(gaps, prompts, dominances), hits.metrics());
        }

        @SuppressWarnings("ArrayRecordComponent") // never compared
        private record Encoded(int[] tokens) {}
    }
}
