package io.iwc.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.run.Slo;
import io.iwc.run.Sweep;
import io.iwc.run.SweepLevel;
import io.iwc.run.SweepPoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SweepReportTests {
    private static final Optional<Slo> SLO = Optional.of(Slo.tpot(Duration.ofMillis(40)));

    @Test
    void answersInWords() {
        var sweep = SweepReport.of(new Sweep("support", Suites.points()), Optional.empty());

        assertThat(sweep.answer()).first().asString().startsWith("Frontier of latency P90 and output tokens/s: ");
        assertThat(SweepReport.of(new Sweep("support", Suites.points()), SLO).answer())
                .first()
                .asString()
                .matches("(The highest rate that sustains|No rate sustains) TPOT ≤ 40 ms.*");
    }

    @Test
    void drawsEachMetricOverTheLoadWithTheSloAsALine() {
        var figures = SweepReport.of(new Sweep("support", Suites.points()), SLO).figures();

        assertThat(figures)
                .extracting(Figure::id)
                .containsExactly("sweep.ttft", "sweep.tpot", "sweep.goodput", "sweep.frontier");
        assertThat(figures.get(1).series()).extracting(Figure.Series::name).containsExactly("P50", "P99", "SLO");
        assertThat(figures.get(1).series().get(2).y()).containsExactly(0.04, 0.04);
        assertThat(figures.get(1).series().get(0).x()).containsExactly(1.0, 2.0, 4.0, 8.0);
    }

    @Test
    void drawsACurveForEachNumberInFlight() {
        var points = Stream.of(SweepLevel.of(1, 4), SweepLevel.of(1, 8), SweepLevel.of(2, 4), SweepLevel.of(2, 8))
                .map(level -> new SweepPoint(level, Suites.run(3, 40, 1)))
                .toList();

        var figures =
                SweepReport.of(new Sweep("support", points), Optional.empty()).figures();

        assertThat(figures.get(0).series())
                .extracting(Figure.Series::name)
                .containsExactly("P99, 4 in flight", "P99, 8 in flight");
        assertThat(figures.get(0).series().get(1).x()).containsExactly(1.0, 2.0);
    }

    @Test
    void putsTheInvocationsOfOneMethodOnOneCard() {
        var tests = IntStream.of(1, 2, 4)
                .mapToObj(rate -> TestReport.builder(
                                "[class:A]/[test-template:keepsUp(Run)]/[test-template-invocation:#" + rate + "]",
                                "com.acme.LoadTests",
                                "keepsUp(Run) [" + rate + "] rate=" + rate + ".0")
                        .run(RunReport.of(Suites.run(rate, 60, rate)))
                        .ended(rate == 4 ? TestReport.Status.FAILED : TestReport.Status.PASSED, "")
                        .build())
                .toList();

        var cards = LevelTests.of(tests);

        assertThat(cards).containsOnlyKeys("LoadTests.keepsUp(Run)");
        var card = cards.get("LoadTests.keepsUp(Run)");
        assertThat(card.answer()).containsExactly("The test holds at 1 req/s; 2 req/s.");
        assertThat(card.rows()).extracting(row -> row.get(0)).containsExactly("1 req/s", "2 req/s", "4 req/s");
        assertThat(card.figures().get(0).series().get(1).x()).containsExactly(1.0, 2.0, 4.0);
    }

    @Test
    void isOneCardOfThePageAndOfTheSummary() {
        var page = HtmlReport.of("Sweep of support", Suites.environment(), List.of(), Suites.sweep());
        var text = MarkdownSummary.of(Suites.full());

        assertThat(page)
                .containsOnlyOnce("class=\"subject sweep\"")
                .contains("Latency against throughput of each level");
        assertThat(text).containsOnlyOnce("**Sweep of support** · SLO TTFT ≤ 500 ms");
    }
}
