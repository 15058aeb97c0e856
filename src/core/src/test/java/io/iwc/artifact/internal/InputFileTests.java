package io.iwc.artifact.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.zstd.ZstdOutputStream;
import io.iwc.IwcException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFileTests {
    private static final String TEXT = "\uFEFFone\r\n\n \t\ntwo\n\u00e9" + "x".repeat(200_000) + "\nlast";

    @TempDir
    Path folder;

    @Test
    void givesLinesWithoutTheirEndsAndCountsBlankOnes() throws IOException {
        var file = Files.writeString(folder.resolve("a.txt"), TEXT);

        assertThat(linesOf(file)).containsExactly("1:one", "4:two", "5:\u00e9" + "x".repeat(200_000), "6:last");
    }

    @Test
    void readsACompressedFileLikeAPlainOneAndHashesItAsItLies() throws IOException {
        var packed = gzip(TEXT);
        var file = Files.write(folder.resolve("named.anyhow"), packed);

        assertThat(linesOf(file)).hasSize(4);
        try (var input = InputFile.open(file)) {
            assertThat(input.nextLine()).isPresent(); // the rest is read for the hash
            assertThat(input.sha256()).isEqualTo(Sha256.hex(packed));
            assertThat(input.bytes()).isEqualTo(packed.length);
        }
    }

    @Test
    void readsZstandard() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var packed = new ZstdOutputStream(out)) {
            packed.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        var file = Files.write(folder.resolve("trace.zst"), out.toByteArray());

        assertThat(linesOf(file)).hasSize(4).startsWith("1:one");
    }

    @Test
    void saysThatAZstandardFileIsBroken() throws IOException {
        var file = Files.write(folder.resolve("trace.zst"), HexFormat.of().parseHex("28b52ffdffffffffffff"));

        assertThatThrownBy(() -> linesOf(file))
                .isInstanceOf(IwcException.class)
                .hasMessageStartingWith(file + ": cannot be read: ");
    }

    @Test
    void readsPartsThatWerePackedOneAfterTheOther() throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(gzip("a\n"));
        out.write(gzip("b\n"));
        var file = Files.write(folder.resolve("two.gz"), out.toByteArray());

        assertThat(linesOf(file)).containsExactly("1:a", "2:b");
    }

    @Test
    void saysThatACompressedFileBreaksOff() throws IOException {
        var packed = gzip(TEXT);
        var file = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(packed, packed.length / 2));

        assertThatThrownBy(() -> linesOf(file)).hasMessageStartingWith(file + ": cannot be read: ");
    }

    @Test
    void readsAnEmptyFile() throws IOException {
        assertThat(linesOf(Files.createFile(folder.resolve("empty")))).isEmpty();
    }

    private static List<String> linesOf(Path file) {
        try (var input = InputFile.open(file)) {
            var lines = new ArrayList<String>();
            for (var line = input.nextLine(); line.isPresent(); line = input.nextLine()) {
                lines.add(line.get().number() + ":" + line.get().text());
            }
            return lines;
        }
    }

    private static byte[] gzip(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(out)) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
