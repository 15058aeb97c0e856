package io.iwc.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Real files that are not part of this repository. Their folder is named by the system property {@code iwc.data} or
 * the environment variable {@code IWC_DATA}; without it the tests on them are aborted, visibly.
 */
public final class SharedData {
    private SharedData() {}

    /** A file below that folder, {@code azure2023/…}. */
    public static Path file(String name) {
        var folder = System.getProperty("iwc.data", Objects.requireNonNullElse(System.getenv("IWC_DATA"), ""));
        assumeTrue(!folder.isEmpty(), "neither iwc.data nor IWC_DATA names the folder of real data: " + name);
        var file = Path.of(folder, name);
        assumeTrue(Files.isReadable(file), "no such file in the folder of real data: " + name);
        return file;
    }
}
