package io.iwc.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Run folders of rehearsals, among the temporary files of the machine; gone with the last of them. */
final class WarmupFolders implements AutoCloseable {
    private final Deque<Path> made = new ArrayDeque<>();
    private final boolean isWanted;

    /**
     * None yet.
     *
     * @param isWanted whether the replay that is rehearsed has one
     */
    WarmupFolders(boolean isWanted) {
        this.isWanted = isWanted;
    }

    /** An empty folder, if one is wanted. */
    Optional<Path> next() throws IOException {
        if (!isWanted) {
            return Optional.empty();
        }
        made.push(Files.createTempDirectory("iwc-warmup-"));
        return Optional.of(made.element());
    }

    @Override
    public void close() throws IOException {
        while (!made.isEmpty()) {
            var folder = made.pop();
            try (var files = Files.newDirectoryStream(folder)) {
                for (var file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }
}
