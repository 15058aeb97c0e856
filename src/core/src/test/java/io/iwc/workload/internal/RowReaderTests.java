package io.iwc.workload.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.IwcException;
import io.iwc.artifact.internal.InputFile;
import io.iwc.artifact.internal.Json;
import io.iwc.internal.Problems;
import io.iwc.workload.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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

/** Lines that are parsed in blocks on all cores are what they are one after the other. */
class RowReaderTests {
    private static final int LINES = 20_000; // some megabytes: more blocks than are ever under way
    private static final List<String> FIELDS_OF_LENGTHS = List.of(
            "arrival_time_ms",
            "arrival_time_ns",
            "depends_on",
            "max_output_tokens",
            "model",
            "output_tokens",
            "prompt_tokens",
            "request_id",
            "session_id",
            "think_time_ms",
            "turn_id",
            "user_id");

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void findsInBlocksWhatIsFoundLineByLine(long seed) throws IOException {
        var file = Files.writeString(folder.resolve("w.jsonl"), manyLines(new Random(seed)));
        var expected = lineByLine(file);

        var found = inBlocks(file);

        assertThat(found.problems().first()).isEqualTo(expected.problems().first());
        assertThat(found.problems().count()).isEqualTo(expected.problems().count());
        assertThat(found.places()).isEqualTo(expected.places());
        assertThat(found.requests()).isEqualTo(expected.requests());
        assertThat(found.problems().count()).isGreaterThan(100);
        assertThat(found.requests()).hasSizeGreaterThan(LINES / 2);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void hashesInBlocksWhatIsPrintedOfTheRequests(long seed) throws IOException {
        var file = Files.writeString(folder.resolve("w.jsonl"), manyLines(new Random(seed)));
        var blocks = new CanonicalHash();
        var printed = new CanonicalHash();

        try (var rows = new RowReader(file, new Problems())) {
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                blocks.add(row.get());
                printed.add(row.get().request());
            }
        }

        assertThat(blocks.hex()).isEqualTo(printed.hex());
    }

    @Test
    void givesWhatStandsBeforeTheEndOfAFileThatBreaksOff() throws IOException {
        var text = manyLines(new Random(1));
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(UTF_8));
        }
        var file = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
        var places = new ArrayList<Long>();

        try (var rows = new RowReader(file, new Problems())) {
            assertThatThrownBy(() -> {
                        for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                            places.add(row.get().line());
                        }
                    })
                    .isInstanceOf(IwcException.class)
                    .hasMessageStartingWith(file + ": cannot be read: ");
        }

        var whole = Files.writeString(folder.resolve("w.jsonl"), text);
        assertThat(places)
                .hasSizeGreaterThan(LINES / 4)
                .isEqualTo(lineByLine(whole).places().subList(0, places.size()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void takesALineOfLengthsForWhatTheTreeSaysItIs(long seed) {
        var random = new Random(seed);
        var lines = new RandomLines(seed);
        var lengths = new LengthsLine();
        var taken = 0;
        for (var i = 0; i < 4_000; i++) {
            var line = random.nextBoolean() ? lengthsLine(lines) : damaged(lengthsLine(lines), random);
            var bytes = ("," + line + "}").getBytes(UTF_8);

            var request = lengths.request(bytes, 1, bytes.length - 1);

            if (request.isPresent()) {
                taken++;
                assertThat(printed(request.get())).isEqualTo(line);
                assertThat(RequestParser.parse((ObjectNode) Json.parse(line), (field, text) -> {}))
                        .hasValue(request.get());
            }
        }
        assertThat(taken).isGreaterThan(1_000);
    }

    static LongStream seeds() {
        return LongStream.range(0, 8);
    }

    /** Lines of every kind, bad and blank ones among them, one longer than a block, and none of a kind rarer at an end. */
    private static String manyLines(Random random) {
        var lines = new RandomLines(random.nextLong());
        var text = new StringBuilder();
        for (var i = 0; i < LINES; i++) {
            var line = lengthsLine(lines);
            text.append(
                    switch (random.nextInt(60)) {
                        case 0 -> "";
                        case 1 -> " \t";
                        case 2 -> damaged(line, random);
                        case 3 -> Json.compact(lines.mutated());
                        case 4, 5, 6 -> Json.compact(lines.valid());
                        case 7 -> line.replace(":", ": ");
                        case 8 -> i % 4_000 < 30 ? line.replace("\"r", "\"" + "r".repeat(300_000)) : "no JSON";
                        default -> line;
                    });
            text.append(random.nextInt(9) == 0 ? "\r\n" : "\n");
        }
        return random.nextBoolean() ? text.toString() : text.toString().stripTrailing();
    }

    private static String lengthsLine(RandomLines lines) {
        while (true) {
            var line = lines.valid();
            if (!line.has("prompt") && !line.has("messages")) {
                line.retain(FIELDS_OF_LENGTHS);
                return printed(RequestParser.parse(line, (field, text) -> {}).orElseThrow());
            }
        }
    }

    private static String damaged(String line, Random random) {
        var at = random.nextInt(line.length());
        var sign = "\"\\{}:,019-n s\u0001\u00e9".charAt(random.nextInt(15));
        return line.substring(0, at) + sign + line.substring(at + random.nextInt(2));
    }

    private static String printed(Request request) {
        return UTF_8.decode(RequestPrinter.line(request)).toString().stripTrailing();
    }

    private static Found lineByLine(Path file) {
        var found = new Found(new ArrayList<>(), new ArrayList<>(), new Problems());
        try (var input = InputFile.open(file)) {
            for (var line = input.nextLine(); line.isPresent(); line = input.nextLine()) {
                var number = line.get().number();
                RowReader.parse(line.get(), found.problems()).ifPresent(request -> found.add(number, request));
            }
        }
        return found;
    }

    private static Found inBlocks(Path file) {
        var found = new Found(new ArrayList<>(), new ArrayList<>(), new Problems());
        try (var rows = new RowReader(file, found.problems())) {
            for (var row = rows.next(); row.isPresent(); row = rows.next()) {
                found.add(row.get().line(), row.get().request());
            }
        }
        return found;
    }

    private record Found(List<Long> places, List<Request> requests, Problems problems) {
        void add(long place, Request request) {
            places.add(place);
            requests.add(request);
        }
    }
}
