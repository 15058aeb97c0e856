package io.iwc.drift.internal;

import io.iwc.IwcException;
import io.iwc.drift.Gates;
import io.iwc.drift.internal.JointBound.Bound;
import io.iwc.metric.Metric;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Workload;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/**
 * How much the numbers of a workload vary by chance alone. Both workloads are cut into blocks of neighbouring sessions
 * (a request without a session is one of its own), and the blocks are dealt to two sides anew, many times: if nothing
 * but chance tells the workloads apart, what they differ by is one such deal among the others, so the chance of a false
 * alarm of the whole family of gates is the one stated, whatever the distributions are. Where only the baseline is at
 * hand, both sides are drawn from its blocks with replacement, and the bounds are widened as Student's t is against the
 * normal. Either way they are widened by what the ends of the blocks cut off of the dependence between requests.
 * Seeded.
 *
 * <p>The guarantee applies to traffic whose distribution does not change within a workload, and whose memory is short
 * against it. Each prompt keeps the prefix reuse that it has in its own workload: to count it in what was dealt would
 * count what the dealing made.
 *
 * @see <a href="https://doi.org/10.1081/ETC-120028836">Politis and White (2004)</a> on the length of the blocks
 * @since 0.1
 */
public final class Calibration {
    /** How often, in percent, two workloads of the same distribution stay within all thresholds if nothing is said. */
    public static final int CONFIDENCE_PERCENT = 99;

    private static final int FEWEST_REQUESTS = 20;

    private final SortedMap<Metric, Allowance> thresholds;
    private final SortedMap<Metric, String> without;
    private final Dealing dealing;
    private final Estimate estimate;

    Calibration(
            SortedMap<Metric, Allowance> thresholds,
            SortedMap<Metric, String> without,
            Dealing dealing,
            Estimate estimate) {
        this.thresholds = Collections.unmodifiableSortedMap(thresholds);
        this.without = Collections.unmodifiableSortedMap(without);
        this.dealing = dealing;
        this.estimate = estimate;
    }

    /** The natural variation of a workload, with {@value #CONFIDENCE_PERCENT} % confidence. */
    public static Calibration of(Workload baseline, Tokenizer tokenizer, long currentRequests, long seed) {
        return of(baseline, tokenizer, currentRequests, seed, CONFIDENCE_PERCENT);
    }

    /**
     * The natural variation of a workload, from itself alone. Where it has too few sessions, or requests without one,
     * no metric has a bound, and the reason is said.
     *
     * @param baseline at least {@value #FEWEST_REQUESTS} requests
     * @param tokenizer counts prompts with text, each once
     * @param currentRequests how many requests will be held against it
     * @param confidencePercent how many of a hundred workloads of the same distribution stay within all bounds, 50 to 99
     * @throws IwcException if there are too few requests for an estimate
     */
    public static Calibration of(
            Workload baseline, Tokenizer tokenizer, long currentRequests, long seed, int confidencePercent) {
        requireEnough(baseline.requests().size(), currentRequests);
        return new Estimate(baseline, tokenizer, seed, confidencePercent).fromBaseline(currentRequests);
    }

    /**
     * The natural variation of two workloads, from both: exact if they are of one distribution, so small differences
     * are told from chance. Where the baseline or the other has too few sessions, or requests without one, no metric
     * has a bound, and the reason is said.
     *
     * @param baseline at least {@value #FEWEST_REQUESTS} requests
     * @param current what will be held against it, at least as many
     * @param tokenizer counts prompts with text, each once
     * @param confidencePercent how many of a hundred pairs of one distribution stay within all bounds, 50 to 99
     * @throws IwcException if there are too few requests for an estimate
     */
    public static Calibration of(
            Workload baseline, Workload current, Tokenizer tokenizer, long seed, int confidencePercent) {
        requireEnough(baseline.requests().size(), current.requests().size());
        return new Estimate(baseline, tokenizer, seed, confidencePercent).fromBoth(UnitSample.of(current, tokenizer));
    }

    private static void requireEnough(int requests, long currentRequests) {
        if (Math.min(requests, currentRequests) < FEWEST_REQUESTS) {
            throw new IwcException("calibration: found " + requests + " requests in the baseline and " + currentRequests
                    + " now, expected at least " + FEWEST_REQUESTS + " on each side; give thresholds by hand");
        }
    }

    /** What made this, for how much it would catch. */
    Estimate estimate() {
        return estimate;
    }

    /** Sessions, or requests without one, in a block. */
    int blockLength() {
        return dealing.blockLength();
    }

    /** How many requests are held against the baseline. */
    long currentRequests() {
        return dealing.currentRequests();
    }

    /** Whether a gate would fail. */
    boolean isExceededByAny(Map<Metric, Move> moves) {
        return moves.entrySet().stream()
                .anyMatch(move -> thresholds.containsKey(move.getKey())
                        && Objects.requireNonNull(dealing.bounds().get(move.getKey()))
                                .isExceededBy(move.getValue()));
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
        return estimate.confidencePercent()
                + " % confidence that two workloads of the same distribution stay within all of these "
                + thresholds.size() + " thresholds at once (" + dealing.how() + ", seed "
                + Long.toUnsignedString(estimate.seed()) + ")";
    }

    /**
     * What the thresholds are from.
     *
     * @param how in words
     * @param bounds of every metric, also of those that have no gate
     * @param blockLength sessions, or requests without one, in a block
     * @param currentRequests how many requests are held against the baseline
     */
    record Dealing(String how, SortedMap<Metric, Bound> bounds, int blockLength, long currentRequests) {}
}
