package io.iwc.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Temporary folders of benchmarks. */
final class Folders {
    private Folders() {}

    /** Deletes a folder and the files in it. */
    static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
