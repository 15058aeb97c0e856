package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.report.internal.SuiteEnvironment;
import io.iwc.report.internal.SuiteReport;
import io.iwc.report.internal.SuiteReportFile;
import io.iwc.report.internal.TestReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTests {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void mergesTheNewestBuildOfEachModule() {
        part("shop", "1-1", "2026-01-01T00:00:00Z", "yesterday", "gone");
        part("shop", "2-1", "2026-01-02T00:00:00Z", "today", "buys");
        part("shop", "3-1", "2026-01-02T00:00:01Z", "today", "returns");
        part("support", "1-1", "2026-01-02T00:01:00Z", "today too", "asks");

        assertThat(iwc("report", path("shop"), path("support"), "-o", path("all.json"), "-o", path("all.html")))
                .isZero();

        assertThat(SuiteReportFile.read(folder.resolve("all.json")).tests())
                .extracting(TestReport::displayName)
                .containsExactly("asks", "buys", "returns");
        assertThat(folder.resolve("all.html"))
                .content()
                .contains("asks", "buys")
                .doesNotContain("gone");
    }

    @Test
    void showsWhatEarlierBuildsFoundBesideWhatIsFoundNow() throws Exception {
        part("shop", "1-1", "2026-01-02T00:00:00Z", "today", "buys");
        Files.createDirectories(folder.resolve("earlier/41"));
        assertThat(iwc("report", path("shop"), "-o", path("earlier/41/report.json")))
                .isZero();

        assertThat(iwc(
                        "report",
                        path("shop"),
                        "--history",
                        path("earlier"),
                        "-o",
                        path("now.html"),
                        "-o",
                        path("now.md")))
                .isZero();

        assertThat(folder.resolve("now.html")).content().contains("buys");
        assertThat(folder.resolve("now.md")).content().contains("buys");
    }

    @Test
    void refusesAHistoryWithoutReports() throws Exception {
        part("shop", "1-1", "2026-01-02T00:00:00Z", "today", "buys");
        Files.createDirectories(folder.resolve("earlier"));

        assertThat(iwc("report", path("shop"), "--history", path("earlier"), "-o", path("now.html")))
                .isNotZero();

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        path("earlier") + ": found no earlier report, expected report.json or report-*.json of earlier"
                                + " builds in it or below it");
    }

    @Test
    void leavesOutWhatAKilledProcessLeft() throws Exception {
        part("shop", "1-1", "2026-01-01T00:00:00Z", "today", "buys");
        Files.writeString(folder.resolve("shop/parts/2-1.json"), "{\"schema\":");

        assertThat(iwc("report", path("shop"), "-o", "-")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("# Workload tests\n")
                .contains("buys");
    }

    @Test
    void namesAFolderWithoutAReport() throws IOException {
        var empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(iwc("report", path("shop"), "-o", path("all.html"))).isEqualTo(1);
        assertThat(iwc("report", empty.toString(), "-o", path("all.html"))).isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(path("shop") + ": no such folder\n" + empty
                        + ": found no run, expected results.jsonl with summary.json, results.part.jsonl or"
                        + " results.csv\n");
        assertThat(folder.resolve("all.html")).doesNotExist();
    }

    @Test
    void anUnknownEndingIsAUsageError() {
        assertThat(iwc("report", path("shop"), "-o", "all.pdf")).isEqualTo(64);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("iwc report: --output: found \"all.pdf\", expected a name ending in .html, .md or .csv,"
                        + " or '-'\n");
    }

    @Test
    void holdsOneRunAgainstAnother() throws Exception {
        simulate("before", 100);
        simulate("after", 40);

        assertThat(iwc("report", "--compare", path("before"), path("after"), "--dialect", "vllm,guidellm"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("# 2 runs\n")
                .contains("## Comparison: after against before\n", "Paired: both runs sent the same requests")
                .contains("The baseline is predicted, not measured.")
                .contains("| run.response.mean |", "## By the definitions of vllm\n", "| mean\\_tpot\\_ms |")
                .contains("| Steady state for |");
    }

    @Test
    void writesRunsAsPageTableAndPictures() throws Exception {
        simulate("one", 100);

        assertThat(iwc("report", path("one"), "-o", path("r.html"), "-o", path("r.csv"), "--plots", path("plots")))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();

        assertThat(folder.resolve("r.html"))
                .content()
                .contains("Run one", "Throughput against latency of each request");
        assertThat(folder.resolve("r.csv"))
                .content()
                .startsWith("run,metric,value,undefined\none,run.cappedShare,")
                .contains("\none,run.goodput,,no SLO was set\n", "\none,run.steady.requests,");
        assertThat(folder.resolve("plots/plot_throughput_vs_latency.svg"))
                .content()
                .startsWith("<svg");
        for (var file : List.of("plot_throughput_vs_latency.png", "ttft_distribution.png", "tokens_per_sec.png")) {
            assertThat(folder.resolve("plots").resolve(file)).isNotEmptyFile();
        }
        assertThat(folder.resolve("plots/tokens_per_sec.csv"))
                .content()
                .startsWith("series,label,x,end,y,top,weight\n");
        assertThat(folder.resolve("plots/run.responseTtft.cdf.json")).exists();
    }

    @Test
    void laysComparedRunsOnOneAnother() throws Exception {
        simulate("before", 100);
        simulate("after", 40);

        assertThat(iwc(
                        "report",
                        "--compare",
                        path("before"),
                        path("after"),
                        "-o",
                        path("r.html"),
                        "--plots",
                        path("plots"),
                        "--plots-as",
                        "svg"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();

        assertThat(folder.resolve("r.html")).content().contains("Time to first token of 2 runs");
        assertThat(folder.resolve("plots/runs.run.responseTtft.cdf.svg"))
                .content()
                .contains(">before<", ">after<");
        assertThat(folder.resolve("plots/after/run.e2e.histogram.svg")).exists();
        assertThat(folder.resolve("plots/after/run.e2e.histogram.png")).doesNotExist();
    }

    @Test
    void formsOfNoFigureAreAUsageError() throws Exception {
        simulate("one", 100);
        err.reset();

        assertThat(iwc("report", path("one"), "--plots-as", "svg")).isEqualTo(64);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("iwc report: --plots-as: given without --plots, which alone writes figures\n");
    }

    @Test
    void jsonIsForTestsAndCsvForRuns() throws Exception {
        simulate("one", 100);
        part("shop", "1-1", "2026-01-01T00:00:00Z", "today", "buys");

        assertThat(iwc("report", path("one"), "-o", "a.json")).isEqualTo(64);
        assertThat(iwc("report", path("shop"), "-o", "a.csv")).isEqualTo(64);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--output: found \"a.json\", expected a name ending in .html, .md or .csv, or '-'\n")
                .contains("--output: found \"a.csv\", expected a name ending in .html, .md, .json or .txt, or '-'\n");
    }

    @Test
    void writesTheNumbersOfTestsForServersThatCompareThem() throws Exception {
        part("shop", "1-1", "2026-01-01T00:00:00Z", "today", "buys");

        assertThat(iwc("report", path("shop"), "-o", path("metrics.txt"))).isZero();

        assertThat(folder.resolve("metrics.txt"))
                .content()
                .startsWith("# TYPE iwc_tests gauge\n")
                .contains("\niwc_tests{status=\"passed\"} 1")
                .endsWith("\n# EOF\n");
    }

    @Test
    void writesTheFailuresOfTestsAsFindingsInSources() throws Exception {
        part("shop", "1-1", "2026-01-01T00:00:00Z", "today", "buys");

        assertThat(iwc("report", path("shop"), "-o", path("gl-codequality.json")))
                .isZero();

        assertThat(folder.resolve("gl-codequality.json")).content().isEqualTo("[]\n");
    }

    /** Forty requests at even gaps, on the engine's virtual clock. */
    private void simulate(String run, int gapMillis) throws IOException {
        var lines = IntStream.range(0, 40)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "{\"arrival_time_ms\":%d,\"max_output_tokens\":16,\"prompt\":\"Hello %d\",\"request_id\":\"r%d\"}",
                        i * gapMillis,
                        i,
                        i))
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(folder.resolve(run + ".jsonl"), lines);
        assertThat(iwc("simulate", path(run + ".jsonl"), "-o", path(run))).isZero();
        out.reset();
    }

    private void part(String module, String name, String writtenAt, String build, String test) {
        var report = new SuiteReport(
                "Workload tests",
                new SuiteEnvironment(Instant.parse(writtenAt), build, new TreeMap<>()),
                List.of(TestReport.builder(test, "com.acme.Tests", test).build()));
        SuiteReportFile.write(report, folder.resolve(module).resolve("parts").resolve(name + ".json"));
    }

    private int iwc(String... arguments) {
        return IwcCommand.run(Console.of(out, err, false), arguments);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
