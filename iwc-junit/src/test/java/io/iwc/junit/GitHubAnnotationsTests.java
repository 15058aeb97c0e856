package io.iwc.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.report.internal.SuiteEnvironment;
import io.iwc.report.internal.SuiteReport;
import io.iwc.report.internal.TestReport;
import io.iwc.report.internal.TestReport.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.support.descriptor.MethodSource;

class GitHubAnnotationsTests {
    private static final String NAME = GitHubAnnotationsTests.class.getName();
    private static final ReportSettings SETTINGS = ReportSettings.of(
            new Configuration(new Properties(), Map.of(), key -> Optional.empty()),
            ModuleFolder.ofClassNamed(NAME).path());

    @Test
    void pointsToTheLineOfTheTestThatFailed() {
        var thrown = new AssertionError("here");
        var place = SourcePlace.of(thrown, Optional.of(MethodSource.from(NAME, "pointsToTheLine")))
                .orElseThrow();

        var text = GitHubAnnotations.of(suite(failed("id", "100% wrong\nmore")), Map.of("id", place), SETTINGS);

        assertThat(text)
                .isEqualTo("::error file=iwc-junit/src/test/java/io/iwc/junit/GitHubAnnotationsTests.java,line="
                        + thrown.getStackTrace()[0].getLineNumber()
                        + ",title=GitHubAnnotationsTests%3A stays%2C as it is::100%25 wrong\n");
    }

    @Test
    void namesNoFileWhereNoneIsKnown() {
        assertThat(GitHubAnnotations.of(suite(failed("id", "no")), Map.of(), SETTINGS))
                .isEqualTo("::error title=GitHubAnnotationsTests%3A stays%2C as it is::no\n");
    }

    @Test
    void saysNothingOfTestsThatPassed() {
        var passed = TestReport.builder("id", NAME, "passes").build();

        assertThat(GitHubAnnotations.of(suite(passed), Map.of(), SETTINGS)).isEmpty();
    }

    @Test
    void writesNoMoreThanGitHubShowsOfAStep() {
        var tests = IntStream.range(0, 25).mapToObj(i -> failed("id" + i, "no")).toArray(TestReport[]::new);

        assertThat(GitHubAnnotations.of(suite(tests), Map.of(), SETTINGS).lines())
                .hasSize(10);
    }

    private static TestReport failed(String id, String message) {
        return TestReport.builder(id, NAME, "stays, as it is")
                .ended(Status.FAILED, message)
                .build();
    }

    private static SuiteReport suite(TestReport... tests) {
        return new SuiteReport("IWC", new SuiteEnvironment(Instant.EPOCH, "", new TreeMap<>()), List.of(tests));
    }
}
