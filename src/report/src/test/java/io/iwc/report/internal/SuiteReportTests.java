package io.iwc.report.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteReportTests {
    @TempDir
    Path temp;

    @Test
    void readsBackWhatItWrote() {
        var report = Suites.full();

        SuiteReportFile.write(report, temp.resolve("report.json"));
        var back = SuiteReportFile.read(temp.resolve("report.json"));

        assertThat(back).isEqualTo(report);
        assertThat(SuiteReportFile.text(back)).isEqualTo(SuiteReportFile.text(report));
    }

    @Test
    void ordersTestsByClassAndId() {
        var report = new SuiteReport(
                "t", Suites.environment(), List.of(test("2", "B", "b"), test("9", "A", "z"), test("1", "B", "c")));

        assertThat(report.tests()).extracting(TestReport::id).containsExactly("9", "1", "2");
    }

    @Test
    void mergesPartsTakingTheNewestOfEachTest() {
        var older = part("2026-01-01T00:00:00Z", test("1", "A", "old"), test("2", "A", "only in the older"));
        var newer = part("2026-01-01T00:00:00.5Z", test("1", "A", "new"), test("3", "A", "only in the newer"));

        var merged = SuiteReport.merge(List.of(newer, older));

        assertThat(merged.tests())
                .extracting(TestReport::displayName)
                .containsExactly("new", "only in the older", "only in the newer");
        assertThat(merged.environment()).isEqualTo(newer.environment());
    }

    @Test
    void doesNotMergeNothing() {
        assertThatThrownBy(() -> SuiteReport.merge(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parts: found none, expected at least one");
    }

    @Test
    void refusesAFileOfAnotherKind() throws IOException {
        var file = Files.writeString(temp.resolve("other.json"), "{\"schema\":\"iwc-run/1\"}");

        assertThatThrownBy(() -> SuiteReportFile.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ": schema: found \"iwc-run/1\", expected \"iwc-report/1\"");
    }

    @Test
    void namesTheKeyThatIsMissing() throws IOException {
        var file = Files.writeString(
                temp.resolve("cut.json"), "{\"schema\":\"iwc-report/1\",\"title\":\"t\",\"environment\":{}}");

        assertThatThrownBy(() -> SuiteReportFile.read(file))
                .hasMessage(file + ": environment.writtenAt: found nothing, expected the key in every report");
    }

    private static SuiteReport part(String writtenAt, TestReport... tests) {
        return new SuiteReport(
                "t", new SuiteEnvironment(Instant.parse(writtenAt), "b", new TreeMap<>()), List.of(tests));
    }

    private static TestReport test(String id, String className, String name) {
        return TestReport.builder(id, className, name).build();
    }
}
