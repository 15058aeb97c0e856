package io.iwc.drift.internal;

import io.iwc.arrival.internal.SeededRandom;
import io.iwc.metric.Metric;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What calibrated gates catch: shifts are planted into a resampled baseline and held against another one by the bounds of
 * the gates. Seeded.
 */
public final class Power {
    /** How often, in percent, a shift has to be caught to count. */
    public static final int DETECTION_PERCENT = 95;

    /** The largest shift that is tried. */
    static final int LARGEST_PERCENT = 100;

    private static final int DRAWS = 100;

    /** A shift that is caught less often than in {@value #DETECTION_PERCENT} % is in so many draws with 4 % at most. */
    private static final int FEWEST_CAUGHT = 99;

    private static final int[] PERCENTS = {1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 50, 70, LARGEST_PERCENT};

    private final Calibration calibration;
    private final UnitSample sample;

    private Power(Calibration calibration) {
        this.calibration = calibration;
        sample = calibration.estimate().sample();
    }

    /** One sentence for each kind of shift: {@code catches a shift of 4 % in rate with 95 % at this size}. */
    public static List<String> of(Calibration calibration) {
        if (calibration.thresholds().isEmpty()) {
            return List.of("catches nothing: no metric could be calibrated");
        }
        var power = new Power(calibration);
        return PlantedShift.in(power.sample).stream()
                .map(shift -> shift.words().least(power.least(shift)))
                .toList();
    }

    /**
     * What the gates are taken to exclude where they pass and do not, at the metric of a gate that sees it: prompts
     * longer by 10 % each or by 5 % of their mean, a rate higher by 10 %, prefix reuse lower by 0.05.
     *
     * @return for gates: {@code a rate shift of 10 % is not detectable at this size (smallest: 30 %)}
     */
    public static SortedMap<Metric, String> undetectable(Calibration calibration) {
        var gated = calibration.thresholds().keySet();
        if (gated.isEmpty()) {
            return Collections.emptySortedMap();
        }
        var power = new Power(calibration);
        var notes = new TreeMap<Metric, String>();
        for (var shift : PlantedShift.in(power.sample)) {
            var gate = shift.gates().stream().filter(gated::contains).findFirst();
            if (gate.isPresent() && !shift.words().isIdle() && !power.isCaught(shift, shift.expected())) {
                notes.merge(
                        gate.get(),
                        shift.words().undetectable(shift.expected(), power.least(shift)),
                        (one, other) -> one + "; " + other);
            }
        }
        return notes;
    }

    /** The smallest shift that is caught often enough; larger ones are, too. */
    private OptionalInt least(PlantedShift shift) {
        var low = 0;
        var high = PERCENTS.length;
        while (low < high) {
            var middle = (low + high) / 2;
            if (isCaught(shift, PERCENTS[middle])) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == PERCENTS.length ? OptionalInt.empty() : OptionalInt.of(PERCENTS[low]);
    }

    private boolean isCaught(PlantedShift shift, int size) {
        var samples = new TwoSamples(sample, shift.planted().apply(size), calibration.blockLength());
        var caught = IntStream.range(0, DRAWS)
                .parallel()
                .filter(draw -> {
                    var random = SeededRandom.stream(calibration.estimate().seed(), "power " + draw);
                    return calibration.isExceededByAny(samples.moves(
                            calibration.estimate().resampled(random, samples, calibration.currentRequests())));
                })
                .count();
        return caught >= FEWEST_CAUGHT;
    }
}
