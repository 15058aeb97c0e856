package io.iwc.drift;

import io.iwc.IwcException;
import io.iwc.arrival.SeededRandom;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.fingerprint.Measurement;
import io.iwc.fingerprint.Metric;
import io.iwc.statistics.RealSeries;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Workload;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How much the numbers of a workload vary by chance alone, found from the workload itself: pairs of resampled copies
 * are compared as a baseline and its successor would be. The thresholds are such that a given share of the pairs stays
 * within <em>all</em> of them; no threshold is below what the workload's own alternate windows differ by. Seeded.
 *
 * <p>Prefix reuse between sessions is not calibrated: a copy repeats sessions, which would look like reuse.
 *
 * @since 0.1
 */
public final class Calibration {
    /** The share of pairs that stays within all thresholds, in percent. */
    public static final int CONFIDENCE_PERCENT = 95;

    private static final int PAIRS = 200;
    private static final int FEWEST_PAIRS = 50;
    private static final long MOST_REQUESTS = 20_000_000;
    private static final int FEWEST_REQUESTS = 20;

    private static final List<Metric> METRICS = Stream.of(
                    "tokens.prompt.p50",
                    "tokens.prompt.p90",
                    "tokens.output.p50",
                    "tokens.output.p90",
                    "prefill.dominance.p50",
                    "prefill.dominance.total",
                    "arrivals.gapRate",
                    "arrivals.burstinessCv",
                    "arrivals.dispersion1s",
                    "arrivals.gapMedianToMean",
                    "sessions.turns.mean",
                    "sessions.promptGrowth.p50",
                    "reuse.session.mean",
                    "reuse.session.total")
            .map(Metric::of)
            .toList();
    private static final List<Metric> DISTANCES = Stream.of(
                    "distance.tokens.prompt.wassersteinLog",
                    "distance.tokens.output.wassersteinLog",
                    "distance.arrivals.gap.ks")
            .map(Metric::of)
            .toList();

    private final SortedMap<Metric, Double> thresholds;
    private final int pairs;
    private final int blockLength;
    private final long seed;

    private Calibration(SortedMap<Metric, Double> thresholds, int pairs, int blockLength, long seed) {
        this.thresholds = Collections.unmodifiableSortedMap(thresholds);
        this.pairs = pairs;
        this.blockLength = blockLength;
        this.seed = seed;
    }

    /**
     * The natural variation of a workload.
     *
     * @param baseline at least {@value #FEWEST_REQUESTS} requests
     * @param tokenizer counts prompts with text, each once
     * @param currentRequests how many requests will be held against it
     * @throws IwcException if there are too few requests to say anything
     */
    public static Calibration of(Workload baseline, Tokenizer tokenizer, long currentRequests, long seed) {
        var requests = baseline.requests().size();
        if (Math.min(requests, currentRequests) < FEWEST_REQUESTS) {
            throw new IwcException("calibration: found " + requests + " requests in the baseline and " + currentRequests
                    + " now, expected at least " + FEWEST_REQUESTS + " on each side; give thresholds by hand");
        }
        var resampler = Resampler.of(baseline, tokenizer);
        var pairs = (int) Math.max(FEWEST_PAIRS, Math.min(PAIRS, MOST_REQUESTS / (requests + currentRequests)));
        var random = SeededRandom.stream(seed, "calibration");
        var changes = new TreeMap<Metric, RealSeries>();
        for (var i = 0; i < pairs; i++) {
            var drift = Drift.between(
                    measured(resampler.draw(random, requests), tokenizer),
                    measured(resampler.draw(random, currentRequests), tokenizer));
            sizes(drift).forEach((metric, size) -> changes.computeIfAbsent(metric, key -> new RealSeries())
                    .add(size));
        }
        changes.values().removeIf(series -> series.size() < pairs); // undefined in a copy: no natural variation known
        var thresholds = joint(changes, pairs);
        var windows = Drift.between(
                measured(resampler.windows(true), tokenizer), measured(resampler.windows(false), tokenizer));
        var shorter = Math.sqrt((1.0 / requests + 1.0 / currentRequests) / (4.0 / requests));
        sizes(windows)
                .forEach((metric, size) ->
                        thresholds.computeIfPresent(metric, (key, threshold) -> Math.max(threshold, size * shorter)));
        return new Calibration(thresholds, pairs, resampler.blockLength(), seed);
    }

    private static Fingerprint measured(Workload workload, Tokenizer tokenizer) {
        return Fingerprinter.of(workload, Fingerprinter.Options.of(tokenizer).withoutPrefixReuse());
    }

    private static Map<Metric, Double> sizes(Drift drift) {
        var sizes = new TreeMap<Metric, Double>();
        METRICS.forEach(metric -> put(sizes, metric, drift.delta(metric).absolute()));
        DISTANCES.forEach(metric -> put(sizes, metric, drift.now(metric)));
        return sizes;
    }

    private static void put(Map<Metric, Double> sizes, Metric metric, Measurement measurement) {
        measurement.asOptional().ifPresent(value -> sizes.put(metric, Math.abs(value)));
    }

    /** In units of its own root mean square every metric counts alike; the largest of them decides about a pair. */
    private static SortedMap<Metric, Double> joint(SortedMap<Metric, RealSeries> changes, int pairs) {
        var scales = new TreeMap<Metric, Double>();
        changes.forEach((metric, series) -> scales.put(metric, rootMeanSquare(series)));
        var largest = new RealSeries();
        for (var i = 0; i < pairs; i++) {
            var max = 0.0;
            for (var change : changes.entrySet()) {
                var scale = scales.getOrDefault(change.getKey(), 0.0);
                max = scale == 0 ? max : Math.max(max, change.getValue().get(i) / scale);
            }
            largest.add(max);
        }
        var factor = largest.sample().percentile(CONFIDENCE_PERCENT);
        scales.replaceAll((metric, scale) -> factor * scale);
        return scales;
    }

    private static double rootMeanSquare(RealSeries series) {
        var squares = new RealSeries();
        for (var i = 0; i < series.size(); i++) {
            squares.add(series.get(i) * series.get(i));
        }
        return Math.sqrt(squares.sample().mean());
    }

    /** How far each metric may move by chance, in its unit. */
    public SortedMap<Metric, Double> thresholds() {
        return thresholds;
    }

    /** Gates at these thresholds, as a command has them, and the class and sessions as ever. */
    public Gates gates() {
        var gates = Gates.standard().none();
        for (var threshold : thresholds.entrySet()) {
            gates = threshold.getKey().id().startsWith("distance.")
                    ? gates.distance(threshold.getKey(), threshold.getValue())
                    : gates.delta(threshold.getKey(), threshold.getValue());
        }
        return gates.sameSessions().lenient();
    }

    /** What the thresholds promise, in one sentence. */
    public String statement() {
        return CONFIDENCE_PERCENT + " % of " + pairs + " pairs of resampled baselines stay within all of these "
                + thresholds.size() + " thresholds (circular blocks of " + blockLength + ", seed "
                + Long.toUnsignedString(seed) + ")";
    }
}
