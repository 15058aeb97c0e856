package io.iwc.workload.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.InvalidInputException;
import io.iwc.artifact.internal.InputFile;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.Line;
import io.iwc.workload.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the reading of a line without a tree against the reading of the tree: what the first takes is the same. */
class CanonicalLineScannerTests {
    private static final byte[] TELLING =
            "\"\"\\{}[]:,, 0019-+.eEtfnu/\t\u0001\u00e9".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void takesEveryLineThatTheWriterWrites(long seed) throws IOException {
        var lines = new RandomLines(seed);
        var written = new ArrayList<byte[]>();
        for (var i = 0; i < 50; i++) {
            var request =
                    RequestParser.parse(lines.valid(), (field, text) -> {}).orElseThrow();
            written.add(bytes(RequestPrinter.line(request)));
        }

        for (var line : lines(written)) {
            assertThat(scanned(line)).as(line.text()).isPresent().isEqualTo(read(line));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void takesWhatTheTreeSaysOfLinesWithNonsense(long seed) throws IOException {
        var lines = new RandomLines(seed);
        var random = new Random(seed);
        var spelled = new ArrayList<byte[]>();
        for (var i = 0; i < 200; i++) {
            var text = Json.compact(lines.mutated());
            spelled.add(
                    (random.nextBoolean() ? text : text.replace(",\"", " , \"").replace("\":", "\" :  "))
                            .getBytes(StandardCharsets.UTF_8));
        }

        for (var line : lines(spelled)) {
            assertAgreementOn(line);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void takesWhatTheTreeSaysOfLinesWithDamagedBytes(long seed) throws IOException {
        var lines = new RandomLines(seed);
        var random = new Random(seed);
        var damaged = new ArrayList<byte[]>();
        for (var i = 0; i < 1000; i++) {
            damaged.add(damaged(Json.compact(lines.valid()).getBytes(StandardCharsets.UTF_8), random));
        }

        for (var line : lines(damaged)) {
            assertAgreementOn(line);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "00",
                "01",
                "-1",
                "-",
                "7 ",
                "1.",
                ".5",
                "1.5",
                "-1.5",
                "1.50",
                "3.0",
                "0.1",
                "0.7",
                "1e0",
                "1E400",
                "1.e1",
                "1.2.3",
                "0.30000000000000004",
                "0.123456789012345",
                "0.1234567890123456",
                "999999999999999999",
                "-999999999999999999",
                "9223372036854775807",
                "9223372036854775808",
                "18446744073709551615",
                "18446744073709551616",
                "18446744073709551619",
                "20000000000000000000",
                "99999999999999999999",
                "184467440737095516150",
                "true",
                "false",
                "null",
                "tru",
                "nulll",
                "truefalse",
                "\"\"",
                "\"raw\"",
                "\"low\"",
                "\"\\u0072aw\"",
                "\"a\\\"b\"",
                "\"\\q\"",
                "\"\\\"",
                "\"",
                "\"\t\"",
                "\"d\u00e9j\u00e0 \uD83D\uDE00\"",
                "\"\uFFFD\"",
                "[]",
                "[ ]",
                "[1]",
                "[1,]",
                "[,1]",
                "[1,2",
                "[1 2]",
                "[ 1 , 2 ]",
                "[01]",
                "[-1]",
                "[1.0]",
                "[\"1\"]",
                "[18446744073709551615]",
                "[18446744073709551616]",
                "[9999999999999999999]",
                "{}",
                "{ }",
                "{\"a\":1}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":[{\"b\":\"}\"}]}",
                "{\"a\"}",
                "{\"block_size\":1,\"hash_ids\":[5]}",
                "{ \"hash_ids\" : [ 5 ] , \"block_size\" : 1 }",
                "{\"block_size\":1,}",
                "{\"block_size\":1,\"block_size\":1,\"hash_ids\":[]}",
                "{\"block_size\":1,\"hash_ids\":[],\"model\":\"m\"}",
                "",
                "1}",
                "1,\"model\":\"m\"",
                "1,\"seed\":1",
                "1,\"se\\u0065d\":1",
                "1} ",
                "1} 2",
                "1},",
                "1}\t"
            })
    void takesWhatTheTreeSaysOfEverySpelling(String value) throws IOException {
        var lines = new ArrayList<byte[]>();
        for (var kind : List.of("\"prompt\":\"Hi\"", "\"prompt_tokens\":3,\"output_tokens\":1")) {
            var line = "{\"request_id\":\"r1\",\"arrival_time_ms\":5," + kind;
            lines.add((line + ",\"extra\":" + value + "}").getBytes(StandardCharsets.UTF_8));
            var blocks = ",\"prefix\":{\"block_size\":1,\"hash_ids\":";
            lines.add((line + blocks + value + "}}").getBytes(StandardCharsets.UTF_8));
            for (var name : FieldNames.OF_LINE) {
                lines.add((line + ",\"" + name + "\":" + value + "}").getBytes(StandardCharsets.UTF_8));
                lines.add(("{\"" + name + "\":" + value + "," + line.substring(1) + "}")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }

        for (var line : lines(lines)) {
            assertAgreementOn(line);
        }
    }

    @Test
    void leavesBytesThatAreNotUtf8ToTheTree() throws IOException {
        var line = "{\"request_id\":\"r1\",\"arrival_time_ms\":5,\"prompt\":\"\u00e9\"}";

        var broken = lines(List.of(line.getBytes(StandardCharsets.ISO_8859_1))).get(0);

        assertThat(scanned(broken)).isEmpty();
    }

    @Test
    void leavesObjectsOfAnyDepthToTheTree() throws IOException {
        var deep = "{\"prefix\":".repeat(100_000) + "1" + "}".repeat(100_000);

        var line = lines(List.of(deep.getBytes(StandardCharsets.UTF_8))).get(0);

        assertThat(scanned(line)).isEmpty();
    }

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    private static void assertAgreementOn(Line line) {
        var scanned = scanned(line);
        if (scanned.isPresent()) {
            assertThat(scanned)
                    .as(new String(line.bytes(), StandardCharsets.UTF_8))
                    .isEqualTo(read(line));
        }
    }

    private static Optional<Request> scanned(Line line) {
        return CanonicalLineScanner.fieldsOf(line).flatMap(RequestParser::parse);
    }

    private static Optional<Request> read(Line line) {
        try {
            return line.json() instanceof ObjectNode object
                    ? RequestParser.parse(object, (field, text) -> {})
                    : Optional.empty();
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    /** With a byte or a few of them lost, twice there, or another one. */
    private static byte[] damaged(byte[] line, Random random) {
        var damaged = new ByteArrayOutputStream();
        var from = random.nextInt(line.length);
        var to = Math.min(line.length, from + random.nextInt(3));
        damaged.write(line, 0, from);
        if (random.nextInt(3) > 0) {
            damaged.write(TELLING[random.nextInt(TELLING.length)]);
        }
        var rest = random.nextInt(4) == 0 ? from : to;
        damaged.write(line, rest, line.length - rest);
        return damaged.toByteArray();
    }

    private static byte[] bytes(ByteBuffer line) {
        return Arrays.copyOfRange(line.array(), line.arrayOffset() + line.position(), line.limit() - 1);
    }

    private List<Line> lines(List<byte[]> contents) throws IOException {
        var file = folder.resolve("lines.jsonl");
        try (var out = Files.newOutputStream(file)) {
            for (var content : contents) {
                out.write(content);
                out.write('\n');
            }
        }
        var lines = new ArrayList<Line>();
        try (var input = InputFile.open(file)) {
            for (var line = input.nextLine(); line.isPresent(); line = input.nextLine()) {
                lines.add(line.get());
            }
        }
        return lines;
    }
}
