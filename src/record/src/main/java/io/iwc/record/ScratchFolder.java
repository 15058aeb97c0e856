package io.iwc.record;

import io.iwc.IwcException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** A folder that is there only as long as it is used. */
record ScratchFolder(Path path) implements AutoCloseable {
    static ScratchFolder create() {
        try {
            return new ScratchFolder(Files.createTempDirectory("iwc-record"));
        } catch (IOException e) {
            throw new IwcException("record: no temporary folder can be made: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try (var files = Files.walk(path)) {
            for (var file : List.copyOf(files.sorted(Comparator.reverseOrder()).toList())) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // the system's own clearing takes it
        }
    }
}
