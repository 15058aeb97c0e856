package io.iwc.junit;

import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.report.internal.ReportTable;
import io.iwc.report.internal.SuiteReportFile;
import io.iwc.workload.Workload;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What the report of a suite says of prompts that did not begin as those before them. */
@Isolated // plans of the same fixture would take each other's notes
class PrefixReportTests {
    @TempDir
    private Path folder;

    @Test
    void showsInWordsWhatAnAssertionFound() {
        launch(GuardedTestCases.class);

        var table = tables().get(0);
        assertThat(table.title()).isEqualTo("Prefix breaks of chat");
        assertThat(table.notes()).hasSize(2).first().asString().matches("1 break, [0-9]+ tokens prefilled again");
        assertThat(table.rows()).singleElement().satisfies(row -> assertThat(row)
                .contains("turn 2 of session \"s\"", "system prompt", "\"The word is ⟦secret⟧.\""));
        assertThat(folder.resolve("report.html"))
                .content()
                .contains("<h4>Prefix breaks of chat</h4>", "1 × system prompt changed: ");
        assertThat(folder.resolve("report.md"))
                .content()
                .contains("**Prefix breaks of chat**", "| turn 2 of session \"s\" |", "⟦secret⟧");
    }

    @Test
    void showsHashesOfWhatNobodyAskedFor() {
        launch(UnguardedTestCases.class);

        assertThat(tables()).singleElement().satisfies(table -> assertThat(table.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.get(4)).contains("#").doesNotContain("secret")));
        assertThat(folder.resolve("report.html"))
                .content()
                .contains("<h4>Prefix breaks of chat</h4>")
                .doesNotContain("secret");
    }

    @Test
    void showsHashesWhereWordsAreNotToBeShown() {
        launch(GuardedTestCases.class, "iwc.messages.prompts", "false");

        assertThat(folder.resolve("report.html"))
                .content()
                .contains("<h4>Prefix breaks of chat</h4>")
                .doesNotContain("secret");
    }

    private List<ReportTable> tables() {
        return SuiteReportFile.read(folder.resolve("report.json"))
                .tests()
                .get(0)
                .tables();
    }

    private void launch(Class<?> fixture, String... settings) {
        ReportLaunch.of(folder, folder.resolve("attached"), List.of(fixture), settings);
    }

    @IwcWorkload(factory = "io.iwc.junit.AssertionSettingsTests#changing", name = "chat")
    static class GuardedTestCases {
        @Test
        void test(Workload workload) {
            assertThat(workload).keepsItsPrefix();
        }
    }

    @IwcWorkload(factory = "io.iwc.junit.AssertionSettingsTests#changing", name = "chat")
    static class UnguardedTestCases {
        @Test
        void test(Workload workload) {
            assertThat(workload.requests()).hasSize(2);
        }
    }
}
