package io.iwc.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.iwc.report.internal.SuiteReportFile;
import io.iwc.report.internal.TestReport;
import io.iwc.report.internal.TestReport.Status;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import io.iwc.workload.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What could not even start makes the build red, so that the report must not be green. */
@Isolated // plans of the same fixtures would take each other's notes
class UnstartedTests {
    @TempDir
    private Path folder;

    @Test
    void areFailedClassesIfTheDeclarationIsWrong() {
        assertThat(reportOf(WrongClassTestCases.class)).singleElement().satisfies(test -> {
            assertThat(test.status()).isEqualTo(Status.FAILED);
            assertThat(test.className()).isEqualTo(WrongClassTestCases.class.getName());
            assertThat(test.displayName()).isEqualTo("UnstartedTests$WrongClassTestCases");
            assertThat(test.message())
                    .startsWith("@IwcWorkload on class UnstartedTests.WrongClassTestCases: dataset:"
                            + " \"chats/typo.json\" was not found: looked on the class path (");
        });
    }

    @Test
    void areFailedClassesIfTheirOwnMethodsBeforeOrAfterAllFail() {
        assertThat(reportOf(BeforeAllTestCases.class, AfterAllTestCases.class))
                .extracting(TestReport::displayName, TestReport::status, TestReport::message)
                .containsExactlyInAnyOrder(
                        tuple("UnstartedTests$BeforeAllTestCases", Status.FAILED, "no server"),
                        tuple("UnstartedTests$AfterAllTestCases", Status.FAILED, "left over"),
                        tuple("passes(Workload)", Status.PASSED, ""));
    }

    @Test
    void areFailedTestsIfTheInstanceCannotBeMade() {
        assertThat(reportOf(ConstructorTestCases.class))
                .extracting(TestReport::displayName, TestReport::status, TestReport::message)
                .containsExactly(tuple("never(Workload)", Status.FAILED, "no settings"));
    }

    @Test
    void areFailedTestsIfTheInstanceOfAMethodThatUsesItCannotBeMade() {
        assertThat(reportOf(PlainConstructorTestCases.class))
                .extracting(TestReport::displayName, TestReport::status, TestReport::message)
                .containsExactly(tuple("never(Workload)", Status.FAILED, "no settings"));
    }

    @Test
    void areFailedDynamicTests() {
        assertThat(reportOf(DynamicTestCases.class))
                .extracting(TestReport::displayName, TestReport::status, TestReport::message)
                .containsExactlyInAnyOrder(
                        tuple("factory(Workload)", Status.PASSED, ""),
                        tuple("factory(Workload) second", Status.FAILED, "too long"));
    }

    @Test
    void areFailedTestsIfTheirOwnDeclarationIsWrong() {
        assertThat(reportOf(WrongMethodTestCases.class)).singleElement().satisfies(test -> {
            assertThat(test.displayName()).isEqualTo("never(Workload)");
            assertThat(test.status()).isEqualTo(Status.FAILED);
        });
    }

    @Test
    void areFailedWhereAnExtensionServesThem() {
        assertThat(reportOf(ServedTestCases.class))
                .extracting(TestReport::displayName, TestReport::status, TestReport::message)
                .containsExactly(tuple("UnstartedTests$ServedTestCases", Status.FAILED, "no context"));
    }

    private List<TestReport> reportOf(Class<?>... fixtures) {
        ReportLaunch.of(folder, folder, List.of(fixtures), "iwc.report.formats", "json");
        return SuiteReportFile.read(folder.resolve("report.json")).tests();
    }

    @IwcWorkload(dataset = "chats/typo.json")
    static class WrongClassTestCases {
        @Test
        void never(Workload workload) {}
    }

    @IwcWorkload(factory = "io.iwc.junit.Workloads#three")
    static class BeforeAllTestCases {
        @BeforeAll
        static void fails() {
            throw new IllegalStateException("no server");
        }

        @Test
        void never(Workload workload) {}
    }

    @IwcWorkload(factory = "io.iwc.junit.Workloads#three")
    static class AfterAllTestCases {
        @AfterAll
        static void fails() {
            throw new IllegalStateException("left over");
        }

        @Test
        void passes(Workload workload) {}
    }

    @IwcWorkload(factory = "io.iwc.junit.Workloads#three")
    static class ConstructorTestCases {
        ConstructorTestCases() {
            throw new IllegalStateException("no settings");
        }

        @Test
        void never(Workload workload) {}
    }

    static class PlainConstructorTestCases {
        PlainConstructorTestCases() {
            throw new IllegalStateException("no settings");
        }

        @Test
        @IwcWorkload(factory = "io.iwc.junit.Workloads#three")
        void never(Workload workload) {}
    }

    @IwcWorkload(factory = "io.iwc.junit.Workloads#three")
    static class DynamicTestCases {
        @TestFactory
        Stream<DynamicTest> factory(Workload workload) {
            return Stream.of(DynamicTest.dynamicTest("first", () -> {}), DynamicTest.dynamicTest("second", () -> {
                throw new AssertionError("too long");
            }));
        }
    }

    static class WrongMethodTestCases {
        @Test
        @IwcWorkload("nowhere.jsonl")
        void never(Workload workload) {}
    }

    static class ServedTestCases {
        static final EmbeddedEndpoint ENDPOINT = EmbeddedEndpoint.start();

        @org.junit.jupiter.api.extension.RegisterExtension
        static final IwcExtension IWC = IwcExtension.serving(ENDPOINT);

        @BeforeAll
        static void fails() {
            throw new IllegalStateException("no context");
        }

        @Test
        void never() {}
    }
}
