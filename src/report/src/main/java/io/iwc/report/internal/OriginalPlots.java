package io.iwc.report.internal;

import io.iwc.metric.MetricCatalogue;
import io.iwc.metric.MetricFamily;
import io.iwc.metric.Percentile;
import io.iwc.metric.Unit;
import io.iwc.report.internal.Figure.Axis;
import io.iwc.report.internal.Figure.Kind;
import io.iwc.report.internal.Figure.Series;
import io.iwc.run.Run;
import io.iwc.run.internal.Frontier;
import io.iwc.run.internal.RequestTimings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The three plots of the original benchmark script, under the names of its files, from the columns of its CSV. */
final class OriginalPlots {
    private static final double NANOS_PER_SECOND = 1e9;

    private OriginalPlots() {}

    static List<Figure> of(Run run) {
        var figures = new ArrayList<Figure>();
        throughputAgainstLatency(run).ifPresent(figures::add);
        LatencyHistograms.of(run, MetricFamily.RUN_TTFT, "ttft_distribution", Percentile.P50, Percentile.P99)
                .ifPresent(figures::add);
        tokensPerSecond(run).ifPresent(figures::add);
        return figures;
    }

    /** A point a request; those that no other beats, and the point that would have the best of both. */
    private static Optional<Figure> throughputAgainstLatency(Run run) {
        var points = new ArrayList<double[]>();
        for (var record : run.records()) {
            var latency = RequestTimings.of(record).e2eNanos();
            var tokens = record.outputTokens().orElse(0);
            if (latency.orElse(0) > 0 && tokens > 0) {
                points.add(new double[] {
                    latency.getAsLong() / NANOS_PER_SECOND, tokens * NANOS_PER_SECOND / latency.getAsLong()
                });
            }
        }
        if (points.isEmpty()) {
            return Optional.empty();
        }
        var frontier = Frontier.of(points, point -> point[0], point -> point[1]);
        var ideal = new double[] {
            points.stream().mapToDouble(point -> point[0]).min().orElseThrow(),
            points.stream().mapToDouble(point -> point[1]).max().orElseThrow()
        };
        var drawn = thinned(points);
        return Optional.of(new Figure(
                "plot_throughput_vs_latency",
                "Throughput against latency of each request",
                Kind.SCATTER,
                Axis.linear(MetricCatalogue.of(MetricFamily.RUN_E2E).name(), Unit.SECONDS),
                Axis.linear("Output tokens per second of the request", Unit.TOKENS_PER_SECOND),
                List.of(
                        Series.points("requests", column(drawn, 0), column(drawn, 1)),
                        Series.points("frontier", column(frontier, 0), column(frontier, 1)),
                        new Series(
                                "ideal point",
                                List.of(ideal[0]),
                                List.of(),
                                List.of(ideal[1]),
                                List.of("shortest latency, highest throughput"))),
                List.of(),
                Thinning.of(points.size()).note()));
    }

    /** Prompt and output tokens over latency, as the column {@code tokens_per_sec} has it, in the order of the run. */
    private static Optional<Figure> tokensPerSecond(Run run) {
        var points = new ArrayList<double[]>();
        for (var record : run.records()) {
            var latency = RequestTimings.of(record).e2eNanos();
            if (latency.orElse(0) > 0
                    && record.inputTokens().isPresent()
                    && record.outputTokens().isPresent()) {
                var tokens = (double) record.inputTokens().getAsInt()
                        + record.outputTokens().getAsInt();
                points.add(new double[] {record.sequence(), tokens * NANOS_PER_SECOND / latency.getAsLong()});
            }
        }
        if (points.isEmpty()) {
            return Optional.empty();
        }
        var drawn = thinned(points);
        return Optional.of(new Figure(
                "tokens_per_sec",
                "Tokens per second of each request",
                Kind.LINE,
                Axis.linear("Request", Unit.COUNT),
                Axis.linear("Prompt and output tokens per second of the request", Unit.TOKENS_PER_SECOND),
                List.of(Series.points("requests", column(drawn, 0), column(drawn, 1))),
                List.of(),
                Thinning.of(points.size()).note()));
    }

    private static List<double[]> thinned(List<double[]> points) {
        return Thinning.of(points.size())
                .drawn(points.size())
                .mapToObj(points::get)
                .toList();
    }

    private static List<Double> column(List<double[]> points, int index) {
        return points.stream().map(point -> point[index]).toList();
    }
}
