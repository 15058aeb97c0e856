package io.iwc.workload.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.artifact.internal.Sha256;
import io.iwc.workload.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read in blocks of lengths is held against the same file read line by line. */
class LengthBlockTests {
    private static final String LINE =
            "{\"arrival_time_ms\":5,\"output_tokens\":7,\"prompt_tokens\":9,\"request_id\":\"req-%s\"}\n";

    @TempDir
    Path folder;

    @Test
    void readsLinesThatWereCompiledAsNumbers() throws IOException {
        var rows = new LengthRows(1);
        rows.numberFrom(999_990);
        for (var i = 0; i < 20_000; i++) {
            rows.add(i * 333_333L, i, 20_000 - i);
        }
        var file = write(
                StandardCharsets.UTF_8.decode(LengthLines.of(rows).bytes()).toString());

        var found = new Found(file);

        assertThat(found.ofLengths).isEqualTo(20_000);
        assertThat(found.requests).isEqualTo(lineByLine(file)).hasSize(20_000);
        assertThat(found.sha256).isEqualTo(Sha256.hex(file));
    }

    @ParameterizedTest(name = "[{index}]")
    @ValueSource(
            strings = {
                "\n",
                "{\"arrival_time_ms\":5,\"output_tokens\":7,\"prompt_tokens\":9,\"request_id\":\"req-000002\" }\n",
                "{\"arrival_time_ms\":5,\"output_tokens\":7,\"prompt_tokens\":9,\"request_id\":\"req-000002\"}\r\n",
                "{\"arrival_time_ms\":5,\"output_tokens\":7,\"prompt_tokens\":9,\"request_id\":\"req-000002\"}",
                "{\"arrival_time_ms\":5,\"output_tokens\":7,\"prompt_tokens\":9,\"request_id\":\"req-000003\"}\n",
                "{\"arrival_time_ms\":5,\"output_tokens\":7,\"prompt_tokens\":9,\"request_id\":\"req-02\"}\n",
                "{\"arrival_time_ms\":5,\"output_tokens\":7,\"prompt_tokens\":9,\"request_id\":\"req-0000002\"}\n",
                "{\"arrival_time_ms\":5,\"arrival_time_ns\":5000001,\"output_tokens\":7,\"prompt_tokens\":9,"
                        + "\"request_id\":\"abc\"}\n",
                "{\"arrival_time_ms\":5,\"output_tokens\":7,\"prompt\":\"Why?\",\"request_id\":\"req-000002\"}\n",
                "{\"arrival_time_ms\":5,\"max_output_tokens\":7,\"prompt_tokens\":9,\"request_id\":\"req-000002\"}\n",
            })
    void leavesABlockWithAnyOtherLineToBeReadLineByLine(String line) throws IOException {
        var file = write(String.format(LINE, "000001") + line);

        var found = new Found(file);

        assertThat(found.ofLengths).isZero();
        assertThat(found.requests).isEqualTo(lineByLine(file));
    }

    @ParameterizedTest(name = "[{index}]")
    @ValueSource(
            strings = {
                "{\"arrival_time_ms\":5,\"arrival_time_ns\":6000001,\"output_tokens\":7,\"prompt_tokens\":9,"
                        + "\"request_id\":\"req-000002\"}\n",
                "{\"arrival_time_ms\":05,\"output_tokens\":7,\"prompt_tokens\":9,\"request_id\":\"req-000002\"}\n",
                "{\"arrival_time_ms\":5,\"output_tokens\":7,\"prompt_tokens\":2147483648,\"request_id\":\"req-000002\"}\n",
                "{\"arrival_time_ms\":9999999999999,\"output_tokens\":7,\"prompt_tokens\":1,\"request_id\":\"req-000002\"}\n",
                "{\"arrival_time_ms\":,\"output_tokens\":7,\"prompt_tokens\":1,\"request_id\":\"req-000002\"}\n",
                "{\"arrival_time_ms\":5,\"output_tokens\":7,\"prompt_tokens\":1,\"request_id\":\"req-000001\"}\n",
                "{\"arrival_time_ms\":5,\"output_tok\n",
            })
    void saysOfABadLineWhatIsSaidLineByLine(String line) throws IOException {
        var file = write(String.format(LINE, "000001") + line);
        String expected;
        try (var reader = WorkloadReader.openChecking(file)) {
            expected = messageOf(() -> reader.requests().forEach(request -> {}));
        }

        assertThatThrownBy(() -> new Found(file)).hasMessage(expected);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void findsWhatLineByLineIsFoundWhereverTheLengthsEnd(long seed) throws IOException {
        var random = new Random(seed);
        var text = new StringBuilder();
        var lines = 2_000 + random.nextInt(8_000);
        var odd = random.nextInt(lines);
        for (var i = 1; i <= lines; i++) {
            text.append(
                    String.format(LINE, String.format("%06d", i)).replace(":5,", ":" + (i == odd ? i - 1 : i) + ","));
            if (i == odd && random.nextBoolean()) {
                text.append("{\"arrival_time_ms\":1,\"prompt\":\"a\",\"request_id\":\"x\",\"output_tokens\":1}\n");
            }
        }
        var file = write(text.toString());

        assertThat(new Found(file).requests).isEqualTo(lineByLine(file)).hasSizeGreaterThanOrEqualTo(lines);
    }

    static LongStream seeds() {
        return LongStream.range(0, 8);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("w.jsonl"), text);
    }

    private static List<Request> lineByLine(Path file) {
        try (var reader = WorkloadReader.open(file)) {
            return reader.requests().toList();
        }
    }

    private static String messageOf(Runnable reading) {
        try {
            reading.run();
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("the file is good");
    }

    /** What a reader passes on that takes lengths in blocks. */
    private static final class Found {
        private final List<Request> requests = new ArrayList<>();
        private final int ofLengths;
        private final String sha256;

        Found(Path file) {
            try (var reader = WorkloadReader.openHashing(file)) {
                reader.lengths(rows -> LengthsTaker.passOn(rows, requests::add));
                ofLengths = requests.size();
                reader.requests().forEach(requests::add);
                sha256 = reader.sha256();
            }
        }
    }
}
