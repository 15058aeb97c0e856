package io.iwc.report.internal;

import io.iwc.fingerprint.internal.Digits;
import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import io.iwc.run.Run;
import io.iwc.run.Slo;
import io.iwc.run.Sweep;
import io.iwc.run.SweepLevel;
import io.iwc.run.SweepPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a sweep says, in words. */
final class SweepWords {
    private static final int FEWEST_FOR_A_KNEE = 3;
    private static final List<Metric> CELLS = List.of(
            Metric.RUN_DELIVERED_RPS,
            MetricFamily.RUN_RESPONSE_TTFT.at(Percentile.P50),
            Metric.RUN_RESPONSE_TTFT_P99,
            Metric.RUN_TPOT_P50,
            Metric.RUN_TPOT_P99,
            Metric.RUN_RESPONSE_P90,
            Metric.RUN_OUTPUT_THROUGHPUT);

    private final Sweep sweep;
    private final Optional<Slo> slo;
    private final Map<SweepPoint, SweepPoint> judged = new HashMap<>();

    SweepWords(Sweep sweep, Optional<Slo> slo) {
        this.sweep = sweep;
        this.slo = slo;
    }

    /** A level under the targets, measured once. */
    SweepPoint judged(SweepPoint point) {
        return judged.computeIfAbsent(
                point,
                it -> new SweepPoint(
                        it.level(),
                        slo.map(targets -> it.run().withSlo(targets)).orElse(it.run())));
    }

    /** The share of its requests that met the targets, if there are any. */
    Optional<Measurement> attainment(SweepPoint point) {
        return slo.map(judged(point)::attainment);
    }

    /** The highest rate that sustains the targets. */
    Measurement maxSustainableRate(Slo targets) {
        return new Sweep(sweep.name(), sweep.points().stream().map(this::judged).toList()).maxSustainableRate(targets);
    }

    /** The cells that every table of levels has: what was sent, latencies, tokens per second. */
    static List<String> cells(Run run) {
        return CELLS.stream().map(metric -> MetricCells.of(run, metric)).toList();
    }

    /** A sentence each: the highest rate under the SLO, the frontier, the knee. */
    List<String> answer() {
        var sentences = new ArrayList<String>();
        slo.ifPresent(targets -> sentences.add(sustained(targets)));
        sentences.add("Frontier of latency P90 and output tokens/s: " + frontier() + ".");
        knee().ifPresent(point -> sentences.add("Knee: " + level(point.level())
                + ". Up to there latency P90 grows more slowly than output tokens/s, beyond it faster, of what each"
                + " spans in this sweep."));
        return sentences;
    }

    /** {@code INVALID} with its first reason; without an SLO nothing else is judged. */
    String verdict(SweepPoint point) {
        var reasons = judged(point).run().invalidReasons();
        if (!reasons.isEmpty()) {
            return "INVALID (" + reasons.get(0) + ")";
        }
        return slo.map(targets -> judged(point).sustains(targets) ? "sustained" : "missed")
                .orElse("valid");
    }

    /** The level farthest below the straight line from the first to the last in latency P90 against tokens/s. */
    Optional<SweepPoint> knee() {
        var points = sweep.points().stream()
                .filter(point -> point.run().isValid())
                .filter(point -> at(point, Metric.RUN_RESPONSE_P90).isDefined())
                .filter(point -> at(point, Metric.RUN_OUTPUT_THROUGHPUT).isDefined())
                .sorted(Comparator.comparingDouble(SweepWords::throughput).thenComparingDouble(SweepWords::latency))
                .toList();
        if (points.size() < FEWEST_FOR_A_KNEE) {
            return Optional.empty();
        }
        var first = points.get(0);
        var last = points.get(points.size() - 1);
        var width = throughput(last) - throughput(first);
        var height = latency(last) - latency(first);
        if (width <= 0 || height <= 0) {
            return Optional.empty();
        }
        return points.stream()
                .filter(point -> below(point, first, width, height) > 0)
                .max(Comparator.comparingDouble(point -> below(point, first, width, height)));
    }

    /** A level as people read it: {@code 4 req/s}, {@code 8 in flight}. */
    static String level(SweepLevel level) {
        var parts = new ArrayList<String>();
        level.rate().ifPresent(rate -> parts.add(plain(rate) + " req/s"));
        level.concurrency().ifPresent(inFlight -> parts.add(inFlight + " in flight"));
        return String.join(", ", parts);
    }

    static String share(Measurement share) {
        return share.isDefined() ? Shown.percent(share.value()) : "-";
    }

    private String sustained(Slo targets) {
        var highest = maxSustainableRate(targets);
        return highest.isDefined()
                ? "The highest rate that sustains " + SloLabel.of(targets) + " is " + plain(highest.value())
                        + " requests/s: at least 99 % of its requests and of those of every lower rate met it."
                : "No rate sustains " + SloLabel.of(targets) + ": " + highest.reason() + ".";
    }

    private String frontier() {
        var points = sweep.frontier();
        return points.isEmpty()
                ? "none"
                : points.stream().map(point -> level(point.level())).collect(Collectors.joining("; "));
    }

    private static double below(SweepPoint point, SweepPoint first, double width, double height) {
        return (throughput(point) - throughput(first)) / width - (latency(point) - latency(first)) / height;
    }

    private static Measurement at(SweepPoint point, Metric metric) {
        return point.run().measurement(metric);
    }

    private static double throughput(SweepPoint point) {
        return at(point, Metric.RUN_OUTPUT_THROUGHPUT).value();
    }

    private static double latency(SweepPoint point) {
        return at(point, Metric.RUN_RESPONSE_P90).value();
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Digits.whole(value) : Digits.significant(value);
    }
}
