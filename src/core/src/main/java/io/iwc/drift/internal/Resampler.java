package io.iwc.drift.internal;

import io.iwc.arrival.internal.SeededRandom;
import io.iwc.metric.Metric;
import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Makes workloads that are like a given one but for chance: a circular block bootstrap. What is drawn are runs of
 * neighbouring sessions (a request without a session is one of its own), so that bursts, conversations and the gaps
 * between them stay whole. Prompts are encoded once; the copies carry a hash for each token instead.
 */
final class Resampler {
    private final List<Unit> units;
    private final int blockLength;
    private final double correction;
    private final Workload original;
    private final Optional<Metric> reuse;

    private Resampler(List<Unit> units, Workload original, Optional<Metric> reuse) {
        this.units = units;
        this.reuse = reuse;
        this.original = original;
        var series = List.of(
                series(units, unit -> StrictMath.log1p((double) unit.gap())),
                series(units, unit -> StrictMath.log1p(unit.meanPrompt())),
                series(units, Unit::prefillDominance));
        blockLength = BlockLength.of(series);
        correction = BlockVariance.correction(series, blockLength);
    }

    static Resampler of(Workload workload, Tokenizer tokenizer) {
        var prompts = workload.requests().parallelStream()
                .map(request -> encoded(request, tokenizer))
                .toList();
        var prefixes = new BlockHits();
        Map<String, List<Request>> members = new LinkedHashMap<>();
        Map<String, Long> hits = new HashMap<>();
        for (var i = 0; i < prompts.size(); i++) {
            var request = workload.requests().get(i);
            var unit = request.sessionId().map(id -> "s" + id).orElse("r" + i);
            var own = request.toBuilder()
                    .withPrompt(prompts.get(i).compared(request))
                    .withId("")
                    .build();
            members.computeIfAbsent(unit, key -> new ArrayList<>()).add(own);
            hits.merge(unit, prefixes.add(request, prompts.get(i).tokens()), Long::sum);
        }
        var units = new ArrayList<Unit>();
        var before = Optional.<Unit>empty();
        for (var member : members.entrySet()) {
            var unit = member.getValue();
            var start = unit.get(0).hasArrival() ? unit.get(0).arrivalNanos() : 0;
            var next = new Unit(
                    unit, start, start - before.map(Unit::start).orElse(start), hits.getOrDefault(member.getKey(), 0L));
            units.add(next);
            before = Optional.of(next);
        }
        return new Resampler(List.copyOf(units), workload, prefixes.metric());
    }

    private static Encoded encoded(Request request, Tokenizer tokenizer) {
        return new Encoded(
                request.prompt().hasText() ? tokenizer.encode(ChatTemplate.text(request.prompt())) : new int[0]);
    }

    /** The ids of a prompt with text; none of any other. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Encoded(int[] tokens) {
        /** The prompt as ids, one a token, where a session can compare it; elsewhere its length is all that counts. */
        Prompt compared(Request request) {
            if (!request.prompt().hasText()) {
                return request.prompt();
            }
            return new Prompt.Lengths(
                    tokens.length,
                    request.sessionId()
                            .map(session -> PrefixBlocks.of(
                                    1, IntStream.of(tokens).asLongStream().toArray())));
        }
    }

    /** The metric of prefix reuse that copies have; empty if the original has none. */
    Optional<Metric> reuse() {
        return reuse;
    }

    /** How many sessions, and requests without one, the original has. */
    int units() {
        return units.size();
    }

    /** How many sessions or requests are drawn in a row. */
    int blockLength() {
        return blockLength;
    }

    /** By what the standard errors that copies show are to be multiplied. */
    double correction() {
        return correction;
    }

    /** How many blocks the original has. */
    int blocks() {
        return (units.size() + blockLength - 1) / blockLength;
    }

    private static double[] series(List<Unit> units, ToDoubleFunction<Unit> value) {
        return units.stream().mapToDouble(value).toArray();
    }

    /** One resampled workload of about {@code size} requests. */
    Drawn draw(SeededRandom random, long size) {
        var copy = new Copy();
        while (copy.requests.size() < size) {
            var start = random.nextInt(units.size());
            for (var i = 0; i < blockLength() && copy.requests.size() < size; i++) {
                copy.add(units.get((start + i) % units.size()));
            }
        }
        return copy.drawn();
    }

    /** The original. */
    Drawn whole() {
        var copy = new Copy();
        units.forEach(copy::add);
        return copy.drawn();
    }

    /** The even or the odd windows of the original, one after the other. */
    Drawn windows(boolean even) {
        var copy = new Copy();
        for (var i = 0; i < units.size(); i++) {
            if ((i / blockLength() % 2 == 0) == even) {
                copy.add(units.get(i));
            }
        }
        return copy.drawn();
    }

    /**
     * A copy.
     *
     * @param reuse share of its prompt tokens that the original's own order had sent before
     */
    record Drawn(Workload workload, double reuse) {}

    /** A session, or a request without one, and how long after the one before it begins. */
    private record Unit(List<Request> requests, long start, long gap, long hits) {
        double meanPrompt() {
            return (double) promptTokens() / requests.size();
        }

        double prefillDominance() {
            var both = promptTokens()
                    + requests.stream()
                            .mapToLong(request -> request.expectedOutputTokens().orElse(0))
                            .sum();
            return both == 0 ? 0 : (double) promptTokens() / both;
        }

        long promptTokens() {
            return requests.stream()
                    .mapToLong(request -> request.promptTokens().orElse(0))
                    .sum();
        }
    }

    private final class Copy {
        private final List<Request> requests = new ArrayList<>();
        private long now;
        private int drawn;
        private long hits;
        private long tokens;

        void add(Unit unit) {
            hits += unit.hits();
            tokens += unit.promptTokens();
            now += drawn == 0 ? 0 : unit.gap();
            drawn++;
            for (var request : unit.requests()) {
                var moved = request.toBuilder();
                if (request.hasArrival()) {
                    moved.arrivingAt(now + request.arrivalNanos() - unit.start());
                }
                if (request.sessionId().isPresent()) {
                    moved.inSession("s" + drawn);
                }
                requests.add(moved.build());
            }
        }

        Drawn drawn() {
            return new Drawn(
                    Workload.of(original.name(), requests, original.manifest()),
                    tokens == 0 ? 0 : (double) hits / tokens);
        }
    }
}
