package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.IwcException;
import io.iwc.workload.Manifest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is read in blocks is held against the same file read row by row, which a limit that is never reached enforces: the
 * same bytes, times, notes and errors.
 */
class LengthBlocksTests {
    private static final String AZURE = "TIMESTAMP,ContextTokens,GeneratedTokens\n";
    private static final String VIDUR = "arrived_at,num_prefill_tokens,num_decode_tokens\n";
    private static final List<String> ODD = List.of(
            "",
            "\r",
            " ",
            "2024-05-10 00:00:01,\"7\",8",
            "2024-05-10 00:00:01,7,\"8\n\"",
            "\"2024-05-10 00:00:01\",7,8",
            "2024-05-10 00:00:01,7",
            "2024-05-10 00:00:01,7,8,9",
            "2024-05-10 00:00:01,7,",
            "2024-05-10 00:00:01,-7,8",
            "2024-05-10 00:00:01,12.0,8",
            "2024-05-10 00:00:01, 7,8",
            "2024-05-10 00:00:01,1234567890,8",
            "2024-05-10 00:00:01,99999999999,8",
            "2024-05-10 00:00:61,7,8",
            "2024-05-32 00:00:01,7,8",
            "2024-05-10 00:00:01.1234567890,7,8",
            "2024-05-10T00:00:01Z,7,8",
            "2024-05-10 02:00:01+02:00,7,8",
            "1969-12-31 23:59:59,7,8",
            "2024-05-10 00:00:01,7,é",
            "2024-05-10 00:00:01,7,8\r9",
            "\"open,7,8");

    @TempDir
    Path folder;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void findsWhatIsFoundRowByRow(long seed) throws IOException {
        var random = new Random(seed);
        var text = new StringBuilder(AZURE);
        var end = random.nextBoolean() ? "\n" : "\r\n";
        var rows = 10 + random.nextInt(seed % 4 == 0 ? 30_000 : 400);
        var odd = random.nextInt(4) == 0 ? -1 : random.nextInt(rows);
        for (var i = 0; i < rows; i++) {
            if (i == odd) {
                text.append(ODD.get(random.nextInt(ODD.size()))).append(end);
            }
            text.append(time(i, random))
                    .append(',')
                    .append(random.nextInt(5000))
                    .append(',')
                    .append(random.nextInt(500))
                    .append(i == rows - 1 && random.nextBoolean() ? "" : end);
        }
        var file = Datasets.file(folder, "trace.csv", text.toString());

        assertThat(read(file, "azure", 0, true)).isEqualTo(read(file, "azure", Integer.MAX_VALUE, true));
        assertThat(read(file, "azure", 0, false)).isEqualTo(read(file, "azure", Integer.MAX_VALUE, false));
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @Test
    void readsInBlocksUpToTheFirstOddRow() {
        var rows = "2024-05-10 00:00:01.25,7,8\n".repeat(30_000);
        var file = Datasets.file(folder, "trace.csv", AZURE + rows + "2024-05-10 00:00:02,\"7\",8\n" + rows);
        var inBlocks = 0;

        try (var source = DatasetSource.open(file, CompileOptions.of("azure"))) {
            var blocks = source.lengths(new AzureReader().lengthColumns());
            for (var cells = blocks.get(); cells.isPresent(); cells = blocks.get()) {
                inBlocks += cells.get().rows().size();
            }

            assertThat(inBlocks).isEqualTo(30_000);
            assertThat(new AzureReader().read(source).count()).isEqualTo(30_001);
        }
    }

    @Test
    void findsEveryOddRowWhereverItStands() {
        for (var odd : ODD) {
            for (var place = 0; place < 3; place++) {
                var rows = new ArrayList<>(List.of("2024-05-10 00:00:00,1,2", "2024-05-10 00:00:02.5,3,4"));
                rows.add(place, odd);
                var file = Datasets.file(folder, "trace.csv", AZURE + String.join("\n", rows) + "\n");

                assertThat(read(file, "azure", 0, false))
                        .as(odd)
                        .isEqualTo(read(file, "azure", Integer.MAX_VALUE, false));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1.5",
                "0.0288601234567891",
                "2.0000000005",
                "2.0000000015",
                "2.00000000050",
                "2.00000000051",
                "007.25",
                "7.",
                ".5",
                "1e3",
                "+1",
                "-1",
                "123456789.999999999",
                "1234567890",
                "0.9999999999",
                "1,5",
                "1.5s",
                "0.12345678901234567890123456789012345678901234567890",
                "1.2.3",
                ""
            })
    void readsSecondsToTheLastDigitAsRowByRow(String time) {
        var file = Datasets.file(folder, "vidur.csv", VIDUR + "0,1,1\n" + time + ",5,6\n9999999999,7,8\n");

        assertThat(read(file, "vidur", 0, false)).isEqualTo(read(file, "vidur", Integer.MAX_VALUE, false));
    }

    @Test
    void readsColumnsInAnyOrderAndTimesThatGoBack() {
        var file = Datasets.file(
                folder,
                "trace.csv",
                "GeneratedTokens,TIMESTAMP,ContextTokens\n1,2024-05-10 00:01:00,2\n3,2024-05-10 00:00:30,4\n");

        var found = read(file, "azure", 0, false);

        assertThat(found).isEqualTo(read(file, "azure", Integer.MAX_VALUE, false));
        assertThat(found)
                .contains("\"output_tokens\":3,\"prompt_tokens\":4,\"request_id\":\"req-000002\"")
                .contains("origin: \"2024-05-10 00:00:30\"");
    }

    @Test
    void readsWhatIsCompressedAndSaysWhereItIsCutOff() throws IOException {
        var text = new StringBuilder(AZURE);
        for (var i = 0; i < 40_000; i++) {
            text.append("2024-05-10 00:00:")
                    .append(10 + i / 1000)
                    .append(",7,")
                    .append(i)
                    .append('\n');
        }
        var whole = folder.resolve("trace.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
            out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
        }
        var bytes = Files.readAllBytes(whole);
        var cut = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(bytes, bytes.length / 2));

        assertThat(read(whole, "azure", 0, false))
                .isEqualTo(read(whole, "azure", Integer.MAX_VALUE, false))
                .contains("req-040000");
        assertThat(read(cut, "azure", 0, false))
                .isEqualTo(read(cut, "azure", Integer.MAX_VALUE, false))
                .startsWith(cut.toString());
    }

    /** The bytes and the manifest, or what is wrong. */
    private String read(Path file, String format, long limit, boolean skipsBad) {
        var output = folder.resolve("out.jsonl");
        var notes = new ArrayList<String>();
        var options = CompileOptions.of(format).toBuilder()
                .limit(limit)
                .skipBad(skipsBad)
                .build();
        try {
            WorkloadCompiler.with(options).saying(notes::add).compile(file, output);
            var manifest = Files.readString(Manifest.pathFor(output));
            return Files.readString(output) + notes + manifest.replaceAll("(?m)^.*limit:.*\n", "");
        } catch (IwcException e) {
            return String.valueOf(e.getMessage());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Some in the same minute, some with fewer decimals, an offset or a T. */
    private static String time(int i, Random random) {
        var seconds = i / 20;
        var time = String.format(
                "2024-05-%02d%s%02d:%02d:%02d",
                10 + seconds / 86_400,
                random.nextInt(50) == 0 ? "T" : " ",
                seconds / 3600 % 24,
                seconds / 60 % 60,
                seconds % 60);
        var fraction = random.nextInt(10) == 0 ? "" : String.format(".%02d%05d", 5 * (i % 20), random.nextInt(50));
        return time + fraction + (random.nextInt(10) == 0 ? "+00:00" : "");
    }
}
