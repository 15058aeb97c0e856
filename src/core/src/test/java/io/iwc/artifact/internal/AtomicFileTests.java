package io.iwc.artifact.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTests {
    @TempDir
    Path folder;

    @Test
    void replacesTheOldFileWhenCommitted() throws IOException {
        var target = Files.writeString(folder.resolve("a.txt"), "old");

        AtomicFile.write(target, "new");

        assertThat(target).hasContent("new");
        assertThat(filesIn(folder)).containsExactly("a.txt");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no named pipes among files")
    void leavesAPipeWhereItIs() throws Exception {
        var pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThatThrownBy(() -> AtomicFile.write(pipe, "new"))
                .isInstanceOf(IwcException.class)
                .hasMessage(pipe + ": cannot be written: is a device or a pipe, expected a file");
        assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther())
                .isTrue();
    }

    @Test
    void makesTheFoldersAboveIt() {
        AtomicFile.write(folder.resolve("deep/er/a.txt"), "new");

        assertThat(folder.resolve("deep/er/a.txt")).hasContent("new");
    }

    @Test
    void leavesTheOldFileAndNothingElseWithoutACommit() throws IOException {
        var target = Files.writeString(folder.resolve("a.txt"), "old");

        try (var file = AtomicFile.create(target)) {
            file.out().write(bytes("half"));
        }

        assertThat(target).hasContent("old");
        assertThat(filesIn(folder)).containsExactly("a.txt");
    }

    @Test
    void hashesAndCountsWhatIsWritten() throws IOException {
        try (var file = AtomicFile.create(folder.resolve("a.txt"))) {
            file.out().write(bytes("ab"));
            file.out().write('c');

            assertThat(file.sha256())
                    .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"); // FIPS 180-2, B.1
            assertThat(file.bytes()).isEqualTo(3);
        }
    }

    @Test
    void keepsFileAndSealWhenTheFileCannotBePutInItsPlace() throws IOException {
        var seal = Files.writeString(folder.resolve("seal"), "old");
        var blocked = folder.resolve("blocked");

        try (var a = AtomicFile.create(blocked);
                var b = AtomicFile.create(seal)) {
            b.out().write(bytes("new"));
            Files.createDirectories(blocked.resolve("in the way"));

            assertThatThrownBy(() -> AtomicFile.commitSealed(List.of(a), b))
                    .isInstanceOf(IwcException.class)
                    .hasMessageStartingWith(blocked + ": cannot be written: ");
        }

        assertThat(seal).hasContent("old");
        assertThat(filesIn(folder)).containsExactly("blocked", "seal");
    }

    @Test
    void removesWhatAKilledProcessLeftOfTheSameFile() throws IOException {
        var dead = Long.MAX_VALUE; // no process has this number
        Files.writeString(folder.resolve(".a.txt." + dead + ".1f.tmp"), "half");
        Files.writeString(folder.resolve(".b.txt." + dead + ".1f.tmp"), "of another file");

        AtomicFile.write(folder.resolve("a.txt"), "new");

        assertThat(filesIn(folder)).containsExactly(".b.txt." + dead + ".1f.tmp", "a.txt");
    }

    @Test
    void writesAFileWhoseNameIsAsLongAsNamesMayBe() {
        var name = "ü".repeat(120) + ".jsonl"; // 246 bytes

        AtomicFile.write(folder.resolve(name), "new");

        assertThat(folder.resolve(name)).hasContent("new");
    }

    @Test
    void saysWhyNothingCanBeWritten() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> AtomicFile.write(folder, "x")).hasMessage(folder + ": cannot be written: is a folder");
        assertThatThrownBy(() -> AtomicFile.write(file.resolve("below"), "x"))
                .hasMessage(file.resolve("below") + ": cannot be written: " + file + " is not a folder");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such modes")
    void keepsTheModeOfTheFileThatItReplaces() throws IOException {
        var secret = Files.writeString(folder.resolve("secret.jsonl"), "old");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));

        AtomicFile.write(secret, "new");

        assertThat(secret).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
    }
}
