package io.iwc.drift.internal;

import io.iwc.IwcException;
import io.iwc.arrival.internal.SeededRandom;
import io.iwc.artifact.internal.WorkMeter;
import io.iwc.drift.Drift;
import io.iwc.drift.Gates;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricCatalogue;
import io.iwc.metric.internal.DistanceMetric;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Workload;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * against it. In a copy each prompt keeps the prefix reuse that it has in the original: to count it in the copy, which
 * repeats sessions, would count what the copying made.
 *
 * @see <a href="https://doi.org/10.1081/ETC-120028836">Politis and White (2004)</a> on the length of the blocks
 * @since 0.1
 */
public final class Calibration {
    /** How often, in percent, two workloads of the same distribution stay within all thresholds if nothing is said. */
    public static final int CONFIDENCE_PERCENT = 99;

    private static final int PAIRS = 200;
    private static final int FEWEST_PAIRS = 60;
    private static final long MOST_REQUESTS = 20_000_000;
    private static final int FEWEST_REQUESTS = 20;
    private static final int FEWEST_UNITS = 30;

    /** A gate that would let a fall to this share of the baseline pass holds nothing. */
    private static final double WIDEST_FALL = 0.8;

    private static final List<Metric> CALIBRATED = MetricCatalogue.all().stream()
            .flatMap(info -> info.calibrated().stream())
            .toList();
    private static final List<Metric> METRICS =
            CALIBRATED.stream().filter(metric -> !metric.isDistance()).toList();
    private static final List<Metric> DISTANCES =
            CALIBRATED.stream().filter(Metric::isDistance).toList();

    private final SortedMap<Metric, Allowance> thresholds;
    private final SortedMap<Metric, String> without;
    private final int pairs;
    private final Resampler resampler;
    private final long seed;
    private final int confidencePercent;

    private Calibration(
            SortedMap<Metric, Allowance> thresholds,
            SortedMap<Metric, String> without,
            int pairs,
            Resampler resampler,
            long seed,
            int confidencePercent) {
        this.confidencePercent = confidencePercent;
        this.thresholds = Collections.unmodifiableSortedMap(thresholds);
        this.without = Collections.unmodifiableSortedMap(without);
        this.pairs = pairs;
        this.resampler = resampler;
        this.seed = seed;
    }

    /** The natural variation of a workload, with {@value #CONFIDENCE_PERCENT} % confidence. */
    public static Calibration of(Workload baseline, Tokenizer tokenizer, long currentRequests, long seed) {
        return of(baseline, tokenizer, currentRequests, seed, CONFIDENCE_PERCENT);
    }

    /**
     * The natural variation of a workload. Where it has too few sessions, or requests without one, no metric has a
     * bound, and the reason is said.
     *
     * @param baseline at least {@value #FEWEST_REQUESTS} requests
     * @param tokenizer counts prompts with text, each once
     * @param currentRequests how many requests will be held against it
     * @param confidencePercent how many of a hundred workloads of the same distribution stay within all bounds, 50 to 99
     * @throws IwcException if there are too few requests for an estimate
     */
    public static Calibration of(
            Workload baseline, Tokenizer tokenizer, long currentRequests, long seed, int confidencePercent) {
        var requests = baseline.requests().size();
        if (Math.min(requests, currentRequests) < FEWEST_REQUESTS) {
            throw new IwcException("calibration: found " + requests + " requests in the baseline and " + currentRequests
                    + " now, expected at least " + FEWEST_REQUESTS + " on each side; give thresholds by hand");
        }
        var resampler = Resampler.of(baseline, tokenizer);
        var tooFew = tooFew(resampler, baseline);
        if (tooFew.isPresent()) {
            var none = new TreeMap<Metric, String>();
            CALIBRATED.forEach(metric -> none.put(metric, tooFew.get()));
            resampler.reuse().ifPresent(metric -> none.put(metric, tooFew.get()));
            return new Calibration(new TreeMap<>(), none, 0, resampler, seed, confidencePercent);
        }
        var measured = fingerprint(baseline, tokenizer);
        var itself = Drift.between(measured, measured);
        var pairs = (int) Math.max(FEWEST_PAIRS, Math.min(PAIRS, MOST_REQUESTS / (requests + currentRequests)));
        var changes = changes(resampler, pairs, requests, currentRequests, tokenizer, seed);
        var values = new TreeMap<Metric, Double>();
        moves(itself).forEach((metric, move) -> values.put(metric, move.now()));
        resampler
                .reuse()
                .ifPresent(metric -> values.put(metric, resampler.whole().reuse()));
        var bound = new JointBound(changes, confidencePercent, resampler.blocks(), resampler.correction());
        var thresholds = bound.allowances(values);
        var shorter = Math.sqrt((1.0 / requests + 1.0 / currentRequests) / (4.0 / requests));
        moves(resampler, resampler.windows(true), resampler.windows(false), tokenizer)
                .forEach((metric, move) -> thresholds.computeIfPresent(
                        metric, (key, threshold) -> threshold.atLeast(move.absolute() * shorter)));
        var without = without(thresholds, itself);
        refuse(thresholds, without, values, baseline, resampler);
        return new Calibration(thresholds, without, pairs, resampler, seed, confidencePercent);
    }

    private static List<Map<Metric, Move>> changes(
            Resampler resampler, int pairs, int requests, long currentRequests, Tokenizer tokenizer, long seed) {
        try (var step = WorkMeter.begin("resampling", "pairs", pairs)) {
            return IntStream.range(0, pairs)
                    .parallel()
                    .mapToObj(pair -> {
                        var random = SeededRandom.stream(seed, "calibration " + pair);
                        var before = resampler.draw(random, requests);
                        var change = moves(resampler, before, resampler.draw(random, currentRequests), tokenizer);
                        step.add();
                        return change;
                    })
                    .toList();
        }
    }

    private static Optional<String> tooFew(Resampler resampler, Workload baseline) {
        if (resampler.units() < FEWEST_UNITS) {
            var hasSessions = baseline.requests().stream()
                    .anyMatch(request -> request.sessionId().isPresent());
            return Optional.of(
                    resampler.units() + (hasSessions ? " sessions" : " requests") + ", needs " + FEWEST_UNITS);
        }
        return Optional.empty();
    }

    /** Takes bounds away that could hold nothing, and burstiness where a few gaps make all of it. */
    private static void refuse(
            SortedMap<Metric, Allowance> thresholds,
            SortedMap<Metric, String> without,
            SortedMap<Metric, Double> values,
            Workload baseline,
            Resampler resampler) {
        var reason = "from " + resampler.blocks() + " blocks of " + resampler.blockLength()
                + " sessions or requests, chance alone moves it by more than a factor of five";
        new TreeMap<>(thresholds).forEach((metric, allowed) -> {
            if (holdsNothing(metric, allowed, values.getOrDefault(metric, 0.0))) {
                thresholds.remove(metric);
                without.put(metric, reason);
            }
        });
        if (GapTail.of(baseline).isHeavy() && thresholds.remove(Metric.BURSTINESS_CV) != null) {
            without.put(
                    Metric.BURSTINESS_CV,
                    "the longest 1 % of the gaps make most of it; " + Metric.DISPERSION_1S + " is gated in its place");
        }
    }

    private static boolean holdsNothing(Metric metric, Allowance allowed, double value) {
        if (!metric.isDistance()) {
            return value > 0 && allowed.fall() > WIDEST_FALL * value;
        }
        return allowed.rise()
                > (metric.statistic().equals(DistanceMetric.KS.id()) ? WIDEST_FALL : -Math.log(1 - WIDEST_FALL));
    }

    private static SortedMap<Metric, String> without(SortedMap<Metric, Allowance> thresholds, Drift itself) {
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

    private static Map<Metric, Move> moves(
            Resampler resampler, Resampler.Drawn before, Resampler.Drawn now, Tokenizer tokenizer) {
        var moves = moves(drift(before.workload(), now.workload(), tokenizer));
        resampler.reuse().ifPresent(metric -> moves.put(metric, new Move(before.reuse(), now.reuse())));
        return moves;
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

    /** What made the copies of the baseline. */
    Resampler resampler() {
        return resampler;
    }

    /** How far each metric may move by chance, in its unit. */
    public SortedMap<Metric, Allowance> thresholds() {
        return thresholds;
    }

    /** What could not be calibrated and has no gate, each with the reason. */
    public SortedMap<Metric, String> notCalibrated() {
        return without;
    }

    /** Gates at these thresholds, as a command has them, and sessions as ever; none if nothing could be calibrated. */
    public Gates gates() {
        var gates = Gates.none();
        for (var threshold : thresholds.entrySet()) {
            gates = threshold.getKey().isDistance()
                    ? gates.distance(threshold.getKey(), threshold.getValue().rise())
                    : gates.delta(
                            threshold.getKey(),
                            threshold.getValue().fall(),
                            threshold.getValue().rise());
        }
        return thresholds.isEmpty() ? gates : gates.sameSessions().lenient();
    }

    /** What the thresholds promise, in one sentence. */
    public String statement() {
        if (thresholds.isEmpty()) {
            return "not calibratable: " + without.values().stream().findFirst().orElse("no metric is defined");
        }
        return confidencePercent
                + " % confidence that two workloads of the same distribution stay within all of these "
                + thresholds.size() + " thresholds at once (" + pairs + " pairs of resampled baselines, "
                + resampler.blocks() + " circular blocks of " + resampler.blockLength() + ", seed "
                + Long.toUnsignedString(seed) + ")";
    }
}
