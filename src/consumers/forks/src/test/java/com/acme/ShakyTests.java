package com.acme;

import static io.iwc.assertj.IwcAssertions.assertThat;

import io.iwc.junit.IwcWorkload;
import io.iwc.junit.Synthetic;
import io.iwc.workload.Workload;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Fails once in a build: the report is to show the second try. */
class ShakyTests {
    @Test
    void passesTheSecondTime(@IwcWorkload(synthetic = @Synthetic(requests = 7)) Workload shaky) throws IOException {
        assertThat(shaky).hasRequestCount(wasHereBefore() ? 7 : 8);
    }

    private static boolean wasHereBefore() throws IOException {
        try {
            Files.createFile(Path.of("target", "tried-once"));
            return false;
        } catch (FileAlreadyExistsException again) {
            return true;
        }
    }
}
