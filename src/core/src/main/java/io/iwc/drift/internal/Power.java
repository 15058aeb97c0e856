package io.iwc.drift.internal;

import io.iwc.arrival.internal.SeededRandom;
import io.iwc.drift.internal.JointBound.Bound;
import io.iwc.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What calibrated gates catch: shifts are planted into a resampled baseline and held against another one by bounds that
 * are found as those of the gates are. Seeded.
 */
public final class Power {
    /** How often, in percent, a shift has to be caught to count. */
    public static final int DETECTION_PERCENT = 95;

    private static final int DRAWS = 100;
    private static final int[] PERCENTS = {1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 50, 70, 100};

    private final Estimate estimate;
    private final SortedMap<Metric, Bound> bounds;
    private final long current;

    private Power(Estimate estimate, long current) {
        this.estimate = estimate;
        this.current = current;
        bounds = estimate.baselineBounds(current);
    }

    /**
     * One sentence for each kind of shift: {@code catches a shift of 4 % in prompt length with 95 % at this size}.
     *
     * @param calibration of the baseline
     * @param currentRequests how many requests will be held against it
     */
    public static List<String> of(Calibration calibration, long currentRequests) {
        if (calibration.thresholds().isEmpty()) {
            return List.of("catches nothing: no metric could be calibrated");
        }
        var power = new Power(calibration.estimate(), currentRequests);
        var sample = calibration.estimate().sample();
        var sentences = new ArrayList<String>();
        var prompts = sample.column(Quantity.PROMPT);
        var mean = IntStream.range(0, prompts.size())
                .mapToDouble(prompts::value)
                .average()
                .orElse(0);
        sentences.add(power.sentence(
                "prompt length, each by that share", percent -> sample.longer(1 + percent / 100.0, 0)));
        if (mean > 0) {
            sentences.add(power.sentence(
                    "prompt length, each by the same tokens",
                    percent -> sample.longer(1, Math.rint(mean * percent / 100.0))));
        }
        if (sample.column(Quantity.GAP).size() > 0) {
            sentences.add(power.sentence("rate", percent -> sample.faster(1 + percent / 100.0)));
        }
        return sentences;
    }

    private String sentence(String what, IntFunction<UnitSample> shift) {
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
    private OptionalInt least(IntFunction<UnitSample> shift) {
        var low = 0;
        var high = PERCENTS.length;
        while (low < high) {
            var middle = (low + high) / 2;
            if (isCaught(shift.apply(PERCENTS[middle]))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == PERCENTS.length ? OptionalInt.empty() : OptionalInt.of(PERCENTS[low]);
    }

    private boolean isCaught(UnitSample shifted) {
        var sample = estimate.sample();
        var samples = new TwoSamples(sample, shifted, sample.blockLength());
        var caught = IntStream.range(0, DRAWS)
                .parallel()
                .filter(draw -> {
                    var random = SeededRandom.stream(estimate.seed(), "power " + draw);
                    var moves = samples.moves(estimate.resampled(random, samples, current));
                    return moves.entrySet().stream()
                            .anyMatch(move -> bounds.containsKey(move.getKey())
                                    && bounds.get(move.getKey()).isExceededBy(move.getValue()));
                })
                .count();
        return 100 * caught >= (long) DETECTION_PERCENT * DRAWS;
    }
}
