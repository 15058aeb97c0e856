package io.iwc.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

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
}
