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
 * are found from the baseline alone. Seeded.
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
        var mean = prompts.sum() / prompts.size();
        sentences.add(
                power.sentence("prompt length, each by that share", percent -> sample.longer(1 + percent / 100.0, 0)));
        if (mean > 0) {
            sentences.add(power.sentence(
                    "prompt length, each by the same tokens",
                    percent -> sample.longer(1, Math.rint(mean * percent / 100.0))));
        }
        if (sample.column(Quantity.GAP).size() > 0) {
            sentences.add(power.sentence("rate", percent -> sample.faster(1 + percent / 100.0)));
        }
        sample.prefixReuse()
                .ifPresent(reuse -> sentences.add(power.reuse(reuse.reuse(), sample.prefixReuse(reuse.reuse()))));
        return sentences;
    }

    private String sentence(String what, IntFunction<UnitSample> shift) {
        var least = least(shift);
        return least.isPresent()
                ? caught("a shift of " + least.getAsInt() + " % in " + what)
                : "does not catch a shift of 100 % in " + what + " at this size";
    }

    /** Prefixes that no longer match, in some prompts; where all are gone, there is nothing more to lose. */
    private String reuse(Metric metric, double reuse) {
        var least = least(hundredths -> estimate.sample().withoutReuse(Math.min(1, hundredths / 100.0 / reuse)));
        if (least.isEmpty() || !(reuse > 0)) {
            return "does not catch the loss of all of " + metric + " at this size";
        }
        return least.getAsInt() / 100.0 < reuse
                ? caught("a fall of " + least.getAsInt() / 100.0 + " in " + metric)
                : caught("the loss of all of " + metric);
    }

    private static String caught(String what) {
        return String.format(Locale.ROOT, "catches %s with %d %% at this size", what, DETECTION_PERCENT);
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
