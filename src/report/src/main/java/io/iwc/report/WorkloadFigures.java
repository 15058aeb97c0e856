package io.iwc.report;

import io.iwc.fingerprint.Distribution;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Metric;
import io.iwc.fingerprint.Percentile;
import io.iwc.fingerprint.Unit;
import io.iwc.report.Figure.Axis;
import io.iwc.report.Figure.Kind;
import io.iwc.report.Figure.Mark;
import io.iwc.report.Figure.Series;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import io.iwc.workload.Workload.ArrivalMeaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The figures of a workload: how long prompts and outputs are, and when requests arrive. */
final class WorkloadFigures {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NARROWEST_SECONDS = 0.001;

    private WorkloadFigures() {}

    static List<Figure> of(Workload workload, Fingerprint fingerprint) {
        var figures = new ArrayList<Figure>();
        lengths(fingerprint, "tokens.prompt", "Prompt length").ifPresent(figures::add);
        lengths(fingerprint, "tokens.output", outputTitle(fingerprint)).ifPresent(figures::add);
        arrivals(workload).ifPresent(figures::add);
        return figures;
    }

    private static String outputTitle(Fingerprint fingerprint) {
        return fingerprint.label("tokens.outputSource").filter("cap"::equals).isPresent()
                ? "Output length (cap)"
                : "Output length";
    }

    private static Optional<Figure> lengths(Fingerprint fingerprint, String base, String title) {
        return fingerprint
                .distribution(base)
                .filter(distribution -> distribution.size() > 0)
                .map(distribution -> histogram(base, title, distribution, marks(fingerprint, base)));
    }

    private static Figure histogram(String base, String title, Distribution distribution, List<Mark> marks) {
        var min = distribution.value(0);
        var max = distribution.value(distribution.size() - 1);
        var log = Scale.isLogarithmic(min, max);
        var bins = log ? Bins.logarithmic(min, max) : Bins.even(min, max, 1);
        return new Figure(
                base + ".histogram",
                title,
                Kind.HISTOGRAM,
                new Axis(title, Unit.TOKENS, log),
                Axis.linear("Requests", Unit.COUNT),
                List.of(new Series("Requests", bins.starts(), bins.ends(), bins.counts(distribution), List.of())),
                marks,
                distribution.isExact() ? "" : "Counted from 1001 quantiles of " + distribution.n() + " values.");
    }

    private static List<Mark> marks(Fingerprint fingerprint, String base) {
        var marks = new ArrayList<Mark>();
        for (var percentile : List.of(Percentile.P50, Percentile.P90, Percentile.P99)) {
            var measurement = fingerprint.measurement(Metric.of(base, percentile));
            if (measurement.isDefined()) {
                marks.add(new Mark(percentile.name(), measurement.value()));
            }
        }
        return marks;
    }

    private static Optional<Figure> arrivals(Workload workload) {
        var requests = workload.requests();
        if (workload.arrivals() != ArrivalMeaning.TIMES
                || requests.size() < 2
                || !requests.stream().allMatch(Request::hasArrival)) {
            return Optional.empty();
        }
        var first = requests.get(0).arrivalNanos();
        var seconds = requests.stream()
                .mapToDouble(request -> (request.arrivalNanos() - first) / NANOS_PER_SECOND)
                .toArray();
        var bins = Bins.even(0, seconds[seconds.length - 1], NARROWEST_SECONDS);
        return Optional.of(new Figure(
                "arrivals.timeline",
                "Arrivals",
                Kind.TIMELINE,
                Axis.linear("Time since the first request", Unit.SECONDS),
                Axis.linear("Requests per " + Shown.duration(bins.edges().get(1)), Unit.COUNT),
                List.of(new Series("Requests", bins.starts(), bins.ends(), bins.counts(seconds), List.of())),
                List.of(),
                ""));
    }
}
