package io.iwc.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.drift.Gates;
import io.iwc.metric.Metric;
import io.iwc.report.internal.Figure.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftPageTests {
    @Test
    void laysTheDistributionsOfBothSidesOverEachOther() {
        var figures = DriftFigures.of(Drifts.longerPrompts("after", 3));

        assertThat(figures)
                .extracting(Figure::id)
                .containsExactly(
                        "tokens.prompt.drift", "tokens.output.drift", "prefill.dominance.drift", "arrivals.gap.drift");
        var prompts = figures.get(0);
        assertThat(prompts.series()).extracting(Figure.Series::name).containsExactly("Baseline", "Current");
        // of 1..200 and of 3..600 in steps of 3: medians by linear interpolation
        assertThat(prompts.marks()).containsExactly(new Mark("P50", 100.5), new Mark("P50 now", 301.5));
        assertThat(prompts.series())
                .extracting(series -> series.x().get(series.x().size() - 1))
                .containsExactly(200.0, 600.0);
    }

    @Test
    void namesAMedianThatStayedOnce() {
        var output = DriftFigures.of(Drifts.longerPrompts("after", 3)).get(1);

        assertThat(output.marks()).containsExactly(new Mark("P50", 20));
    }

    @Test
    void tellsGatesAndMetricsAndEscapesNames() {
        var drift = Drifts.longerPrompts(Suites.EVIL, 3);
        var judgement = Gates.none().delta(Metric.of("tokens.prompt.p50"), 5).judge(drift);

        var page = DriftPage.of(drift, judgement, Suites.environment());

        assertThat(page)
                .contains("tokens.prompt.p50 is 301.5, allowed 100.5 ±5 (Δ +201.0)")
                .contains("<th scope=\"row\">tokens.prompt.p50</th><td>100.5</td><td>301.5</td>")
                .contains("Gates that failed")
                .doesNotContain(Suites.EVIL);
        assertThat(DriftPage.of(drift, judgement, Suites.environment())).isEqualTo(page);
    }

    @Test
    void drawsHowMuchOfItsBoundEachGateTakesUp() {
        var drift = Drifts.longerPrompts("after", 3);
        var judgement = Gates.none()
                .delta(Metric.of("tokens.prompt.p50"), 5)
                .delta(Metric.of("tokens.output.p50"), 2)
                .delta(Metric.of("tokens.prompt.mean"), 402)
                .judge(drift);

        var bars = DriftFigures.allowances(judgement).orElseThrow();

        // 201 more of 5 allowed, drawn as 4 times; 201 of 402; 0 of 2
        assertThat(bars.series())
                .containsExactly(
                        new Figure.Series(
                                "within the bound",
                                List.of(0.0, 0.0),
                                List.of(0.5, 0.0),
                                List.of(1.0, 2.0),
                                List.of("tokens.prompt.mean", "tokens.output.p50")),
                        new Figure.Series(
                                "beyond the bound",
                                List.of(0.0),
                                List.of(4.0),
                                List.of(0.0),
                                List.of("tokens.prompt.p50")));
        assertThat(bars.marks()).containsExactly(new Mark("bound", 1));
        assertThat(bars.note()).isEqualTo("Bars of more than 4 times the bound are cut.");
        assertThat(DriftFigures.allowances(Gates.none().judge(drift))).isEmpty();
        // neither side has sessions: what cannot be judged is not drawn as kept
        assertThat(DriftFigures.allowances(
                        Gates.none().delta(Metric.of("sessions.turns.mean"), 1).judge(drift)))
                .isEmpty();
    }

    @Test
    void leavesGatesOutWhereNoneWereAskedFor() {
        var drift = Drifts.longerPrompts("after", 1);

        var page = DriftPage.of(drift, Gates.none().judge(drift), Suites.environment());

        assertThat(page).contains("no major shift detected").doesNotContain("Gates");
    }

    @Test
    void saysWhatIsMissingWithoutJavaScript() {
        var drift = Drifts.longerPrompts("after", 1);

        var page = DriftPage.of(drift, Gates.none().judge(drift), Suites.environment());

        assertThat(page)
                .contains("Without JavaScript charts are still; iwc diff --format json prints the same numbers.</p>");
    }
}
