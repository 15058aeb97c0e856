package io.iwc.artifact.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process that is killed between two steps of a commit leaves. */
class SealTests {
    @TempDir
    Path folder;

    private Path place;
    private Seal seal;

    @BeforeEach
    void oldSealAndStagedOne() throws IOException {
        place = Files.writeString(folder.resolve("seal"), "old");
        seal = new Seal(place);
        seal.stage(Files.writeString(folder.resolve("staged"), "new"));
    }

    @Test
    void isTheOldOneUntilItIsLifted() {
        seal.recover(it -> true);

        assertThat(place).hasContent("old");
    }

    @Test
    void isTheOneThatFitsOnceItIsLifted() {
        seal.lift();
        assertThat(place).doesNotExist();

        seal.recover(it -> contentOf(it).equals("old"));
        assertThat(place).hasContent("old");

        seal.lift();
        seal.recover(it -> contentOf(it).equals("new"));
        assertThat(place).hasContent("new");
    }

    @Test
    void isNoneIfNoneFits() {
        seal.lift();

        seal.recover(it -> false);

        assertThat(place).doesNotExist();
    }

    @Test
    void leavesNothingBesideItInTheEnd() {
        seal.lift();
        seal.put();

        assertThat(place).hasContent("new");
        assertThat(folder).isDirectoryNotContaining(it -> !it.equals(place));
    }

    private static String contentOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
