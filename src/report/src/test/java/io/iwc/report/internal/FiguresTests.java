package io.iwc.report.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.iwc.fingerprint.Fingerprinter;
import io.iwc.report.internal.Figure.Kind;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import io.iwc.workload.Workload.ArrivalMeaning;
import io.iwc.workload.WorkloadWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTests {
    private static final long SECOND = 1_000_000_000;

    @Test
    void countEveryRequestOfAWorkload() {
        var report = Suites.workload(5, 300);

        // 300 requests in sessions of 4 turns: 299 gaps, 75 sessions, 225 turns that follow another
        assertThat(report.figures())
                .extracting(Figure::id)
                .containsExactly(
                        "tokens.prompt.histogram",
                        "tokens.output.histogram",
                        "tokens.lengths.map",
                        "arrivals.timeline",
                        "arrivals.gap.cdf",
                        "sessions.turns.histogram",
                        "sessions.promptGrowth.histogram",
                        "sessions.context.growth",
                        "sessions.lanes");
        assertThat(report.figures())
                .filteredOn(figure -> figure.kind() == Kind.HISTOGRAM || figure.kind() == Kind.TIMELINE)
                .extracting(figure ->
                        figure.series().get(0).y().stream().mapToDouble(y -> y).sum())
                .containsExactly(300.0, 300.0, 300.0, 75.0, 225.0);
    }

    @Test
    void putPercentilesOfOneValueOnOneLine() {
        var requests = IntStream.range(0, 20)
                .mapToObj(i -> Request.lengthOnly(10)
                        .withId("r" + i)
                        .arrivingAt(i * SECOND)
                        .build())
                .toList();
        var workload = Workload.of("w", requests, Manifest.of("test"));

        var figures = WorkloadReport.of(workload, Fingerprinter.of(workload, Tokenizers.whitespace()))
                .figures();

        assertThat(figures.get(0).marks()).containsExactly(new Figure.Mark("P50, P90, P99 (n=20)", 10));
    }

    @Test
    void showWhatAPrefixCacheWinsByItsSize() {
        var figures = figures("a b c d", "a b c d", "a b x y");

        // by hand: 4 of the second and 2 of the third prompt's 4 words were seen, of 12 in all
        var curve = figures.stream()
                .filter(figure -> figure.id().equals("reuse.lru.curve"))
                .findFirst()
                .orElseThrow()
                .series()
                .get(0);
        assertThat(curve.name()).isEqualTo("block 2");
        assertThat(curve.y().get(curve.y().size() - 1)).isCloseTo(0.5, within(1e-12));
        var groups = figures.stream()
                .filter(figure -> figure.id().equals("reuse.prefixGroups"))
                .findFirst()
                .orElseThrow()
                .series()
                .get(0);
        assertThat(groups.x()).containsExactly(4.0, 2.0);
        assertThat(groups.y()).containsExactly(2.0, 3.0);
        assertThat(groups.labels()).containsExactly("saves 4", "saves 4");
    }

    @Test
    void showNoCacheWhereNothingIsRepeated() {
        assertThat(figures("a b c d", "e f g h"))
                .extracting(Figure::id)
                .contains("tokens.prompt.histogram")
                .doesNotContain("reuse.lru.curve");
    }

    private static List<Figure> figures(String... texts) {
        var requests = IntStream.range(0, texts.length)
                .mapToObj(i -> Request.text(texts[i])
                        .withId("r" + i)
                        .arrivingAt(i * SECOND)
                        .build())
                .toList();
        var workload = Workload.of("w", requests, Manifest.of("test"));
        var options = Fingerprinter.Options.of(Tokenizers.whitespace()).withBlockSizes(List.of(2));
        return WorkloadReport.of(workload, Fingerprinter.of(workload, options)).figures();
    }

    @Test
    void placeArrivalsInTheirBins() {
        var requests = IntStream.of(0, 0, 3, 9)
                .mapToObj(second -> Request.lengthOnly(10)
                        .withId("r" + second)
                        .arrivingAt(second * SECOND)
                        .build())
                .toList();
        var workload = Workload.of("w", requests, Manifest.of("test"));

        var arrivals =
                WorkloadReport.of(workload, Fingerprinter.of(workload, Tokenizers.whitespace())).figures().stream()
                        .filter(figure -> figure.kind() == Kind.TIMELINE)
                        .findFirst()
                        .orElseThrow();

        // 9 s / 47 bins = 0.19…, so bins are 0.2 s wide: the third second is bin 15
        assertThat(arrivals.y().label()).isEqualTo("Requests per 200 ms");
        assertThat(arrivals.series().get(0).y().get(0)).isEqualTo(2);
        assertThat(arrivals.series().get(0).y().get(15)).isEqualTo(1);
        assertThat(arrivals.series().get(0).x().get(15)).isCloseTo(3, within(1e-12));
    }

    @Test
    void drawNoTimelineOfArrivalsThatAreOnlyAnOrder(@TempDir Path folder) {
        var requests = List.of(
                Request.lengthOnly(10).withId("a").arrivingAt(0).build(),
                Request.lengthOnly(10).withId("b").arrivingAt(1).build());
        var workload = Workload.of("w", requests, Manifest.of("captured")).withArrivalsAs(ArrivalMeaning.ORDER_ONLY);
        var fingerprint = Fingerprinter.of(workload, Tokenizers.whitespace());
        WorkloadWriter.write(workload, folder.resolve("w.jsonl"));

        var inMemory = WorkloadReport.of(workload, fingerprint).figures();
        var ofTheFile =
                WorkloadReport.of(folder.resolve("w.jsonl"), fingerprint).figures();

        assertThat(inMemory).extracting(Figure::kind).doesNotContain(Kind.TIMELINE);
        assertThat(ofTheFile).extracting(Figure::kind).doesNotContain(Kind.TIMELINE);
    }

    @Test
    void showTheDistributionsOfARun() {
        var figures = RunFigures.of(Suites.run(1, 200, 1));

        assertThat(figures)
                .extracting(Figure::id)
                .containsExactly(
                        "run.responseTtft.cdf",
                        "run.response.cdf",
                        "run.tpot.cdf",
                        "run.itl.cdf",
                        "run.ttft.histogram",
                        "run.tpot.histogram",
                        "run.itl.histogram",
                        "run.e2e.histogram",
                        "run.scheduleLag.cdf",
                        "run.response.scatter",
                        "run.outputTokens.timeline",
                        "run.errors.timeline");
        assertThat(figures.get(0).series())
                .extracting(Figure.Series::name)
                .containsExactly("from the schedule", "from the send");
        assertThat(figures.get(0).marks()).extracting(Figure.Mark::label).containsExactly("P50", "P99");
    }

    @Test
    void stayBoundedHoweverLargeTheRun() {
        for (var figure : RunFigures.of(Suites.run(1, 3000, 1))) {
            assertThat(figure.series())
                    .allSatisfy(series -> assertThat(series.x()).hasSizeLessThanOrEqualTo(500));
        }
    }

    @Test
    void placeEachRunByItsThroughputAndLatency() {
        var run = RunReport.of(Suites.run(1, 50, 1));

        var figure = SuiteFigures.latencyAgainstThroughput(List.of(run)).orElseThrow();

        assertThat(figure.series()).extracting(Figure.Series::name).containsExactly("P50", "P99");
        assertThat(figure.series().get(1).x())
                .containsExactly(run.numbers().get("run.outputThroughput").value());
        assertThat(figure.series().get(1).y())
                .containsExactly(run.numbers().get("run.response.p99").value());
        assertThat(SuiteFigures.latencyAgainstThroughput(List.of())).isEmpty();
    }

    @Test
    void refuseASeriesWithoutAValueForEachPlace() {
        assertThatThrownBy(() -> Figure.Series.points("s", List.of(1.0, 2.0), List.of(1.0)))
                .hasMessage("series s: found 2 x, 0 end, 1 y and 0 labels, expected one each");
    }
}
