package io.iwc.artifact.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OutputLockTests {
    @TempDir
    Path folder;

    @Test
    void letsOneWriterInAtATime() {
        var output = folder.resolve("w.jsonl");

        try (var first = OutputLock.ofFile(output)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> OutputLock.ofFile(output))
                    .isInstanceOf(IwcException.class)
                    .hasMessage(output + ": is in use by this process, expected one writer at a time");
        }

        OutputLock.ofFile(output).close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void namesTheOtherProcess() throws Exception {
        var output = folder.resolve("run");
        var child = LockHolder.start(output);
        try {
            assertThat(child.inputReader().readLine()).isEqualTo("held");

            assertThatThrownBy(() -> OutputLock.ofFolder(output))
                    .isInstanceOf(IwcException.class)
                    .hasMessageMatching("\\Q" + output + "\\E: is in use by process " + child.pid()
                            + " since \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ, expected one writer at a time; wait"
                            + " for it, or write elsewhere");
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    @Test
    void takesOverWhatAKilledProcessHeld() throws Exception {
        var output = folder.resolve("run");
        var child = LockHolder.start(output);
        assertThat(child.inputReader().readLine()).isEqualTo("held");
        child.destroyForcibly().waitFor();
        assertThat(output.resolve(".iwc.lock")).exists();

        OutputLock.ofFolder(output).close();

        assertThat(output).isEmptyDirectory();
    }

    @Test
    void leavesNoFolderThatItMade() throws IOException {
        var lock = OutputLock.ofFolder(folder.resolve("a/b"));
        assertThat(folder.resolve("a/b")).isDirectory();

        lock.close();

        assertThat(folder).isEmptyDirectory();
        try (var other = OutputLock.ofFolder(folder.resolve("a/b"))) {
            assertThat(other).isNotNull();
            Files.writeString(folder.resolve("a/b/result"), "x");
        }
        assertThat(folder.resolve("a/b/result")).hasContent("x");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links take a privilege there")
    void knowsAFileByAllItsNames() throws IOException {
        var output = Files.writeString(folder.resolve("w.jsonl"), "");
        var link = Files.createSymbolicLink(folder.resolve("link"), output);

        try (var held = OutputLock.ofFile(output)) {
            assertThat(held).isNotNull();
            for (var name : List.of(link, folder.resolve("none/../w.jsonl"))) {
                assertThatThrownBy(() -> OutputLock.ofFile(name)).hasMessageContaining("is in use by this process");
            }
        }
    }

    @Test
    void keepsAllFoldersInATreeFromOthers() throws Exception {
        var sweep = folder.resolve("sweep");
        var child = LockHolder.start("tree", sweep);
        try {
            assertThat(child.inputReader().readLine()).isEqualTo("held");

            for (var output : List.of(sweep.resolve("rate-1"), sweep.resolve("a/b"))) {
                assertThatThrownBy(() -> OutputLock.ofFolder(output))
                        .hasMessageMatching("\\Q" + output + "\\E: is in use by process " + child.pid()
                                + " since [0-9TZ:-]+, which writes \\Q" + sweep + "\\E and the folders in it, expected"
                                + " one writer at a time; wait for it, or write elsewhere");
                assertThat(output).doesNotExist();
            }
            OutputLock.ofFolder(folder.resolve("elsewhere")).close();
            OutputLock.ofFile(sweep.resolve("page.html")).close();
        } finally {
            child.destroyForcibly().waitFor();
        }
        OutputLock.ofFolder(sweep.resolve("rate-1")).close(); // of a killed process nobody's
    }

    @Test
    void doesNotTakeATreeOfWhichAnotherWritesAPart() throws Exception {
        var sweep = folder.resolve("sweep");
        var child = LockHolder.start(sweep.resolve("rate-1"));
        try {
            assertThat(child.inputReader().readLine()).isEqualTo("held");

            assertThatThrownBy(() -> OutputLock.ofTree(sweep))
                    .hasMessageMatching(
                            "\\Q" + sweep.resolve("rate-1") + "\\E: is in use by process " + child.pid() + " since .*");
        } finally {
            child.destroyForcibly().waitFor();
        }
        OutputLock.ofTree(sweep).close();
    }

    @Test
    void lendsWhatAProcessHoldsToOneOfItsWriters() throws IOException {
        var output = folder.resolve("w.jsonl");

        try (var held = OutputLock.ofFile(output)) {
            assertThat(held).isNotNull();
            try (var borrowed = OutputLock.forWriterOfFile(output)) {
                assertThat(borrowed).isNotNull();
                assertThatThrownBy(() -> OutputLock.forWriterOfFile(output)).hasMessageContaining("is in use by");
            }
            OutputLock.forWriterOfFile(output).close();
            assertThatThrownBy(() -> OutputLock.ofFile(output)).hasMessageContaining("is in use by");
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void isTakenByAWriterWhereNobodyHoldsIt() throws IOException {
        var output = folder.resolve("w.jsonl");

        try (var own = OutputLock.forWriterOfFile(output)) {
            assertThat(own).isNotNull();
            assertThatThrownBy(() -> OutputLock.forWriterOfFile(output)).hasMessageContaining("is in use by");
            assertThatThrownBy(() -> OutputLock.ofFile(output)).hasMessageContaining("is in use by");
        }

        assertThat(folder).isEmptyDirectory();
    }
}
