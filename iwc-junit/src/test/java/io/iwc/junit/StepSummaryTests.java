package io.iwc.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.report.internal.SuiteEnvironment;
import io.iwc.report.internal.SuiteReport;
import io.iwc.report.internal.TestReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepSummaryTests {
    private static final int GITHUB_TAKES = 65_536; // of a comment or a check, in characters

    @TempDir
    private Path temp;

    @Test
    void staysWithinWhatGitHubTakesHoweverManyProcessesAdd() throws IOException {
        var file = temp.resolve("summary.md");
        var summary = new StepSummary(file);

        for (var process = 0; process < 12; process++) {
            summary.append(suite(900));
        }

        assertThat(Files.size(file)).isBetween(30L * 1024, (long) GITHUB_TAKES);
        assertThat(Files.readString(file))
                .startsWith("# Workload tests")
                .endsWith("\n900 more tests are in report.html.\n\n");
    }

    @Test
    void countsOneTestAsOne() throws IOException {
        var file = Files.write(temp.resolve("summary.md"), new byte[GITHUB_TAKES - 3000]);

        new StepSummary(file).append(suite(1));

        assertThat(Files.readString(file)).endsWith("1 more test is in report.html.\n\n");
    }

    private static SuiteReport suite(int tests) {
        var environment = new SuiteEnvironment(Instant.parse("2026-01-01T00:00:00Z"), "build", new TreeMap<>());
        var reports = IntStream.range(0, tests)
                .mapToObj(i -> TestReport.builder("test-" + i, "com.acme.Tests", "a sentence for a name, number " + i)
                        .ended(
                                TestReport.Status.FAILED,
                                "Expecting workload \"support\" to have something else ".repeat(3))
                        .build())
                .toList();
        return new SuiteReport("Workload tests", environment, reports);
    }
}
