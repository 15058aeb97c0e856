package io.iwc.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.metric.Measurement;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HistoryTests {
    @Test
    void followsABoundFromTheOldestReportToTheNewest() {
        var history = new History(List.of(report("2026-01-03T00:00:00Z", 0.3), report("2026-01-01T00:00:00Z", 0.1)));
        var now = report("2026-01-04T00:00:00Z", 0.4).tests().get(0);

        assertThat(history.of(now, now.gates().get(0))).containsExactly(0.1, 0.3);
    }

    @Test
    void showsTheNumberBeforeAndTheTrendBesideIt() {
        var now = report("2026-01-04T00:00:00Z", 0.4);

        var page = HtmlReport.of(now, new History(List.of(report("2026-01-01T00:00:00Z", 0.125))));

        assertThat(page).contains(">Before</th>", ">0.125</td>", "aria-label=\"trend over 2 reports\"");
        assertThat(HtmlReport.of(now)).doesNotContain(">Before</th>");
    }

    @Test
    void tellsTheTrendInMarkdownInWords() {
        var history = new History(List.of(report("2026-01-01T00:00:00Z", 0.1), report("2026-01-02T00:00:00Z", 0.2)));

        var text = MarkdownSummary.of(report("2026-01-04T00:00:00Z", 0.4), history);

        assertThat(text)
                .contains("""
                        ## Trend

                        1 bound is in earlier reports too: 0 found the same number each time, 1 failed or went one way in three or more reports.

                        | Test | Bound | First | Before | Found | Trend |
                        | --- | --: | --: | --: | --: | --: |
                        | A: a | prefill dominance P50 | 0.100 | 0.200 | 0.400 | rising over 3 reports |
                        """)
                .contains("| Verdict | Before | Trend |\n")
                .contains("| pass | 0.200 | rising over 3 reports |\n");
    }

    @Test
    void saysWhereANumberWentBothWaysOrStayed() {
        var history = new History(List.of(report("2026-01-01T00:00:00Z", 0.1), report("2026-01-02T00:00:00Z", 0.3)));

        assertThat(MarkdownSummary.of(report("2026-01-04T00:00:00Z", 0.2), history))
                .contains("| 0.300 | between 0.100 and 0.300 over 3 reports |\n")
                .doesNotContain("| First |");
        assertThat(MarkdownSummary.of(
                        report("2026-01-04T00:00:00Z", 0.1), new History(List.of(report("2026-01-01T00:00:00Z", 0.1)))))
                .contains("1 bound is in earlier reports too: 1 found the same number each time, 0 failed")
                .contains("| 0.100 | the same over 2 reports |\n");
    }

    @Test
    void saysNothingOfATrendWithoutEarlierReports() {
        assertThat(MarkdownSummary.of(report("2026-01-04T00:00:00Z", 0.4))).doesNotContain("Trend", "Before");
    }

    private static SuiteReport report(String writtenAt, double actual) {
        var gate = new GateReport(
                "prefill.dominance.p50",
                Measurement.of(0.2),
                Measurement.of(actual),
                "±0.050",
                Measurement.of(1),
                GateReport.Verdict.PASS);
        return new SuiteReport(
                "t",
                new SuiteEnvironment(Instant.parse(writtenAt), "b", new TreeMap<>()),
                List.of(TestReport.builder("id", "A", "a").gate(gate).build()));
    }
}
