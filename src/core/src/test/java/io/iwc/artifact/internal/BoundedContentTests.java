package io.iwc.artifact.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.airlift.compress.zstd.ZstdOutputStream;
import io.iwc.InvalidInputException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedContentTests {
    private static final int MEGABYTES = 80;

    @TempDir
    private Path folder;

    @Test
    void aGzipBombEndsWithItsPlaceItsRatioAndTheWayOut() throws IOException {
        var file = folder.resolve("bomb.jsonl.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            fill(out);
        }

        refuses(file);
    }

    @Test
    void soDoesAZstandardBomb() throws IOException {
        var file = folder.resolve("bomb.jsonl.zst");
        try (var out = new ZstdOutputStream(Files.newOutputStream(file))) {
            fill(out);
        }

        refuses(file);
    }

    private static void fill(OutputStream out) throws IOException {
        out.write("{}\n".getBytes(UTF_8));
        var megabyte = new byte[1 << 20];
        for (var i = 0; i < MEGABYTES; i++) {
            out.write(megabyte);
        }
    }

    private static void refuses(Path file) {
        try (var input = InputFile.open(file)) {
            assertThat(input.nextLine())
                    .hasValueSatisfying(it -> assertThat(it.text()).isEqualTo("{}"));

            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(input::nextLine)
                    .withMessageMatching(
                            ".*bomb\\.jsonl\\.\\w+:2: found \\d+ bytes that \\d+ compressed ones have become"
                                    + " \\(ratio \\d{3,6}\\), expected a ratio of at most 250 \\(if the file is what it should be:"
                                    + " JAVA_TOOL_OPTIONS=-Diwc\\.decompression\\.maxRatio=N\\)");
        }
    }
}
