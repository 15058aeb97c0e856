package io.iwc.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.iwc.report.internal.SuiteReportFile;
import io.iwc.report.internal.TestReport;
import io.iwc.report.internal.TestReport.Status;
import io.iwc.run.Run;
import io.iwc.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated // plans of the same fixtures would take each other's notes
class SuiteReportListenerTests {
    @TempDir
    private Path folder;

    @Test
    void leavesPagesAndOnePartForThePlan() throws IOException {
        launch(SeveralTestCases.class, PlainTestCases.class);

        assertThat(folder.resolve("report.html")).content().startsWith("<!doctype html>");
        assertThat(names(folder.resolve("parts"))).hasSize(1).allMatch(name -> name.matches("[0-9]+-1\\.json"));
        assertThat(tests())
                .extracting(TestReport::displayName, TestReport::status, TestReport::message)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("passes(Workload)", Status.PASSED, ""),
                        org.assertj.core.groups.Tuple.tuple("fails(Run)", Status.FAILED, "too slow"),
                        org.assertj.core.groups.Tuple.tuple("aborts(Workload)", Status.ABORTED, "not today"),
                        org.assertj.core.groups.Tuple.tuple("parameterized(int, Workload) [1]", Status.PASSED, ""));
    }

    @Test
    void saysWhatEachTestWasGiven() {
        launch(SeveralTestCases.class);

        assertThat(tests())
                .filteredOn(test -> test.displayName().equals("fails(Run)"))
                .singleElement()
                .satisfies(test -> {
                    assertThat(test.className()).isEqualTo(SeveralTestCases.class.getName());
                    assertThat(test.workloads()).singleElement().satisfies(workload -> assertThat(workload.name())
                            .isEqualTo("beside"));
                    assertThat(test.runs()).singleElement().satisfies(run -> assertThat(run.origin())
                            .isEqualTo("predicted"));
                    assertThat(test.entries())
                            .extracting(entry -> entry.key())
                            .startsWith("iwc.workload", "iwc.sha256")
                            .contains("iwc.tokenizer", "iwc.endpoint", "iwc.origin", "iwc.metric.prefill.dominance.p50")
                            .endsWith("iwc.verdict");
                });
    }

    @Test
    void mergesThePartsOfABuildAndKeepsTheNewestOfATest() throws IOException {
        launch(SeveralTestCases.class);
        launch(SeveralTestCases.class, BeforeAllTestCases.class);

        assertThat(names(folder.resolve("parts"))).hasSize(2);
        assertThat(tests()).hasSize(5);
    }

    @Test
    void showsWhatAClassWasGivenBeforeItsTests() {
        launch(BeforeAllTestCases.class);

        assertThat(tests()).singleElement().satisfies(test -> assertThat(test.workloads())
                .hasSize(1));
    }

    @Test
    void attachesNumbersToTheTest() throws IOException {
        launch(SeveralTestCases.class);

        try (var files = Files.walk(folder.resolve("attached"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .contains("fingerprint.json", "run.json");
        }
    }

    @Test
    void writesNothingIfNoTestUsedIt() {
        launch(PlainTestCases.class);

        assertThat(folder.resolve("parts")).doesNotExist();
        assertThat(folder.resolve("report.html")).doesNotExist();
    }

    @Test
    void writesOnlyTheFormatsAskedFor() throws IOException {
        launch("json", SeveralTestCases.class);

        assertThat(names(folder)).containsExactlyInAnyOrder("parts", "report.json");
    }

    private void launch(Class<?>... fixtures) {
        launch("html,json", fixtures);
    }

    private void launch(String formats, Class<?>... fixtures) {
        ReportLaunch.of(folder, folder.resolve("attached"), List.of(fixtures), "iwc.report.formats", formats);
    }

    private List<TestReport> tests() {
        return SuiteReportFile.read(folder.resolve("report.json")).tests();
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(".lock") && !name.equals("attached"))
                    .toList();
        }
    }

    @IwcWorkload("beside.jsonl")
    static class SeveralTestCases {
        @Test
        void passes(Workload workload) {}

        @Test
        void fails(Run run) {
            throw new AssertionError("too slow");
        }

        @Test
        void aborts(Workload workload) {
            abort("not today");
        }

        @ParameterizedTest(name = "[{index}]")
        @ValueSource(ints = 7)
        void parameterized(int number, Workload workload) {}
    }

    @IwcWorkload("beside.jsonl")
    static class BeforeAllTestCases {
        @BeforeAll
        static void once(Workload workload) {}

        @Test
        void test() {}
    }

    static class PlainTestCases {
        @Test
        void test() {}
    }
}
