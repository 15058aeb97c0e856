package io.iwc.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFilesTests {
    @Test
    void aResourceInAJarIsCopiedOutOnce() {
        var files = new DataFiles(Test.class, Optional.empty()); // a class of a jar

        var first = files.find("META-INF/MANIFEST.MF");
        var second = new DataFiles(Test.class, Optional.empty()).find("/META-INF/MANIFEST.MF");

        assertThat(first)
                .hasValueSatisfying(file ->
                        assertThat(file).hasFileName("MANIFEST.MF").content().contains("Manifest-Version"));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void aFolderOfStubsIsFoundAsTheCommandFindsIt(@TempDir Path data) throws IOException {
        var mappings = Files.createDirectories(data.resolve("stubs/mappings"));
        Files.createDirectories(data.resolve("other"));
        var files = new DataFiles(Test.class, Optional.of(data));

        assertThat(files.find("stubs")).hasValue(data.resolve("stubs"));
        assertThat(files.find("stubs/mappings")).hasValue(mappings);
        assertThat(files.find("other")).isEmpty();
    }
}
