package io.iwc.report.internal;

import io.iwc.metric.MetricFamily;
import io.iwc.metric.Unit;
import io.iwc.report.internal.Figure.Axis;
import io.iwc.report.internal.Figure.Kind;
import io.iwc.report.internal.Figure.Series;
import io.iwc.run.RequestRecord;
import io.iwc.run.internal.Evaluation;
import io.iwc.run.internal.RequestTimings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** What was predicted against what was measured, a point a request; on the line a prediction is right. */
final class EvaluationFigures {
    private static final double NANOS = 1e9;

    private EvaluationFigures() {}

    static List<Figure> of(Evaluation evaluation) {
        return Stream.of(
                        figure(MetricFamily.RUN_TTFT, "TTFT", evaluation, timed(RequestTimings::ttftNanos)),
                        figure(MetricFamily.RUN_TPOT, "TPOT", evaluation, timing -> timing.tpotSeconds()),
                        figure(MetricFamily.RUN_E2E, "Latency", evaluation, timed(RequestTimings::e2eNanos)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Function<RequestTimings, OptionalDouble> timed(Function<RequestTimings, OptionalLong> nanos) {
        return timings ->
                nanos.apply(timings).stream().mapToDouble(it -> it / NANOS).findFirst();
    }

    private static Optional<Figure> figure(
            MetricFamily family, String name, Evaluation evaluation, Function<RequestTimings, OptionalDouble> seconds) {
        var thinning = Thinning.of(evaluation.pairs().size());
        var measured = new ArrayList<Double>();
        var predicted = new ArrayList<Double>();
        for (var i = 0; i < evaluation.pairs().size(); i += thinning.every()) {
            var left = seconds.apply(of(evaluation.pairs().get(i).measured()));
            var right = seconds.apply(of(evaluation.pairs().get(i).predicted()));
            if (left.isPresent() && right.isPresent()) {
                measured.add(left.getAsDouble());
                predicted.add(right.getAsDouble());
            }
        }
        var both = Stream.concat(measured.stream(), predicted.stream()).toList();
        var log = !both.isEmpty() && Scale.isLogarithmic(both);
        return both.isEmpty()
                ? Optional.empty()
                : Optional.of(new Figure(
                        family.id() + ".agreement",
                        name + " of each request: predicted against measured",
                        Kind.AGREEMENT,
                        new Axis("Measured", Unit.SECONDS, log),
                        new Axis("Predicted", Unit.SECONDS, log),
                        List.of(Series.points("requests", measured, predicted)),
                        List.of(),
                        ("On the line both are equal. " + thinning.note()).strip()));
    }

    private static RequestTimings of(RequestRecord record) {
        return RequestTimings.of(record);
    }
}
