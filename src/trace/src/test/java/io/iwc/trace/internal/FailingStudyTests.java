package io.iwc.trace.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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
        var files = TraceFile.of(List.of(SmallTrace.csv(folder)), Optional.empty());
        try (var engine = DuckDbEngine.start(folder.resolve("work"), 256, 1)) {
            var present = EnumSet.copyOf(DuckDbTrace.load(engine, files, Reading.DEFAULT));
            var studies = TraceStudies.begin(engine, 10, 50, present);
            engine.run("CREATE TABLE per_person AS SELECT 1 AS taken"); // which the study of users needs to make

            assertThatThrownBy(() -> studies.run(Study.USERS, step -> {})).isInstanceOf(IwcException.class);

            assertThat(studies.run(Study.TOKENS, step -> {}).metrics()).containsKey("tokens.outputPromptRatio.mean");
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
