package io.iwc.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.report.internal.SuiteEnvironment;
import io.iwc.report.internal.SuiteReport;
import io.iwc.report.internal.TestReport;
import io.iwc.report.internal.TestReport.SourceLine;
import io.iwc.report.internal.TestReport.Status;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GitHubAnnotationsTests {
    private static final String NAME = GitHubAnnotationsTests.class.getName();

    @Test
    void pointsToTheLineOfTheTestThatFailed() {
        var test = failed("id", "100% wrong\nmore")
                .source(new SourceLine("a,b/ChatTests.java", 12))
                .build();

        assertThat(GitHubAnnotations.of(suite(test)))
                .isEqualTo("::error file=a%2Cb/ChatTests.java,line=12,"
                        + "title=GitHubAnnotationsTests%3A stays%2C as it is::100%25 wrong\n");
    }

    @Test
    void namesNoFileWhereNoneIsKnown() {
        assertThat(GitHubAnnotations.of(suite(failed("id", "no").build())))
                .isEqualTo("::error title=GitHubAnnotationsTests%3A stays%2C as it is::no\n");
    }

    @Test
    void saysNothingOfTestsThatPassed() {
        var passed = TestReport.builder("id", NAME, "passes").build();

        assertThat(GitHubAnnotations.of(suite(passed))).isEmpty();
    }

    @Test
    void writesNoMoreThanGitHubShowsOfAStep() {
        var tests = IntStream.range(0, 25)
                .mapToObj(i -> failed("id" + i, "no").build())
                .toArray(TestReport[]::new);

        assertThat(GitHubAnnotations.of(suite(tests)).lines()).hasSize(10);
    }

    private static TestReport.Builder failed(String id, String message) {
        return TestReport.builder(id, NAME, "stays, as it is").ended(Status.FAILED, message);
    }

    private static SuiteReport suite(TestReport... tests) {
        return new SuiteReport("IWC", new SuiteEnvironment(Instant.EPOCH, "", new TreeMap<>()), List.of(tests));
    }
}
