package io.iwc.workload.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadReaderTests {
    private static final String MINIMAL = "\"request_id\":\"r1\",\"arrival_time_ms\":0,\"prompt\":\"Hi\"";

    @TempDir
    Path folder;

    @Test
    void readsALineOfTheFirstVersion() {
        var request = read("{\"request_id\":\"s1t1\",\"session_id\":\"s1\",\"turn_id\":1,\"prompt\":\"What now?\","
                        + "\"max_output_tokens\":16,\"arrival_time_ms\":500,\"temperature\":0.5,\"top_p\":1,"
                        + "\"streaming\":true,\"seed\":null,\"stop\":[\"END\"],\"cancel_after_ms\":900,"
                        + "\"semantic\":{\"task\":\"qa\",\"difficulty\":\"low\",\"tags\":[\"a\"]}}")
                .get(0);

        assertThat(request.id()).isEqualTo("s1t1");
        assertThat(request.sessionId()).hasValue("s1");
        assertThat(request.turnId()).hasValue(1);
        assertThat(request.prompt()).isEqualTo(new Prompt.Text("What now?"));
        assertThat(request.maxOutputTokens()).hasValue(16);
        assertThat(request.arrivalNanos()).isEqualTo(500_000_000);
        assertThat(request.sampling().temperature()).hasValue(0.5);
        assertThat(request.sampling().topP()).hasValue(1.0);
        assertThat(request.sampling().streaming()).hasValue(true);
        assertThat(request.sampling().seed()).isEmpty();
        assertThat(request.sampling().stop()).containsExactly("END");
        assertThat(request.sampling().cancelAfterMillis()).hasValue(900);
        assertThat(request.semantic().orElseThrow().task()).hasValue("qa");
    }

    @Test
    void takesTheExactArrivalWhereItStands() {
        var request = read("{" + MINIMAL.replace(":0", ":52") + ",\"arrival_time_ns\":52000001}")
                .get(0);

        assertThat(request.arrivalNanos()).isEqualTo(52_000_001);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"session_id\":null", "\"session_id\":\"\"", "\"turn_id\":null"})
    void knowsNoSessionWhereItIsEmptyOrNull(String field) {
        var request = read("{" + MINIMAL + "," + field + "}").get(0);

        assertThat(request.sessionId()).isEmpty();
        assertThat(request.turnId()).isEmpty();
    }

    @Test
    void readsHashesBeyondTheSignedRange() {
        var request = read("{\"request_id\":\"r\",\"arrival_time_ms\":0,\"prompt_tokens\":600,\"output_tokens\":1,"
                        + "\"prefix\":{\"block_size\":512,\"hash_ids\":[9007199254740993,18446744073709551615]}}")
                .get(0);

        var blocks = ((Prompt.Lengths) request.prompt()).blocks().orElseThrow();
        assertThat(blocks.hashId(0)).isEqualTo(9_007_199_254_740_993L);
        assertThat(Long.toUnsignedString(blocks.hashId(1))).isEqualTo("18446744073709551615");
        assertThat(blocks.scope()).isEqualTo(PrefixBlocks.Scope.GLOBAL);
    }

    @Test
    void doesNotMindByteOrderMarksCarriageReturnsBlankLinesOrAMissingLastNewline() {
        var requests = read("\uFEFF{" + MINIMAL + "}\r\n\r\n  \n{" + MINIMAL.replace("r1", "r2") + "}");

        assertThat(requests).extracting(Request::id).containsExactly("r1", "r2");
    }

    @Test
    void readsACompressedFile() throws IOException {
        var file = folder.resolve("packed.jsonl");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(("{" + MINIMAL + "}\n").getBytes(StandardCharsets.UTF_8));
        }

        try (var reader = WorkloadReader.open(file)) {
            assertThat(reader.requests()).extracting(Request::id).containsExactly("r1");
        }
    }

    @Test
    void readsNoFurtherThanItIsAsked() {
        var file = write("{" + MINIMAL + "}\nbroken");

        try (var reader = WorkloadReader.open(file)) {
            assertThat(reader.requests().findFirst()).map(Request::id).hasValue("r1");
        }
    }

    @Test
    void namesEveryFaultOfEveryLineAndThenCountsTheLines() {
        var file = write("{\"request_id\":\"r1\",\"arrival_time_ms\":-3,\"prompt\":7}\n\n{" + MINIMAL + "}\n[1]\n{\n");

        assertThatThrownBy(() -> drain(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ":1: prompt: found 7, expected a string\n"
                        + file
                        + ":1: arrival_time_ms: found -3, expected an integer ≥ 0 (times are relative to the first"
                        + " request)\n"
                        + file + ":4: found [1], expected one JSON object a line\n"
                        + file + ":5: found the end of the text at column 2, expected the rest of an object\n"
                        + "3 of 4 lines are invalid");
    }

    @Test
    void countsTheFaultsItDoesNotList() {
        var file = write("7\n".repeat(103));

        assertThatThrownBy(() -> drain(file))
                .hasMessageContaining(file + ":100: found 7, ")
                .hasMessageEndingWith("\nand 3 more\n103 of 103 lines are invalid");
    }

    @Test
    void saysThatAFileIsMissing() {
        var file = folder.resolve("missing.jsonl");

        assertThatThrownBy(() -> drain(file)).isInstanceOf(IwcException.class).hasMessage(file + ": no such file");
    }

    @Test
    void refusesBytesThatAreNotUtf8() throws IOException {
        var file = Files.write(
                folder.resolve("latin1.jsonl"),
                ("{" + MINIMAL.replace("Hi", "h\u00e9") + "}").getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> drain(file)).hasMessageContaining(":1: found bytes that are not UTF-8 at column ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"note\":1 | note: found an unknown key, expected only those of iwc-workload/1 (put your own data under metadata)",
                "\"max_output_tokens\":0 | max_output_tokens: found 0, expected an integer ≥ 1",
                "\"max_output_tokens\":3000000000 | max_output_tokens: found 3000000000, expected an integer ≤ 2147483647",
                "\"output_tokens\":1.5 | output_tokens: found 1.5, expected an integer ≥ 0",
                "\"temperature\":\"0\" | temperature: found \"0\", expected a number ≥ 0",
                "\"top_p\":1.5 | top_p: found 1.5, expected a number 0..1",
                "\"streaming\":0 | streaming: found 0, expected true or false",
                "\"stop\":[1] | stop: found [1], expected a list of strings",
                "\"prompt_format\":\"xml\" | prompt_format: found \"xml\", expected one of chatml, openai_messages, raw",
                "\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"prompt_format\":\"openai_messages\" | messages: found messages and a prompt, expected one of the two",
                "\"tools\":[] | tools: found tools without messages, expected tools only with messages",
                "\"prefix\":{} | prefix: found hashes together with text, expected them only on length-only lines",
                "\"think_time_ms\":5 | think_time_ms: found a think time without depends_on, expected both or neither",
                "\"arrival_time_ns\":1000000 | arrival_time_ns: found 1000000, expected a time within the millisecond of arrival_time_ms, which is 0",
                "\"semantic\":{\"task\":\"poetry\"} | semantic.task: found \"poetry\", expected one of chat, classification, code, other, qa, reasoning, summarization, translation",
                "\"metadata\":{\"a\":{}} | metadata.a: found {}, expected a string, a number or a boolean",
                "\"seed\":1e30 | seed: found 1.0E30, expected an integer ≤ 9223372036854775807 or null"
            })
    void saysWhatAFieldMustBe(String field, String message) {
        var file = write("{" + MINIMAL + "," + field + "}");

        assertThatThrownBy(() -> drain(file)).hasMessage(file + ":1: " + message + "\n1 of 1 line is invalid");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"output_tokens\":1 | prompt: found neither prompt nor messages nor prompt_tokens, expected one of them",
                "\"prompt_tokens\":3 | max_output_tokens: found neither a cap nor output_tokens, expected one of them on a length-only line",
                "\"prompt_tokens\":3,\"output_tokens\":1,\"prefix\":{\"block_size\":2,\"hash_ids\":[1,2,3]} | prefix.hash_ids: found 3 hashes, expected at most 2 for 3 tokens in blocks of 2",
                "\"prompt_tokens\":3,\"output_tokens\":1,\"prefix\":{\"block_size\":2,\"hash_ids\":[-1]} | prefix.hash_ids: found [-1], expected a list of integers 0..18446744073709551615"
            })
    void saysWhatALineWithoutTextMustHave(String fields, String message) {
        var file = write("{\"request_id\":\"r1\",\"arrival_time_ms\":0," + fields + "}");

        assertThatThrownBy(() -> drain(file)).hasMessage(file + ":1: " + message + "\n1 of 1 line is invalid");
    }

    @Test
    void refusesAFolder() {
        assertThatThrownBy(() -> drain(folder)).hasMessage(folder + ": is a folder, expected a file");
    }

    @Test
    void findsWhatIsWrongBetweenLinesWhereAskedTo() {
        var file = write("""
                {"request_id":"a","arrival_time_ms":9,"prompt":"x"}
                {"request_id":"a","arrival_time_ms":0,"prompt":"y"}
                {"request_id":"b","arrival_time_ms":-1,"prompt":"z"}
                {"request_id":"c","arrival_time_ms":9,"prompt":"z","depends_on":"nobody"}
                """);

        try (var reader = WorkloadReader.openChecking(file)) {
            assertThatThrownBy(() -> reader.requests().forEach(request -> {}))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage(file + ":2: request_id: found \"a\" again, first seen in line 1; ids must be unique\n"
                            + file
                            + ":3: arrival_time_ms: found -1, expected an integer ≥ 0 (times are relative to the first"
                            + " request)\n"
                            + file
                            + ":4: depends_on: found \"nobody\", expected the request_id of a request of this file\n"
                            + "3 errors in 4 lines");
        }
    }

    private List<Request> read(String text) {
        try (var reader = WorkloadReader.open(write(text))) {
            return reader.requests().toList();
        }
    }

    private static void drain(Path file) {
        try (var reader = WorkloadReader.open(file)) {
            reader.requests().forEach(request -> {});
        }
    }

    private Path write(String text) {
        try {
            return Files.writeString(folder.resolve("w.jsonl"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
