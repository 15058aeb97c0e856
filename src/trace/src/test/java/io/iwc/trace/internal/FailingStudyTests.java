package io.iwc.trace.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong in one place is said, and is the end of nothing else. */
class FailingStudyTests {
    @TempDir
    private Path folder;

    @Test
    void anEngineWorksOnAfterAStatementThatFailed() {
        try (var engine = DuckDbEngine.start(folder.resolve("work"), 256, 1)) {
            assertThatThrownBy(() -> engine.rows("SELECT nothing FROM nowhere"))
                    .isInstanceOf(IwcException.class)
                    .hasMessageStartingWith(
                            "the engine failed: Catalog Error: Table with name nowhere does not exist!");

            assertThat(engine.rows("SELECT 1 AS one").each().get(0).whole("one"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aStudyThatFailsLeavesTheOthersTheirResults() {
        var files = TraceFile.of(List.of(SmallTrace.csv(folder)), Reading.DEFAULT);
        try (var engine = DuckDbEngine.start(folder.resolve("work"), 256, 1)) {
            var present = EnumSet.copyOf(DuckDbTrace.load(engine, files, Reading.DEFAULT));
            var studies = TraceStudies.begin(engine, 10, 50, present);
            engine.run("CREATE TABLE per_person AS SELECT 1 AS taken"); // which the study of users needs to make

            assertThatThrownBy(() -> studies.run(Study.USERS, step -> {})).isInstanceOf(IwcException.class);

            assertThat(studies.run(Study.TOKENS, step -> {}).metrics()).containsKey("tokens.outputPromptRatio.mean");
        }
    }

    @Test
    void theTablesOfAStudyAreGoneWithItAlsoIfItFails() {
        var files = TraceFile.of(List.of(SmallTrace.csv(folder)), Reading.DEFAULT);
        try (var engine = DuckDbEngine.start(folder.resolve("work"), 256, 1)) {
            var present = EnumSet.copyOf(DuckDbTrace.load(engine, files, Reading.DEFAULT));
            var studies = TraceStudies.begin(engine, 10, 50, present);
            var before = tables(engine);
            engine.run("CREATE TABLE diversity AS SELECT 1 AS taken"); // the third table that the study of it makes

            studies.run(Study.ARRIVALS, step -> {});
            assertThatThrownBy(() -> studies.run(Study.DIVERSITY, step -> {})).isInstanceOf(IwcException.class);

            engine.run("DROP TABLE diversity");
            assertThat(tables(engine)).isEqualTo(before).contains("requests").doesNotContain("turns");
        }
    }

    @Test
    void percentilesLeaveTablesLessMemoryWhileTheyAreComputedAndNoLonger() {
        try (var engine = DuckDbEngine.start(folder.resolve("work"), 1000, 1)) {
            engine.leaveRoomFor(10_000_000); // 320,000,000 bytes of values
            var asked = "SELECT current_setting('memory_limit') AS most, quantile_cont(1, [0.5]) AS middle";

            assertThat(engine.rows(asked).each().get(0).text("most")).isEqualTo("695.0 MiB");
            assertThat(memoryLimit(engine)).isEqualTo("1000.0 MiB");

            engine.leaveRoomFor(1_000_000_000);
            assertThat(engine.rows(asked).each().get(0).text("most")).isEqualTo("200.0 MiB");
            assertThatThrownBy(() -> engine.rows("SELECT quantile_cont(x, [0.5]) FROM nowhere"))
                    .isInstanceOf(IwcException.class);
            assertThat(memoryLimit(engine)).isEqualTo("1000.0 MiB");
        }
    }

    private static String memoryLimit(DuckDbEngine engine) {
        return engine.rows("SELECT current_setting('memory_limit') AS most")
                .each()
                .get(0)
                .text("most");
    }

    private static List<String> tables(DuckDbEngine engine) {
        return engine.rows("SELECT table_name FROM duckdb_tables() ORDER BY table_name").each().stream()
                .map(row -> row.text("table_name"))
                .toList();
    }

    @Test
    void whereThereIsNoRoomTheOptionsThatMakeSomeAreNamed() {
        try (var engine = DuckDbEngine.start(folder.resolve("work"), 256, 1)) {
            engine.run("SET memory_limit = '20MiB'");
            engine.run("SET max_temp_directory_size = '1MiB'");

            assertThatThrownBy(() -> engine.table("much", "SELECT hash(range) AS x FROM range(20000000)"))
                    .isInstanceOf(IwcException.class)
                    .hasMessageStartingWith("the engine failed: Out of Memory Error: ")
                    .hasMessageEndingWith(
                            "; raise --memory, or make room in the temporary folder (java.io.tmpdir) for what is larger");
        }
    }

    @Test
    void theFolderOfAnEngineIsGoneWithIt() {
        var work = folder.resolve("work");
        try (var engine = DuckDbEngine.start(work, 256, 1)) {
            engine.run("CREATE TABLE numbers AS SELECT * FROM range(1000)");
        }

        assertThat(Files.exists(work)).isFalse();
    }
}
