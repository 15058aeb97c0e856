package io.iwc.drift.internal;

import io.iwc.arrival.internal.SeededRandom;
import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.internal.ChatTemplate;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.ArrayList;
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

    private Resampler(List<Unit> units, Workload original) {
        this.units = units;
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
        Map<String, List<Request>> members = new LinkedHashMap<>();
        for (var i = 0; i < prompts.size(); i++) {
            var request = workload.requests().get(i);
            var own = request.toBuilder().withPrompt(prompts.get(i)).withId("").build();
            members.computeIfAbsent(request.sessionId().map(id -> "s" + id).orElse("r" + i), key -> new ArrayList<>())
                    .add(own);
        }
        var units = new ArrayList<Unit>();
        var before = Optional.<Unit>empty();
        for (var unit : members.values()) {
            var start = unit.get(0).hasArrival() ? unit.get(0).arrivalNanos() : 0;
            var next = new Unit(unit, start, start - before.map(Unit::start).orElse(start));
            units.add(next);
            before = Optional.of(next);
        }
        return new Resampler(List.copyOf(units), workload);
    }

    /** The prompt as ids, one a token, where a session can compare it; elsewhere its length is all that counts. */
    private static Prompt encoded(Request request, Tokenizer tokenizer) {
        if (!request.prompt().hasText()) {
            return request.prompt();
        }
        var tokens = tokenizer.encode(ChatTemplate.text(request.prompt()));
        return new Prompt.Lengths(
                tokens.length,
                request.sessionId()
                        .map(session -> PrefixBlocks.of(
                                1, IntStream.of(tokens).asLongStream().toArray())));
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
    Workload draw(SeededRandom random, long size) {
        var copy = new Copy();
        while (copy.requests.size() < size) {
            var start = random.nextInt(units.size());
            for (var i = 0; i < blockLength() && copy.requests.size() < size; i++) {
                copy.add(units.get((start + i) % units.size()));
            }
        }
        return copy.workload();
    }

    /** The even or the odd windows of the original, one after the other. */
    Workload windows(boolean even) {
        var copy = new Copy();
        for (var i = 0; i < units.size(); i++) {
            if ((i / blockLength() % 2 == 0) == even) {
                copy.add(units.get(i));
            }
        }
        return copy.workload();
    }

    /** A session, or a request without one, and how long after the one before it begins. */
    private record Unit(List<Request> requests, long start, long gap) {
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

        private long promptTokens() {
            return requests.stream()
                    .mapToLong(request -> request.promptTokens().orElse(0))
                    .sum();
        }
    }

    private final class Copy {
        private final List<Request> requests = new ArrayList<>();
        private long now;
        private int drawn;

        void add(Unit unit) {
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

        Workload workload() {
            return Workload.of(original.name(), requests, original.manifest());
        }
    }
}
