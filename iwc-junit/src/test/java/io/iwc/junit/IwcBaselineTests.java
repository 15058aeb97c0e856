package io.iwc.junit;

import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.baseline.Baseline;
import io.iwc.drift.Drift;
import io.iwc.drift.Gates;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.workload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class IwcBaselineTests {
    @TempDir
    private Path folder;

    @Test
    void isRecordedOnceWhichFailsAndVerifiedFromThenOn() {
        var first = run("record", StableTestCases.class);
        var second = run("verify", StableTestCases.class);

        first.testEvents().assertStatistics(stats -> stats.started(7).failed(5).succeeded(2));
        second.testEvents().assertStatistics(stats -> stats.started(7).succeeded(7));
        assertThat(files())
                .containsExactlyInAnyOrder(
                        "byMethodName.fingerprint.json",
                        "named.fingerprint.json",
                        "injected.fingerprint.json",
                        "dynamic.fingerprint.json",
                        "inAnotherThread.fingerprint.json",
                        "nested.fingerprint.json");
    }

    @Test
    void saysWhatWasRecorded() {
        var results = run("record", OneTestCases.class);

        assertThat(TestCases.onlyThrowable(results))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage("Expecting reviewed baselines but one was just recorded: "
                        + slashes("baselines/io/iwc/junit/IwcBaselineTests/OneTestCases/test.fingerprint.json")
                        + "; review and commit, then the test passes");
    }

    @Test
    void isNeverWrittenWhereItIsVerified() {
        var results = run("verify", OneTestCases.class);

        assertThat(TestCases.failureOf(results))
                .isEqualTo("Expecting workload \"three\" to match baseline test but there is no baseline "
                        + slashes("baselines/io/iwc/junit/IwcBaselineTests/OneTestCases/test.fingerprint.json")
                        + ": record it on a developer's machine with -Diwc.baseline.mode=record, review and commit it");
        assertThat(files()).isEmpty();
    }

    @Test
    void abortsWhereItIsUpdated() {
        var results = run("update", OneTestCases.class);

        var aborted = results.testEvents().aborted().list();
        assertThat(aborted).hasSize(1);
        assertThat(TestCases.thrown(aborted.get(0)))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageStartingWith("baselines were updated, nothing was verified\n");
        assertThat(files()).containsExactly("test.fingerprint.json");
    }

    @Test
    void isMissedByAParameter() {
        assertThat(TestCases.failureOf(run("verify", InjectedTestCases.class)))
                .startsWith("no baseline ")
                .endsWith("record it on a developer's machine with -Diwc.baseline.mode=record, review and commit it");
    }

    @Test
    void hasAnIdThatIsAFileName() {
        assertThat(TestCases.failureOf(run("verify", BadIdTestCases.class)))
                .isEqualTo(
                        "@IwcBaseline on method IwcBaselineTests.BadIdTestCases.test: value: found \"a/b\", expected 1"
                                + " to 80 of the characters A-Z, a-z, 0-9, point, underscore and hyphen");
    }

    @Test
    void knowsItsModes() {
        assertThat(TestCases.failureOf(run("sometimes", OneTestCases.class)))
                .isEqualTo("iwc.baseline.mode: found \"sometimes\", expected auto, verify, record, update");
    }

    @Test
    void isTheSameForOneIdOnly() {
        var results = run("record", UnequalTestCases.class);

        assertThat(results.testEvents().failed().stream()
                        .map(event -> String.valueOf(TestCases.thrown(event).getMessage()))
                        .map(message -> message.replace("size = ", "size="))) // as JUnit 6.1 spells it
                .hasSize(2)
                .anyMatch(message -> message.startsWith("Expecting reviewed baselines"))
                .anyMatch(message -> message.startsWith("baseline \"sizes\" (")
                        && message.contains("): found two unequal contents in one run of tests, of")
                        && message.contains(" IwcBaselineTests.UnequalTestCases.sizes(long) [1] size=3")
                        && message.contains(" IwcBaselineTests.UnequalTestCases.sizes(long) [2] size=30")
                        && message.endsWith(
                                "; give each its own id, as in matchesBaseline(\"sizes-\" + size) or @IwcBaseline"));
    }

    @Test
    void belongsToTheRunningClassWhereANestedClassIsInherited() {
        run("record", FirstInheritingTestCases.class);
        run("record", SecondInheritingTestCases.class);
        var verified = run("verify", FirstInheritingTestCases.class);

        verified.testEvents().assertStatistics(stats -> stats.started(1).succeeded(1));
        assertThat(folder.resolve("baselines/io/iwc/junit/IwcBaselineTests/FirstInheritingTestCases/InnerTestCases"))
                .isDirectoryContaining("glob:**/inherited.fingerprint.json");
        assertThat(folder.resolve("baselines/io/iwc/junit/IwcBaselineTests/SecondInheritingTestCases/InnerTestCases"))
                .isDirectoryContaining("glob:**/inherited.fingerprint.json");
    }

    @Test
    void mayHaveOtherNumbersInEachRepetition() {
        var results = run("record", RepeatedTestCases.class);

        assertThat(results.testEvents().failed().stream()
                        .map(event -> String.valueOf(TestCases.thrown(event).getMessage())))
                .isNotEmpty()
                .noneMatch(message -> message.contains("found two unequal contents"));
    }

    private EngineExecutionResults run(String mode, Class<?> fixture) {
        return TestCases.launch(fixture)
                .configurationParameter("iwc.baseline.mode", mode)
                .configurationParameter("iwc.baseline.allow-write-on-ci", "true")
                .configurationParameter(
                        "iwc.baseline.dir", folder.resolve("baselines").toString())
                .configurationParameter(
                        "iwc.report.dir", folder.resolve("reports").toString())
                .execute();
    }

    private List<String> files() {
        try (var files = Files.walk(folder.resolve("baselines"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (java.io.IOException none) {
            return List.of();
        }
    }

    private String slashes(String below) {
        return folder.resolve(below).toString().replace('\\', '/');
    }

    @IwcWorkload(factory = "io.iwc.junit.Workloads#three")
    static class StableTestCases {
        @Test
        void byMethodName(Workload workload) {
            assertThat(workload).matchesBaseline();
        }

        @Test
        @IwcBaseline("named")
        void ignored(Fingerprint fingerprint) {
            assertThat(fingerprint).matchesBaseline(gates -> Gates.none().prefill(0));
        }

        @Test
        void injected(Workload workload, Baseline baseline, Drift drift) {
            assertThat(workload).matchesBaseline(baseline).hasPrefillDeltaWithin(baseline, 0);
            assertThat(drift.isClassShift()).isFalse();
        }

        @TestFactory
        List<DynamicTest> dynamic(Workload workload) {
            return List.of(
                    DynamicTest.dynamicTest("once", () -> assertThat(workload).matchesBaseline()));
        }

        @Test
        @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        void inAnotherThread(Workload workload) {
            assertThat(workload).matchesBaseline();
        }

        @Test
        void withoutBaseline(Workload workload) {
            assertThat(workload).hasRequestCount(3);
        }

        @Nested
        class Inside {
            @Test
            void nested(Workload workload) {
                assertThat(workload).matchesBaseline();
            }
        }
    }

    static class OneTestCases {
        @Test
        void test(@IwcWorkload(factory = "io.iwc.junit.Workloads#three") Workload workload) {
            assertThat(workload).matchesBaseline();
        }
    }

    static class InjectedTestCases {
        @Test
        @IwcWorkload(factory = "io.iwc.junit.Workloads#three")
        void test(Baseline baseline) {
            assertThat(baseline).isNotNull();
        }
    }

    static class BadIdTestCases {
        @Test
        @IwcBaseline("a/b")
        void test() {}
    }

    static class UnequalTestCases {
        @ParameterizedTest
        @ValueSource(longs = {3, 30})
        @IwcEndpoint
        void sizes(long size) {
            assertThat(Workloads.seeded(size))
                    .matchesBaseline(gates -> gates.delta(io.iwc.metric.Metric.REQUEST_COUNT, 0));
        }
    }

    abstract static class BaseTestCases {
        abstract long size();

        @Nested
        class InnerTestCases {
            @Test
            @IwcWorkload(factory = "io.iwc.junit.Workloads#three")
            void inherited(Workload workload) {
                assertThat(Workloads.seeded(size())).matchesBaseline();
            }
        }
    }

    static class FirstInheritingTestCases extends BaseTestCases {
        @Override
        long size() {
            return 3;
        }
    }

    static class SecondInheritingTestCases extends BaseTestCases {
        @Override
        long size() {
            return 300;
        }
    }

    @Execution(ExecutionMode.SAME_THREAD)
    static class RepeatedTestCases {
        @RepeatedTest(2)
        @IwcWorkload(factory = "io.iwc.junit.Workloads#three")
        void varies(RepetitionInfo repetition) {
            assertThat(Workloads.seeded(3 + 30L * repetition.getCurrentRepetition()))
                    .matchesBaseline();
        }
    }
}
