package io.iwc.report.internal;

import io.iwc.metric.Unit;
import io.iwc.report.internal.Figure.Axis;
import io.iwc.report.internal.Figure.Kind;
import io.iwc.report.internal.Figure.Series;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import io.iwc.workload.Workload.ArrivalMeaning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When requests arrive, and nothing else of them: what a timeline is drawn from however large the file. */
final class ArrivalTimes {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NARROWEST_SECONDS = 0.001;
    private static final long NONE = Long.MIN_VALUE;

    /** Empty unless every request has a time. */
    private final long[] nanos;

    private ArrivalTimes(long[] nanos) {
        this.nanos = nanos;
    }

    /** The times of a workload; none where only the order is known. */
    static ArrivalTimes of(Workload workload) {
        return of(workload.manifest(), workload.requests().stream());
    }

    /** The times of requests in any order, if their manifest says that they are times. */
    static ArrivalTimes of(Manifest manifest, Stream<Request> requests) {
        return manifest.arrivalMeaning() == ArrivalMeaning.TIMES ? of(requests) : new ArrivalTimes(new long[0]);
    }

    /** These times, in any order. */
    static ArrivalTimes of(long... nanos) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return new ArrivalTimes(sorted);
    }

    private static ArrivalTimes of(Stream<Request> requests) {
        var nanos = requests.mapToLong(request -> request.hasArrival() ? request.arrivalNanos() : NONE)
                .sorted()
                .toArray();
        return new ArrivalTimes(nanos.length > 0 && nanos[0] == NONE ? new long[0] : nanos);
    }

    /** Requests over time; none of fewer than two. */
    Optional<Figure> timeline() {
        if (nanos.length < 2) {
            return Optional.empty();
        }
        var seconds = Arrays.stream(nanos)
                .mapToDouble(arrival -> (arrival - nanos[0]) / NANOS_PER_SECOND)
                .toArray();
        var bins = Bins.even(0, seconds[seconds.length - 1], NARROWEST_SECONDS);
        var counts = bins.counts(seconds);
        var bursts = Bursts.among(
                counts,
                seconds.length * bins.edges().get(1) / Math.max(bins.edges().get(1), seconds[seconds.length - 1]));
        var series = new ArrayList<>(List.of(new Series("Requests", bins.starts(), bins.ends(), counts, List.of())));
        if (bursts.isAny()) {
            series.add(new Series("Bursts", bins.starts(), bins.ends(), bursts.counts(), List.of()));
        }
        return Optional.of(new Figure(
                "arrivals.timeline",
                "Arrivals",
                Kind.TIMELINE,
                Axis.linear("Time since the first request", Unit.SECONDS),
                Axis.linear("Requests per " + Shown.duration(bins.edges().get(1)), Unit.COUNT),
                series,
                List.of(),
                bursts.note()));
    }
}
