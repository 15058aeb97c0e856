package io.iwc.artifact.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierFilesTests {
    @TempDir
    Path folder;

    private EarlierFiles earlier;

    @BeforeEach
    void aRunAndAFileOfTheUser() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "one");
        Files.writeString(folder.resolve("seal"), "of one");
        Files.writeString(folder.resolve("notes.txt"), "mine");
        earlier = new EarlierFiles(folder, Pattern.compile(".*\\.csv|seal|level-.*"), "seal");
    }

    @Test
    void areSetAsideWhole() throws IOException {
        var aside = earlier.setAside();

        assertThat(aside).contains(folder.resolve("previous"));
        assertThat(namesIn(folder)).containsExactly("notes.txt", "previous");
        assertThat(folder.resolve("previous/a.csv")).hasContent("one");
        assertThat(folder.resolve("previous/seal")).hasContent("of one");
    }

    @Test
    void stayBesideThoseOfAnotherTime() throws IOException {
        earlier.setAside();
        Files.writeString(folder.resolve("a.csv"), "two");

        assertThat(earlier.setAside()).contains(folder.resolve("previous-2"));

        assertThat(earlier.asides()).containsExactly(folder.resolve("previous"), folder.resolve("previous-2"));
        assertThat(folder.resolve("previous/a.csv")).hasContent("one");
    }

    @Test
    void areForgottenButForWhatIsNotTheirs() throws IOException {
        earlier.setAside();
        Files.writeString(folder.resolve("previous/diary.txt"), "mine, too");

        earlier.forget();

        assertThat(namesIn(folder)).containsExactly("notes.txt", "previous");
        assertThat(namesIn(folder.resolve("previous"))).containsExactly("diary.txt");
    }

    @Test
    void areForgottenWithTheLockThatAKilledProcessLeftAmongThem() throws IOException {
        Files.createDirectories(folder.resolve("level-1"));
        Files.writeString(folder.resolve("level-1/a.csv"), "level");
        Files.writeString(folder.resolve("level-1/.iwc.lock"), "process 4711 since 2026-01-01T00:00:00Z\n");
        earlier.setAside();

        earlier.forget();

        assertThat(namesIn(folder)).containsExactly("notes.txt");
    }

    @Test
    void takeFoldersWithThemAndBack() throws IOException {
        Files.createDirectories(folder.resolve("level-1"));
        Files.writeString(folder.resolve("level-1/a.csv"), "level");

        var aside = earlier.setAside().orElseThrow();
        assertThat(folder.resolve("previous/level-1/a.csv")).hasContent("level");
        earlier.putBack(aside);

        assertThat(namesIn(folder)).containsExactly("a.csv", "level-1", "notes.txt", "seal");
        assertThat(folder.resolve("level-1/a.csv")).hasContent("level");
    }

    @Test
    void areTakenAnewWhereAProcessWasKilledMeanwhile() throws IOException {
        Files.createDirectories(folder.resolve(".previous.tmp"));
        Files.writeString(folder.resolve(".previous.tmp/b.csv"), "of an attempt");

        earlier.setAside();

        assertThat(namesIn(folder)).containsExactly("notes.txt", "previous");
        assertThat(namesIn(folder.resolve("previous"))).containsExactly("a.csv", "seal");
    }

    @Test
    void areBackWhereWhatShouldReplaceThemFails() throws IOException {
        ThrowingCallable replaced = () -> earlier.replacedBy(() -> {
            write("a.csv", "two");
            write("b.csv", "two");
            throw new IwcException("no room");
        });

        assertThatThrownBy(replaced).hasMessage("no room");

        assertThat(namesIn(folder)).containsExactly("a.csv", "notes.txt", "seal");
        assertThat(folder.resolve("a.csv")).hasContent("one");
        assertThat(folder.resolve("seal")).hasContent("of one");
    }

    @Test
    void mayBeNone() throws IOException {
        Files.delete(folder.resolve("a.csv"));
        Files.delete(folder.resolve("seal"));

        assertThat(earlier.setAside()).isEmpty();
        assertThat(namesIn(folder)).containsExactly("notes.txt");
    }

    private void write(String name, String text) {
        AtomicFile.write(folder.resolve(name), text);
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
