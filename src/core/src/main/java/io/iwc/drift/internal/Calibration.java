package io.iwc.drift.internal;

import io.iwc.IwcException;
import io.iwc.arrival.internal.SeededRandom;
import io.iwc.drift.Drift;
import io.iwc.drift.Gates;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricCatalogue;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Workload;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How much the numbers of a workload vary by chance alone, found from the workload itself: pairs of resampled copies,
 * one as large as the baseline and one as large as what is held against it, differ as two independent samples of one
 * law do. One bound holds for all metrics at once: in units of its own standard error each pair's largest change
 * counts, so the stated confidence is that of the whole family of gates and not of each. As the standard errors are
 * themselves estimated from a limited number of blocks, the bound is widened as Student's t is against the normal, and
 * by what the ends of the blocks cut off of the dependence between requests. No threshold is below what the workload's
 * own alternate windows differ by. Seeded.
 *
 * <p>The guarantee applies to traffic whose distribution does not change within the baseline, and whose memory is short
 * against it. Prefix reuse between sessions is not calibrated: a copy repeats sessions, which would look like reuse.
 *
 * @see <a href="https://doi.org/10.1081/ETC-120028836">Politis and White (2004)</a> on the length of the blocks
 * @since 0.1
 */
public final class Calibration {
    /** How often, in percent, two workloads of the same distribution stay within all thresholds. */
    public static final int CONFIDENCE_PERCENT = 95;

    private static final int PAIRS = 200;
    private static final int FEWEST_PAIRS = 60;
    private static final long MOST_REQUESTS = 20_000_000;
    private static final int FEWEST_REQUESTS = 20;

    private static final List<Metric> CALIBRATED = MetricCatalogue.all().stream()
            .flatMap(info -> info.calibrated().stream())
            .toList();
    private static final List<Metric> METRICS =
            CALIBRATED.stream().filter(metric -> !metric.isDistance()).toList();
    private static final List<Metric> DISTANCES =
            CALIBRATED.stream().filter(Metric::isDistance).toList();

    private final SortedMap<Metric, Double> thresholds;
    private final SortedMap<Metric, String> without;
    private final int pairs;
    private final int blocks;
    private final int blockLength;
    private final long seed;

    private Calibration(
            SortedMap<Metric, Double> thresholds,
            SortedMap<Metric, String> without,
            int pairs,
            Resampler resampler,
            long seed) {
        this.thresholds = Collections.unmodifiableSortedMap(thresholds);
        this.without = Collections.unmodifiableSortedMap(without);
        this.pairs = pairs;
        blocks = resampler.blocks();
        blockLength = resampler.blockLength();
        this.seed = seed;
    }

    /**
     * The natural variation of a workload.
     *
     * @param baseline at least {@value #FEWEST_REQUESTS} requests
     * @param tokenizer counts prompts with text, each once
     * @param currentRequests how many requests will be held against it
     * @throws IwcException if there are too few requests for an estimate
     */
    public static Calibration of(Workload baseline, Tokenizer tokenizer, long currentRequests, long seed) {
        var requests = baseline.requests().size();
        if (Math.min(requests, currentRequests) < FEWEST_REQUESTS) {
            throw new IwcException("calibration: found " + requests + " requests in the baseline and " + currentRequests
                    + " now, expected at least " + FEWEST_REQUESTS + " on each side; give thresholds by hand");
        }
        var resampler = Resampler.of(baseline, tokenizer);
        var pairs = (int) Math.max(FEWEST_PAIRS, Math.min(PAIRS, MOST_REQUESTS / (requests + currentRequests)));
        var changes = IntStream.range(0, pairs)
                .parallel()
                .mapToObj(pair -> {
                    var random = SeededRandom.stream(seed, "calibration " + pair);
                    return moves(drift(
                            resampler.draw(random, requests), resampler.draw(random, currentRequests), tokenizer));
                })
                .toList();
        var measured = fingerprint(baseline, tokenizer);
        var itself = Drift.between(measured, measured);
        var values = new TreeMap<Metric, Double>();
        moves(itself).forEach((metric, move) -> values.put(metric, move.now()));
        var bound = new JointBound(changes, CONFIDENCE_PERCENT, resampler.blocks(), resampler.correction());
        var thresholds = bound.thresholds(values);
        var shorter = Math.sqrt((1.0 / requests + 1.0 / currentRequests) / (4.0 / requests));
        moves(drift(resampler.windows(true), resampler.windows(false), tokenizer))
                .forEach((metric, move) -> thresholds.computeIfPresent(
                        metric, (key, threshold) -> Math.max(threshold, move.absolute() * shorter)));
        return new Calibration(thresholds, without(thresholds, itself), pairs, resampler, seed);
    }

    private static SortedMap<Metric, String> without(SortedMap<Metric, Double> thresholds, Drift itself) {
        var without = new TreeMap<Metric, String>();
        CALIBRATED.stream()
                .filter(metric -> !thresholds.containsKey(metric))
                .forEach(metric -> without.put(
                        metric,
                        itself.now(metric).isDefined()
                                ? "undefined in some resampled baselines"
                                : itself.now(metric).reason()));
        return without;
    }

    private static Drift drift(Workload baseline, Workload current, Tokenizer tokenizer) {
        return Drift.between(fingerprint(baseline, tokenizer), fingerprint(current, tokenizer));
    }

    private static Fingerprint fingerprint(Workload workload, Tokenizer tokenizer) {
        return Fingerprinter.of(workload, Fingerprinter.Options.of(tokenizer).withoutPrefixReuse());
    }

    private static Map<Metric, Move> moves(Drift drift) {
        var moves = new TreeMap<Metric, Move>();
        for (var metric : METRICS) {
            var delta = drift.delta(metric);
            if (delta.absolute().isDefined()) {
                moves.put(
                        metric,
                        new Move(delta.baseline().value(), delta.current().value()));
            }
        }
        for (var metric : DISTANCES) {
            drift.now(metric).asOptional().ifPresent(distance -> moves.put(metric, new Move(0, distance)));
        }
        return moves;
    }

    /** How far each metric may move by chance, in its unit. */
    public SortedMap<Metric, Double> thresholds() {
        return thresholds;
    }

    /** What could not be calibrated and has no gate, each with the reason. */
    public SortedMap<Metric, String> notCalibrated() {
        return without;
    }

    /** Gates at these thresholds, as a command has them, and the class and sessions as ever. */
    public Gates gates() {
        var gates = Gates.none();
        for (var threshold : thresholds.entrySet()) {
            gates = threshold.getKey().isDistance()
                    ? gates.distance(threshold.getKey(), threshold.getValue())
                    : gates.delta(threshold.getKey(), threshold.getValue());
        }
        return gates.sameSessions().lenient();
    }

    /** What the thresholds promise, in one sentence. */
    public String statement() {
        return CONFIDENCE_PERCENT
                + " % confidence that two workloads of the same distribution stay within all of these "
                + thresholds.size() + " thresholds at once (" + pairs + " pairs of resampled baselines, "
                + blocks + " circular blocks of " + blockLength + ", seed " + Long.toUnsignedString(seed) + ")";
    }
}
