package io.iwc.run;

import io.iwc.metric.Measurement;
import io.iwc.metric.Metric;
import io.iwc.run.internal.Frontier;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One workload at one endpoint under several levels of load.
 *
 * @param name the workload's name
 * @param points in the order of the levels
 * @since 0.1
 */
public record Sweep(String name, List<SweepPoint> points) {
    public Sweep {
        points = List.copyOf(points);
        var levels = points.stream().map(SweepPoint::level).collect(Collectors.toSet());
        if (points.isEmpty() || levels.size() < points.size()) {
            throw new IllegalArgumentException("points: found " + points + ", expected one or more, each level once");
        }
    }

    /** {@link #frontier(Metric, Metric)} of {@code run.response.p90} and {@code run.outputThroughput}. */
    public List<SweepPoint> frontier() {
        return frontier(Metric.RUN_RESPONSE_P90, Metric.RUN_OUTPUT_THROUGHPUT);
    }

    /**
     * The points that no other point beats in latency and throughput at once, from the lowest latency to the highest.
     * Only runs that are valid, that have both numbers and of whose requests at most 1 % failed are candidates.
     *
     * @param latency less is better
     * @param throughput more is better
     */
    public List<SweepPoint> frontier(Metric latency, Metric throughput) {
        var candidates = points.stream()
                .filter(point -> SweepPoint.isCandidate(point.run()))
                .filter(point -> point.run().measurement(latency).isDefined())
                .filter(point -> point.run().measurement(throughput).isDefined())
                .toList();
        return Frontier.of(candidates, point -> point.run().measurement(latency).value(), point -> point.run()
                .measurement(throughput)
                .value());
    }

    /**
     * The highest rate that, with all lower ones, sustains the SLO ({@link SweepPoint#sustains}). Where the sweep has
     * several concurrencies, each has a highest rate of its own; this is the best of them. Undefined with a reason if
     * no rate sustains it.
     */
    public Measurement maxSustainableRate(Slo slo) {
        var byConcurrency = points.stream()
                .filter(point -> !point.level().isClosedLoop())
                .collect(Collectors.groupingBy(SweepPoint::concurrency, TreeMap::new, Collectors.toList()));
        if (byConcurrency.isEmpty()) {
            return Measurement.undefined("a closed loop has no rate: the sweep has no rates");
        }
        return byConcurrency.values().stream()
                .map(series -> highestOf(series, slo))
                .flatMapToDouble(OptionalDouble::stream)
                .max()
                .stream()
                .mapToObj(Measurement::of)
                .findFirst()
                .orElseGet(() -> Measurement.undefined("the lowest rate does not sustain it"));
    }

    /** {@code sweep of "support": rate=2.0, rate=4.0}. */
    @Override
    public String toString() {
        return "sweep of \"" + name + "\": "
                + points.stream().map(SweepPoint::toString).collect(Collectors.joining("; "));
    }

    private static OptionalDouble highestOf(List<SweepPoint> series, Slo slo) {
        return series.stream()
                .sorted(Comparator.comparingDouble(SweepPoint::rate))
                .takeWhile(point -> point.sustains(slo))
                .mapToDouble(SweepPoint::rate)
                .max();
    }
}
