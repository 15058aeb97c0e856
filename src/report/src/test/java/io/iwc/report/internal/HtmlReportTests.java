package io.iwc.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTests {
    private static final SuiteReport REPORT = Suites.full();

    @Test
    void writesTheSameBytesTwice(@TempDir Path temp) {
        HtmlReport.write(Suites.full(), temp.resolve("a.html"));
        HtmlReport.write(Suites.full(), temp.resolve("b.html"));

        assertThat(temp.resolve("a.html")).hasSameBinaryContentAs(temp.resolve("b.html"));
    }

    @Test
    void writesThePageThatItGivesAsText(@TempDir Path temp) {
        HtmlReport.write(Suites.full(), temp.resolve("a.html"));

        assertThat(temp.resolve("a.html")).hasContent(HtmlReport.of(Suites.full()));
    }

    @Test
    void differsInTheEnvironmentBlockOnly() {
        var report = REPORT;
        var later = new SuiteReport(
                report.title(),
                new SuiteEnvironment(Instant.parse("2027-01-01T00:00:00Z"), "build-2", new TreeMap<>()),
                report.tests());

        var lines = HtmlReport.of(report).lines().toList();
        var laterLines = HtmlReport.of(later).lines().toList();

        assertThat(laterLines.size()).isEqualTo(lines.size());
        var kept = new HashSet<>(laterLines);
        assertThat(lines.stream().filter(line -> !kept.contains(line)).toList())
                .singleElement()
                .asString()
                .contains("id=\"environment\"", "2026-01-02 03:04:05 UTC");
    }

    @Test
    void escapesWhatOthersWrote() {
        var page = HtmlReport.of(REPORT);

        assertThat(page)
                .contains("&lt;/script&gt;&lt;script&gt;document.title=")
                .doesNotContain(Suites.EVIL);
    }

    @Test
    void showsFailedTestsFirstAndOpen() {
        var page = HtmlReport.of(REPORT);

        var tests = page.lines()
                .filter(line -> line.startsWith("<details class=\"test "))
                .map(line -> line.substring(0, line.indexOf('>')))
                .toList();
        assertThat(tests).hasSize(8);
        assertThat(tests.get(0)).contains("data-status=\"failed\"").endsWith("open=\"\"");
        assertThat(tests.get(1)).contains("data-status=\"aborted\"").doesNotContain("open=");
        assertThat(tests.get(7)).contains("data-status=\"passed\"");
    }

    @Test
    void keepsAFigureThatTestsShareOnce() {
        var test = TestReport.builder("a", "A", "a").workload(Suites.workload(1, 40));
        var twin = TestReport.builder("b", "A", "b").workload(Suites.workload(1, 40));

        var one = data(HtmlReport.of(new SuiteReport("t", Suites.environment(), List.of(test.build()))));
        var two = data(HtmlReport.of(new SuiteReport("t", Suites.environment(), List.of(test.build(), twin.build()))));

        assertThat(two).isEqualTo(one);
    }

    @Test
    void showsRunsWithoutTests() {
        var page =
                HtmlReport.of("One run", Suites.environment(), List.of(), List.of(RunReport.of(Suites.run(1, 50, 1))));

        assertThat(page)
                .contains("TTFT from the schedule", "Latency against throughput")
                .doesNotContain("Open all");
    }

    @Test
    void saysWhyANumberIsMissing() {
        var page = HtmlReport.of(REPORT);

        assertThat(page.contains("n/a (no prompt text and no prefix hashes)")).isTrue();
    }

    private static String data(String page) {
        return page.lines()
                .filter(line -> line.contains("id=\"data\""))
                .findFirst()
                .orElseThrow();
    }
}
