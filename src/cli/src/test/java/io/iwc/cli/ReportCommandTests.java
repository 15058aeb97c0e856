package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.report.SuiteEnvironment;
import io.iwc.report.SuiteReport;
import io.iwc.report.SuiteReportFile;
import io.iwc.report.TestReport;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
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
    void leavesOutWhatAKilledProcessLeft() throws Exception {
        part("shop", "1-1", "2026-01-01T00:00:00Z", "today", "buys");
        Files.writeString(folder.resolve("shop/parts/2-1.json"), "{\"schema\":");

        assertThat(iwc("report", path("shop"), "-o", "-")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("# Workload tests\n")
                .contains("buys");
    }

    @Test
    void namesAFolderWithoutAReport() {
        assertThat(iwc("report", path("shop"), "-o", path("all.html"))).isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        path("shop") + ": found no parts of a suite report, expected parts/*.json as tests leave them"
                                + " in target/iwc\n");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anUnknownEndingIsAUsageError() {
        assertThat(iwc("report", path("shop"), "-o", "all.pdf")).isEqualTo(64);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("iwc report: --output: found \"all.pdf\", expected a name ending in .html, .md or .json,"
                        + " or '-'\n");
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
