package io.iwc.artifact.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.zstd.ZstdOutputStream;
import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "UTF-16, 'found UTF-16 text, expected UTF-8'",
        "UTF-16LE, 'found UTF-16 text without a byte order mark, expected UTF-8'",
        "UTF-16BE, 'found UTF-16 text without a byte order mark, expected UTF-8'",
        "UTF-32LE, 'found UTF-32 text without a byte order mark, expected UTF-8'",
        "UTF-32BE, 'found UTF-32 text without a byte order mark, expected UTF-8'"
    })
    void saysInWhichEncodingAFileIs(String encoding, String said) throws IOException {
        var file = Files.write(folder.resolve("a.csv"), "TIMESTAMP,tokens".getBytes(Charset.forName(encoding)));

        assertThatThrownBy(() -> InputFile.open(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ": " + said);
    }

    @Test
    void saysThatAFileOfNulsWasNeverWritten() throws IOException {
        var file = Files.write(folder.resolve("a.jsonl"), new byte[100]);

        assertThatThrownBy(() -> InputFile.open(file))
                .hasMessage(file + ": found NUL bytes, as where something was never written, expected UTF-8");
    }

    @Test
    void saysThatALineBeginsWithNuls() throws IOException {
        var file = Files.writeString(folder.resolve("a.jsonl"), "{}\n\0\0\0\n");

        try (var input = InputFile.open(file)) {
            assertThat(input.nextLine().orElseThrow().json()).isEmpty();
            var holed = input.nextLine().orElseThrow();

            assertThatThrownBy(holed::json)
                    .hasMessage(file + ":2: found NUL bytes, as in UTF-16 or where something was never written,"
                            + " expected UTF-8 text");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/zero", "/dev/urandom"})
    @EnabledOnOs(OS.LINUX)
    void refusesADeviceThatNeverEnds(String device) {
        assertThatThrownBy(() -> InputFile.open(Path.of(device)))
                .isInstanceOf(IwcException.class)
                .hasMessage(device + ": is a device, expected a file or a pipe");
    }

    @Test
    void givesTheRestBehindBlocksAndThrowsTheFaultAgainWhereItHappened() throws IOException {
        var text = "one\n" + "x".repeat(300_000) + "\ntwo\nthree";
        var broken = new SequenceInputStream(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)), new Broken());
        var blocks = new LineBlocks("a.csv", broken, 1);

        var first = blocks.next().orElseThrow();
        var rest = blocks.rest();

        assertThat(first.limit()).isEqualTo(4);
        assertThat(new String(rest.readNBytes(300_005), StandardCharsets.US_ASCII))
                .endsWith("x\ntwo\n");
        assertThat(new String(rest.readNBytes(5), StandardCharsets.US_ASCII)).isEqualTo("three");
        assertThatThrownBy(rest::read).hasMessage("broken");
    }

    @Test
    void cutsNoBlockOfALineThatIsTooLong() throws IOException {
        var content = new ByteArrayInputStream("x".repeat(600_000).getBytes(StandardCharsets.US_ASCII));
        var blocks = new LineBlocks("a.csv", content, 1);

        assertThat(blocks.next()).isEmpty();
        assertThat(blocks.isTooLong()).isTrue();
        assertThat(blocks.next()).isEmpty();
        assertThat(blocks.rest().readAllBytes()).hasSize(600_000);
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("broken");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return read();
        }
    }
}
