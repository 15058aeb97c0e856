package io.iwc.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of a trace study. */
class StudyPageTests {
    @Test
    void saysWhatIsMissingWithoutJavaScriptWhereTablesAndFiguresStillAre() {
        var table = new ReportTable("Numbers", List.of(), List.of("Metric", "Value"), List.of(List.of("a", "4711")));
        var section = new StudyPage.Section("users", List.of(), List.of(table), List.of());

        var page = StudyPage.of("Trace study", List.of(), List.of(section), Suites.environment());

        assertThat(page)
                .contains("<td>4711</td>")
                .contains("Without JavaScript charts are still; study.json holds the same numbers.</p>");
    }
}
