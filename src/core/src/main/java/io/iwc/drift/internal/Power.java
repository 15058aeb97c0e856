package io.iwc.drift.internal;

import io.iwc.arrival.internal.SeededRandom;
import io.iwc.drift.Drift;
import io.iwc.drift.Gates;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.metric.internal.PrefixMetrics;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * What calibrated gates catch: shifts are planted into resampled copies of the baseline, and held against other copies
 * by the same gates. Seeded.
 */
public final class Power {
    /** How often, in percent, a shift has to be caught to count. */
    public static final int DETECTION_PERCENT = 95;

    private static final int DRAWS = 60;
    private static final int[] PERCENTS = {1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 50, 70, 100};

    private final Resampler resampler;
    private final Gates gates;
    private final Tokenizer tokenizer;
    private final long requests;
    private final long current;
    private final long seed;

    private Power(Resampler resampler, Gates gates, Tokenizer tokenizer, long requests, long current, long seed) {
        this.resampler = resampler;
        this.gates = gates;
        this.tokenizer = tokenizer;
        this.requests = requests;
        this.current = current;
        this.seed = seed;
    }

    /**
     * One sentence for each kind of shift: {@code catches a shift of 4 % in prompt length with 95 % at this size}.
     *
     * @param calibration of that baseline
     * @param currentRequests how many requests will be held against it
     */
    public static List<String> of(
            Workload baseline, Tokenizer tokenizer, Calibration calibration, long currentRequests, long seed) {
        if (calibration.thresholds().isEmpty()) {
            return List.of("catches nothing: no metric could be calibrated");
        }
        var power = new Power(
                calibration.resampler(),
                withoutPrefixes(calibration.gates()),
                tokenizer,
                baseline.requests().size(),
                currentRequests,
                seed);
        var sentences = new ArrayList<String>();
        var mean = power.resampler.whole().workload().requests().stream()
                .mapToInt(request -> request.promptTokens().orElse(0))
                .average()
                .orElse(0);
        sentences.add(power.sentence("prompt length, each by that share", percent -> scaled(1 + percent / 100.0, 0)));
        if (mean > 0) {
            sentences.add(power.sentence(
                    "prompt length, each by the same tokens",
                    percent -> scaled(1, Math.round(mean * percent / 100.0))));
        }
        if (baseline.requests().stream().allMatch(Request::hasArrival)) {
            sentences.add(power.sentence("rate", Power::faster));
        }
        return sentences;
    }

    /** Copies do not tell their prefix reuse in a fingerprint. */
    private static Gates withoutPrefixes(Gates gates) {
        var left = gates;
        for (var gate : gates.all()) {
            left = PrefixMetrics.isReuse(gate.metric()) ? left.without(gate.metric()) : left;
        }
        return left;
    }

    private String sentence(String what, Shift shift) {
        var least = least(shift);
        return least.isPresent()
                ? String.format(
                        Locale.ROOT,
                        "catches a shift of %d %% in %s with %d %% at this size",
                        least.getAsInt(),
                        what,
                        DETECTION_PERCENT)
                : "does not catch a shift of 100 % in " + what + " at this size";
    }

    /** The smallest shift that is caught often enough; larger ones are, too. */
    private OptionalInt least(Shift shift) {
        var low = 0;
        var high = PERCENTS.length;
        while (low < high) {
            var middle = (low + high) / 2;
            if (isCaught(shift.of(PERCENTS[middle]))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == PERCENTS.length ? OptionalInt.empty() : OptionalInt.of(PERCENTS[low]);
    }

    private boolean isCaught(UnaryOperator<Request> shift) {
        var caught = IntStream.range(0, DRAWS)
                .parallel()
                .filter(draw -> {
                    var random = SeededRandom.stream(seed, "power " + draw);
                    var before = resampler.draw(random, requests).workload();
                    var now = resampler.draw(random, current).workload();
                    var shifted = Workload.of(
                            now.name(), now.requests().stream().map(shift).toList(), now.manifest());
                    return !gates.judge(Drift.between(fingerprint(before), fingerprint(shifted)))
                            .passed();
                })
                .count();
        return 100 * caught >= (long) DETECTION_PERCENT * DRAWS;
    }

    private Fingerprint fingerprint(Workload workload) {
        return Fingerprinter.of(workload, Fingerprinter.Options.of(tokenizer).withoutPrefixReuse());
    }

    private static UnaryOperator<Request> scaled(double factor, long more) {
        return request -> {
            if (!(request.prompt() instanceof Prompt.Lengths lengths)) {
                return request;
            }
            var tokens = (int) Math.min(Integer.MAX_VALUE, Math.round(lengths.tokens() * factor) + more);
            return request.toBuilder()
                    .withPrompt(new Prompt.Lengths(tokens, lengths.blocks()))
                    .build();
        };
    }

    private static UnaryOperator<Request> faster(int percent) {
        return request -> request.toBuilder()
                .arrivingAt(Math.round(request.arrivalNanos() / (1 + percent / 100.0)))
                .build();
    }

    @FunctionalInterface
    private interface Shift {
        UnaryOperator<Request> of(int percent);
    }
}
