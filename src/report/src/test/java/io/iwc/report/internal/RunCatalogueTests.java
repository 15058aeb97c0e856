package io.iwc.report.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.iwc.artifact.internal.Json;
import io.iwc.metric.MetricFamily;
import io.iwc.report.internal.Figure.Kind;
import io.iwc.report.internal.Figure.Series;
import io.iwc.run.EndpointInfo;
import io.iwc.run.ErrorClass;
import io.iwc.run.Origin;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import io.iwc.run.Telemetry;
import io.iwc.run.TelemetryMetric;
import io.iwc.run.TelemetrySample;
import io.iwc.run.internal.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunCatalogueTests {
    private static final long SECOND = 1_000_000_000;

    @Test
    void drawsTheThreePlotsOfTheOriginalUnderTheirNames() {
        var run = run(answered(1, "a", 0, 1, 3, 20), answered(2, "b", 1, 2, 3, 10));

        var figures = OriginalPlots.of(run);

        assertThat(figures)
                .extracting(Figure::id)
                .containsExactly("plot_throughput_vs_latency", "ttft_distribution", "tokens_per_sec");
        // by hand: 20 tokens in 3 s and 10 in 2 s; with 100 prompt tokens 120/3 and 110/2
        var points = figures.get(0).series();
        assertThat(points.get(0)).isEqualTo(Series.points("requests", List.of(3.0, 2.0), List.of(20 / 3.0, 5.0)));
        assertThat(points.get(2).x()).containsExactly(2.0);
        assertThat(points.get(2).y()).containsExactly(20 / 3.0);
        assertThat(figures.get(1).series().get(0).y()).containsExactly(2.0);
        assertThat(figures.get(2).series())
                .containsExactly(Series.points("requests", List.of(1.0, 2.0), List.of(40.0, 55.0)));
    }

    @Test
    void spreadsOutputOverTheTimeInWhichItCame() {
        var run = run(answered(1, "a", 0, 1, 3, 20), answered(2, "b", 0, 3, 3, 8));

        var output = figure(run, "run.outputTokens.timeline");

        // by hand: 10 tokens/s from 1 s to 3 s, and 8 tokens that came at once, in the last bin
        var bins = output.series().get(0);
        var width = bins.end().get(0) - bins.x().get(0);
        assertThat(bins.y().stream().mapToDouble(rate -> rate * width).sum()).isCloseTo(28, within(1e-9));
        assertThat(bins.y().get(0)).isZero();
        assertThat(bins.y().get((int) Math.round(2 / width))).isCloseTo(10, within(1e-9));
    }

    @Test
    void drawsLatencyAboveTheLoadOnOneAxisOfTime() {
        var samples = List.of(
                sample(0, TelemetryMetric.RUNNING, Map.of(), 1),
                sample(2, TelemetryMetric.WAITING, Map.of(), 4),
                sample(0, TelemetryMetric.KV_USAGE, Map.of(), 0.25),
                sample(4, TelemetryMetric.GPU_MEMORY_MB, Map.of("gpu", "0"), 80_000));
        var run = run(Telemetry.of(samples), answered(1, "a", 0, 1, 3, 20));

        var figure = figure(run, "run.response.scatter");

        assertThat(figure.beneath())
                .extracting(panel -> panel.y().label())
                .containsExactly("Requests", "KV cache in use", "GPU memory, MB");
        assertThat(figure.beneath().get(0).series())
                .extracting(Series::name)
                .containsExactly("computed by the server", "waiting in the server");
        // the axis reaches as far as what is beneath
        assertThat(PlotAxis.horizontal(figure).max()).isGreaterThanOrEqualTo(4);
        assertThat(FigureRenderer.svg(figure)).contains("height=\"594\"", ">KV cache in use<");
        assertThat(FigureRenderer.csv(figure)).contains("\nmemory,,4.0,,80000.0,,\n");
    }

    @Test
    void countsWhatIsInFlightWhereTheServerSaysNothing() {
        var figure = figure(run(answered(1, "a", 0, 1, 3, 20), answered(2, "b", 1, 2, 3, 10)), "run.response.scatter");

        assertThat(figure.beneath()).hasSize(1);
        assertThat(figure.beneath().get(0).series())
                .containsExactly(
                        Series.points("in flight at the client", List.of(0.0, 1.0, 3.0), List.of(1.0, 2.0, 0.0)));
    }

    @Test
    void showsWhenRequestsFailedAndOfWhat() {
        var run = run(
                failed(1, 0, ErrorClass.HTTP_5XX),
                failed(2, 1, ErrorClass.HTTP_5XX),
                failed(3, 2, ErrorClass.IDLE_TIMEOUT));

        var errors = figure(run, "run.errors.timeline");

        assertThat(errors.series()).extracting(Series::name).containsExactly("http_5xx", "idle_timeout");
        assertThat(errors.series())
                .extracting(series -> series.y().stream().mapToDouble(y -> y).sum())
                .containsExactly(2.0, 1.0);
        assertThat(FigureTable.of(errors).headings())
                .containsExactly(
                        "Time in the run from",
                        "to below",
                        "http_5xx, " + errors.y().label(),
                        "idle_timeout, " + errors.y().label());
    }

    @Test
    void putsTheTurnsOfASessionIntoALane() {
        var run = run(answered(1, "a", 0, 1, 3, 20), answered(2, "b", 0, 1, 2, 20), answered(3, "a", 4, 6, 7, 20));

        var lanes = figure(run, "run.sessions.lanes");

        assertThat(lanes.kind()).isEqualTo(Kind.LANES);
        assertThat(lanes.series())
                .containsExactly(
                        new Series(
                                "to the first token",
                                List.of(0.0, 4.0),
                                List.of(1.0, 6.0),
                                List.of(0.0, 0.0),
                                List.of("a", "a")),
                        new Series(
                                "to the last token",
                                List.of(1.0, 6.0),
                                List.of(3.0, 7.0),
                                List.of(0.0, 0.0),
                                List.of("a", "a")));
    }

    @Test
    void laysTheSameLatencyOfSeveralRunsOnOneAnother() {
        var runs = List.of(
                RunReport.of(Suites.run(1, 50, 1)).named("before"),
                RunReport.of(Suites.run(3, 50, 2)).named("after"));

        var overlays = RunOverlays.of(runs);

        assertThat(overlays)
                .extracting(Figure::id)
                .containsExactly(
                        "runs.run.responseTtft.cdf", "runs.run.tpot.cdf", "runs.run.itl.cdf", "runs.run.response.cdf");
        assertThat(overlays.get(0).title()).isEqualTo("Time to first token of 2 runs");
        assertThat(overlays.get(0).series()).extracting(Series::name).containsExactly("before", "after");
        assertThat(RunOverlays.of(runs.subList(0, 1))).isEmpty();
    }

    @Test
    void drawsWhatWasPredictedAgainstWhatWasMeasured() {
        var measured = run(answered(1, "a", 0, 1, 3, 20), answered(2, "b", 1, 2, 3, 10));
        var predicted = run(answered(1, "a", 0, 2, 4, 20), answered(2, "b", 1, 2, 3, 10));

        var figures = EvaluationFigures.of(Evaluation.of(measured, predicted, 1));

        assertThat(figures)
                .extracting(Figure::id)
                .containsExactly("run.ttft.agreement", "run.tpot.agreement", "run.e2e.agreement");
        assertThat(figures.get(0).series())
                .containsExactly(Series.points("requests", List.of(1.0, 1.0), List.of(2.0, 1.0)));
        assertThat(PlotAxis.horizontal(figures.get(0)).max())
                .isEqualTo(PlotAxis.vertical(figures.get(0)).max());
    }

    @Test
    void comesBackFromJsonAsItWas() {
        var figures = new ArrayList<>(RunFigures.of(Suites.run(1, 50, 1)));
        figures.addAll(Suites.workload(1, 40).figures());

        assertThat(figures).extracting(Figure::kind).contains(Kind.LANES, Kind.HEATMAP, Kind.SCATTER);
        assertThat(figures).anySatisfy(figure -> assertThat(figure.beneath()).isNotEmpty());
        assertThat(figures).allSatisfy(figure -> assertThat(
                        FigureJson.parse(new JsonFields(Json.parse(FigureRenderer.json(figure)))))
                .isEqualTo(figure));
    }

    @Test
    void marksPercentilesOfEachHistogram() {
        var run = Suites.run(1, 200, 1);

        assertThat(LatencyHistograms.of(run))
                .extracting(Figure::id)
                .containsExactly("run.ttft.histogram", "run.tpot.histogram", "run.itl.histogram", "run.e2e.histogram");
        assertThat(LatencyHistograms.of(run)).allSatisfy(figure -> assertThat(figure.marks())
                .extracting(Figure.Mark::label)
                .containsExactly("P50", "P90", "P99"));
        assertThat(LatencyHistograms.of(run).get(0).series().get(0).y().stream()
                        .mapToDouble(y -> y)
                        .sum())
                .isEqualTo((double)
                        run.distribution(MetricFamily.RUN_TTFT).orElseThrow().n());
    }

    private static Figure figure(Run run, String id) {
        return RunFigures.of(run).stream()
                .filter(figure -> figure.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Run run(RequestRecord... records) {
        return run(Telemetry.none(), records);
    }

    private static Run run(Telemetry telemetry, RequestRecord... records) {
        return Run.builder("w", Origin.MEASURED, new EndpointInfo("chat", "m", "u", "HTTP/1.1", new TreeMap<>()))
                .records(List.of(records))
                .telemetry(telemetry)
                .build();
    }

    private static TelemetrySample sample(
            int second, TelemetryMetric metric, Map<String, String> labels, double value) {
        return new TelemetrySample(second * SECOND, "s", metric, new TreeMap<>(labels), value);
    }

    private static RequestRecord failed(int sequence, int second, ErrorClass error) {
        return RequestRecord.builder(sequence, "r" + sequence, second * SECOND)
                .sent(second * SECOND)
                .failed(error, "no")
                .end(second * SECOND)
                .build();
    }

    /** Sent when it is due, streamed, with 100 prompt tokens. */
    private static RequestRecord answered(int sequence, String session, int sent, int first, int last, int tokens) {
        return RequestRecord.builder(sequence, "r" + sequence, sent * SECOND)
                .session(session)
                .sent(sent * SECOND)
                .ok("stop")
                .streamed(true)
                .firstByte(first * SECOND)
                .firstToken(first * SECOND)
                .lastToken(last * SECOND)
                .end(last * SECOND)
                .inputTokens(100)
                .outputTokens(tokens, false)
                .build();
    }
}
