package io.iwc.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class WarmupFoldersTests {
    @Test
    void leavesNothingOfWhatRehearsalsWrote() throws IOException {
        var folders = new WarmupFolders(true);
        var first = folders.next().orElseThrow();
        var second = folders.next().orElseThrow();
        Files.writeString(first.resolve("results.part.jsonl"), "{}\n");

        folders.close();

        assertThat(first).doesNotExist();
        assertThat(second).doesNotExist();
    }

    @Test
    void makesNoneForAReplayWithoutARunFolder() throws IOException {
        try (var folders = new WarmupFolders(false)) {
            assertThat(folders.next()).isEmpty();
        }
    }
}
