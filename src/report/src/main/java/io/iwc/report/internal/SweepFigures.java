package io.iwc.report.internal;

import io.iwc.metric.Metric;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import io.iwc.metric.Unit;
import io.iwc.report.internal.Figure.Axis;
import io.iwc.report.internal.Figure.Kind;
import io.iwc.report.internal.Figure.Series;
import io.iwc.run.Slo;
import io.iwc.run.Sweep;
import io.iwc.run.SweepPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The curves of a sweep over its load, with its SLO as a line, and latency against throughput with the frontier. */
final class SweepFigures {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Sweep sweep;
    private final Optional<Slo> slo;
    private final SweepWords words;

    SweepFigures(Sweep sweep, Optional<Slo> slo, SweepWords words) {
        this.sweep = sweep;
        this.slo = slo;
        this.words = words;
    }

    List<Figure> all() {
        var figures = new ArrayList<Figure>();
        overLoad(
                        "sweep.ttft",
                        "TTFT against load",
                        "TTFT from the schedule",
                        Unit.SECONDS,
                        slo.flatMap(Slo::ttft),
                        List.of(MetricFamily.RUN_RESPONSE_TTFT.at(Percentile.P50), Metric.RUN_RESPONSE_TTFT_P99),
                        List.of("P50", "P99"))
                .ifPresent(figures::add);
        overLoad(
                        "sweep.tpot",
                        "TPOT against load",
                        "TPOT",
                        Unit.SECONDS,
                        slo.flatMap(Slo::tpot),
                        List.of(Metric.RUN_TPOT_P50, Metric.RUN_TPOT_P99),
                        List.of("P50", "P99"))
                .ifPresent(figures::add);
        overLoad(
                        "sweep.goodput",
                        slo.isPresent() ? "Requests/s and goodput against load" : "Requests/s against load",
                        "Requests per second",
                        Unit.PER_SECOND,
                        Optional.empty(),
                        slo.isPresent()
                                ? List.of(Metric.RUN_REQUEST_THROUGHPUT, Metric.RUN_GOODPUT)
                                : List.of(Metric.RUN_REQUEST_THROUGHPUT),
                        slo.isPresent() ? List.of("all", "goodput") : List.of("all"))
                .ifPresent(figures::add);
        frontier().ifPresent(figures::add);
        return figures;
    }

    private Optional<Figure> overLoad(
            String id,
            String title,
            String label,
            Unit unit,
            Optional<Duration> target,
            List<Metric> metrics,
            List<String> names) {
        var series = new ArrayList<Series>();
        var caps = caps();
        for (var i = caps.size() > 1 ? metrics.size() - 1 : 0; i < metrics.size(); i++) {
            for (var cap : caps) {
                var curve =
                        curve(names.get(i) + (caps.size() > 1 ? ", " + cap + " in flight" : ""), metrics.get(i), cap);
                if (!curve.x().isEmpty()) {
                    series.add(curve);
                }
            }
        }
        if (series.isEmpty()) {
            return Optional.empty();
        }
        target.ifPresent(duration -> series.add(line("SLO", duration, series)));
        var isRate = sweep.points().stream().noneMatch(point -> point.level().isClosedLoop());
        return Optional.of(new Figure(
                id,
                title,
                Kind.LINE,
                Axis.linear(isRate ? "Requests per second asked for" : "Requests in flight", Unit.PLAIN),
                new Axis(label, unit, unit == Unit.SECONDS && isLogarithmic(series)),
                series,
                List.of(),
                ""));
    }

    /** The numbers of requests in flight of which each has a curve over the rates; one number where there are no rates. */
    private List<Integer> caps() {
        return sweep.points().stream().allMatch(point -> point.level().isClosedLoop())
                ? List.of(0)
                : sweep.points().stream()
                        .map(SweepPoint::concurrency)
                        .distinct()
                        .toList();
    }

    private Series curve(String name, Metric metric, int cap) {
        var x = new ArrayList<Double>();
        var y = new ArrayList<Double>();
        for (var point : inOrder()) {
            if (point.level().isClosedLoop() || point.concurrency() == cap) {
                var value = words.judged(point).run().measurement(metric);
                if (value.isDefined()) {
                    x.add(load(point));
                    y.add(value.value());
                }
            }
        }
        return Series.points(name, x, y);
    }

    private Series line(String name, Duration target, List<Series> curves) {
        var ends = curves.stream()
                .flatMap(one -> one.x().stream())
                .mapToDouble(x -> x)
                .summaryStatistics();
        var seconds = target.toNanos() / NANOS_PER_SECOND;
        return Series.points(name, List.of(ends.getMin(), ends.getMax()), List.of(seconds, seconds));
    }

    private Optional<Figure> frontier() {
        var frontier = sweep.frontier();
        var others = sweep.points().stream()
                .filter(point -> !frontier.contains(point))
                .toList();
        var series = new ArrayList<Series>();
        add(series, "frontier", frontier);
        add(series, "beaten or not valid", others);
        if (series.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Figure(
                "sweep.frontier",
                "Latency against throughput of each level",
                Kind.SCATTER,
                Axis.linear("Output tokens per second", Unit.PER_SECOND),
                new Axis("Latency P90 from the schedule", Unit.SECONDS, isLogarithmic(series)),
                series,
                List.of(),
                "Lower and further right is better."));
    }

    private static boolean isLogarithmic(List<Series> series) {
        return Scale.isLogarithmic(
                series.stream().flatMap(one -> one.y().stream()).toList());
    }

    private void add(List<Series> series, String name, List<SweepPoint> points) {
        var drawn = points.stream()
                .filter(point -> isDefined(point, Metric.RUN_OUTPUT_THROUGHPUT))
                .filter(point -> isDefined(point, Metric.RUN_RESPONSE_P90))
                .toList();
        if (!drawn.isEmpty()) {
            series.add(new Series(
                    name,
                    values(drawn, point -> point.run()
                            .measurement(Metric.RUN_OUTPUT_THROUGHPUT)
                            .value()),
                    List.of(),
                    values(drawn, point -> point.run()
                            .measurement(Metric.RUN_RESPONSE_P90)
                            .value()),
                    drawn.stream().map(point -> SweepWords.level(point.level())).toList()));
        }
    }

    private static boolean isDefined(SweepPoint point, Metric metric) {
        return point.run().measurement(metric).isDefined();
    }

    private static List<Double> values(List<SweepPoint> points, ToDoubleFunction<SweepPoint> of) {
        return points.stream().mapToDouble(of).boxed().toList();
    }

    private List<SweepPoint> inOrder() {
        return sweep.points().stream()
                .sorted((a, b) -> Double.compare(load(a), load(b)))
                .toList();
    }

    private static double load(SweepPoint point) {
        return point.level().rate().orElseGet(point::concurrency);
    }
}
