package io.iwc.drift.internal;

import io.iwc.arrival.internal.SeededRandom;
import io.iwc.artifact.internal.WorkMeter;
import io.iwc.drift.Drift;
import io.iwc.drift.internal.Calibration.Dealing;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricCatalogue;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Finds what chance does to the metrics of a baseline and of what is held against it. */
final class Estimate {
    private static final int DRAWS = 999;
    private static final int FEWEST_DRAWS = 199;
    private static final long MOST_REQUESTS = 60_000_000;
    private static final int FEWEST_UNITS = 30;

    /** A gate that would let a fall to this share of the baseline pass holds nothing. */
    private static final double WIDEST_FALL = 0.8;
    /** A distance of 0.8 in the middle of a distribution. */
    private static final double WIDEST_DISTANCE = 1.6;

    private static final List<Metric> CALIBRATED = MetricCatalogue.all().stream()
            .flatMap(info -> info.calibrated().stream())
            .toList();

    private final Workload baseline;
    private final Drift itself;
    private final UnitSample sample;
    private final long seed;
    private final int confidencePercent;

    Estimate(Workload baseline, Tokenizer tokenizer, long seed, int confidencePercent) {
        this.baseline = baseline;
        this.seed = seed;
        this.confidencePercent = confidencePercent;
        sample = UnitSample.of(baseline, tokenizer);
        var measured =
                Fingerprinter.of(baseline, Fingerprinter.Options.of(tokenizer).withoutPrefixReuse());
        itself = Drift.between(measured, measured);
    }

    UnitSample sample() {
        return sample;
    }

    long seed() {
        return seed;
    }

    int confidencePercent() {
        return confidencePercent;
    }

    /** From the blocks of both, dealt anew. */
    Calibration fromBoth(UnitSample current) {
        var tooFew = tooFew(sample, "in the baseline").or(() -> tooFew(current, "now"));
        if (tooFew.isPresent()) {
            return nothing(tooFew.get());
        }
        var length = Math.min(
                Math.max(sample.blockLength(), current.blockLength()),
                Math.max(1, Math.min(sample.units(), current.units()) / UnitSample.FEWEST_BLOCKS));
        var both = new TwoSamples(sample, current, length);
        var draws = draws(
                (long) sample.requests() + current.requests(),
                both,
                random -> Draw.dealt(random, both.blocks(), both.blocksOfFirst()));
        var correction = Math.max(sample.correction(length), current.correction(length));
        var how = draws.size() + " times " + both.blocksOfFirst() + " and " + (both.blocks() - both.blocksOfFirst())
                + " blocks of " + length + " dealt anew";
        return calibration(
                both.blocks(),
                new Dealing(
                        how, new JointBound(draws, confidencePercent).bounds(correction), length, current.requests()));
    }

    /** From the blocks of the baseline alone. */
    Calibration fromBaseline(long currentRequests) {
        var tooFew = tooFew(sample, "");
        if (tooFew.isPresent()) {
            return nothing(tooFew.get());
        }
        var length = sample.blockLength();
        var twice = new TwoSamples(sample, sample, length);
        var draws =
                draws(sample.requests() + currentRequests, twice, random -> resampled(random, twice, currentRequests));
        var how = draws.size() + " pairs of resampled baselines, " + twice.blocksOfFirst() + " blocks of " + length;
        var correction = sample.correction(length) * widened(twice.blocksOfFirst());
        return calibration(
                twice.blocks(),
                new Dealing(how, new JointBound(draws, confidencePercent).bounds(correction), length, currentRequests));
    }

    /** Two sides as large as the baseline and what is held against it. */
    Draw resampled(SeededRandom random, TwoSamples samples, long currentRequests) {
        var blocks = samples.blocksOfFirst();
        var now = Math.max(1, (int) Math.min(Integer.MAX_VALUE, blocks * currentRequests / sample.requests()));
        return Draw.resampled(random, samples.blocks(), blocks, blocks, now);
    }

    /**
     * A quantile of Student's t over that of the normal, at three standard deviations, for standard errors that are
     * estimated from so many blocks.
     *
     * @see <a href="https://dlmf.nist.gov/">Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5</a>
     */
    private static double widened(int blocks) {
        return 1 + (3.0 * 3 + 1) / (4 * Math.max(1, blocks - 1));
    }

    private int draws(long requests) {
        return (int) Math.max(FEWEST_DRAWS, Math.min(DRAWS, MOST_REQUESTS / Math.max(1, requests)));
    }

    private List<Map<Metric, Move>> draws(long requests, TwoSamples samples, Function<SeededRandom, Draw> drawn) {
        var count = draws(requests);
        try (var step = WorkMeter.begin("resampling", "draws", count)) {
            return IntStream.range(0, count)
                    .parallel()
                    .mapToObj(draw -> {
                        var moves = samples.moves(drawn.apply(SeededRandom.stream(seed, "calibration " + draw)));
                        step.add();
                        return moves;
                    })
                    .toList();
        }
    }

    private Calibration calibration(int blocks, Dealing dealing) {
        var thresholds = new TreeMap<Metric, Allowance>();
        var without = new TreeMap<Metric, String>();
        var reason = "from " + blocks + " blocks of " + dealing.blockLength()
                + " sessions or requests, chance alone moves it by more than a factor of five";
        dealing.bounds().forEach((metric, bound) -> {
            var value = itself.now(metric).asOptional().orElseGet(() -> sample.prefixReuse(metric));
            var allowed = bound.from(value);
            if (holdsNothing(metric, allowed, value)) {
                without.put(metric, reason);
            } else {
                thresholds.put(metric, allowed);
            }
        });
        if (GapTail.of(baseline).isHeavy() && thresholds.remove(Metric.BURSTINESS_CV) != null) {
            without.put(
                    Metric.BURSTINESS_CV,
                    "the longest 1 % of the gaps make most of it; " + Metric.DISPERSION_1S + " is gated in its place");
        }
        CALIBRATED.stream()
                .filter(metric -> !dealing.bounds().containsKey(metric))
                .forEach(metric -> without.put(
                        metric,
                        itself.now(metric).isDefined()
                                ? "undefined in some of what was dealt"
                                : itself.now(metric).reason()));
        return new Calibration(thresholds, without, dealing, this);
    }

    private static boolean holdsNothing(Metric metric, Allowance allowed, double value) {
        return metric.isDistance()
                ? allowed.rise() > WIDEST_DISTANCE
                : value > 0 && allowed.fall() > WIDEST_FALL * value;
    }

    private Calibration nothing(String reason) {
        var without = new TreeMap<Metric, String>();
        CALIBRATED.forEach(metric -> without.put(metric, reason));
        sample.prefixReuse().ifPresent(reuse -> {
            without.put(reuse.reuse(), reason);
            without.put(reuse.requestsWithHit(), reason);
        });
        return new Calibration(new TreeMap<>(), without, new Dealing("", new TreeMap<>(), 1, 0), this);
    }

    private static Optional<String> tooFew(UnitSample sample, String where) {
        if (sample.units() >= FEWEST_UNITS) {
            return Optional.empty();
        }
        var what = sample.column(Quantity.TURNS).size() > 0 ? " sessions" : " requests";
        return Optional.of(sample.units() + what + (where.isEmpty() ? "" : " " + where) + ", needs " + FEWEST_UNITS);
    }
}
