package io.iwc.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.report.internal.SuiteEnvironment;
import io.iwc.report.internal.SuiteReport;
import io.iwc.report.internal.TestReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTests {
    @TempDir
    Path temp;

    @Test
    void rebuildsEveryFormatFromAllParts() throws IOException {
        var folder = new ReportFolder(
                new ReportSettings(temp, temp, Set.of("html", "md", "json"), Optional.empty(), false, false));

        folder.add(part("2026-01-01T00:00:00Z", "first"));
        folder.add(part("2026-01-01T00:00:01Z", "second"));

        for (var file : List.of("report.html", "report.md", "report.json")) {
            assertThat(Files.readString(temp.resolve(file))).contains("first", "second");
        }
    }

    @Test
    void appendsEachPartOnceToTheSummaryOfTheStep() throws IOException {
        var summary = Files.writeString(temp.resolve("summary.md"), "what others wrote\n");
        var folder = new ReportFolder(new ReportSettings(temp, temp, Set.of("md"), Optional.of(summary), false, false));

        folder.add(part("2026-01-01T00:00:00Z", "first"));
        folder.add(part("2026-01-01T00:00:01Z", "second"));

        assertThat(Files.readString(summary))
                .startsWith("what others wrote\n# Workload tests\n")
                .containsOnlyOnce("passed: first")
                .containsOnlyOnce("passed: second");
    }

    private static SuiteReport part(String writtenAt, String test) {
        return new SuiteReport(
                "Workload tests",
                new SuiteEnvironment(Instant.parse(writtenAt), "build", new TreeMap<>()),
                List.of(TestReport.builder(test, "com.acme.Tests", test).build()));
    }
}
