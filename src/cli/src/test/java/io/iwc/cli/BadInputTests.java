package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input gives one clear error on standard error, exit status 1, and no file. */
class BadInputTests {
    private static final String GOOD =
            "{\"arrival_time_ms\":0,\"max_output_tokens\":8,\"prompt\":\"Hello\",\"request_id\":\"a\"}\n";

    @TempDir
    private Path folder;

    static Stream<Arguments> badLines() {
        return Stream.of(
                Arguments.of(
                        "a malformed line",
                        "{\"request_id\":\"b\"\n",
                        "w.jsonl:2: found the end of the text at column 18, expected the rest of an object\n"),
                Arguments.of(
                        "a duplicate id",
                        GOOD,
                        "w.jsonl:2: request_id: found \"a\" again, first seen in line 1; ids must be unique\n"),
                Arguments.of(
                        "a negative arrival",
                        GOOD.replace(":0,", ":-3,").replace("\"a\"", "\"b\""),
                        "w.jsonl:2: arrival_time_ms: found -3, expected an integer ≥ 0 (times are relative to the"
                                + " first request)\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badLines")
    void validateNamesTheLine(String what, String line, String message) throws Exception {
        Files.writeString(folder.resolve("w.jsonl"), GOOD + line);

        var result = new InFolder(folder).run("validate", "w.jsonl");

        assertFailed(result, message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badLines")
    void fingerprintWritesNothing(String what, String line, String message) throws Exception {
        Files.writeString(folder.resolve("w.jsonl"), GOOD + line);

        var result = new InFolder(folder).run("fingerprint", "w.jsonl", "-o", "out.json", "--tokenizer", "simple");

        assertFailed(result, message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badLines")
    void runSendsNothing(String what, String line, String message) throws Exception {
        Files.writeString(folder.resolve("w.jsonl"), GOOD + line);

        var result = new InFolder(folder).run("run", "w.jsonl", "--embedded", "default", "-o", "run");

        assertFailed(result, message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badLines")
    void compileWritesNothing(String what, String line, String message) throws Exception {
        Files.writeString(folder.resolve("w.jsonl"), GOOD + line);

        var result = new InFolder(folder).run("compile", "canonical", "-i", "w.jsonl", "-o", "out.jsonl");

        assertFailed(result, message);
    }

    @Test
    void saysThatAWorkloadIsMissing() throws Exception {
        for (var command : new String[] {
            "validate w.jsonl",
            "analyze w.jsonl",
            "fingerprint w.jsonl -o f.json",
            "run w.jsonl --embedded default -o run"
        }) {
            var result = new InFolder(folder).run(command.split(" ", -1));

            assertThat(result.status()).as(command).isEqualTo(1);
            assertThat(result.err()).as(command).isEqualTo("w.jsonl: no such file\n");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysThatAnEndpointCannotBeReached() throws Exception {
        Files.writeString(folder.resolve("w.jsonl"), GOOD);

        var result = new InFolder(folder)
                .run("run", "w.jsonl", "--endpoint", "http://127.0.0.1:1/v1", "--model", "m", "-o", "run");

        assertFailed(result, "http://127.0.0.1:1");
        assertThat(result.err()).hasLineCount(1);
    }

    @Test
    void validSaysNothingWrong() throws Exception {
        Files.writeString(folder.resolve("w.jsonl"), GOOD);

        var result = new InFolder(folder).run("validate", "w.jsonl");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("w.jsonl: valid, 1 request\n");
        assertThat(result.status()).isZero();
    }

    private void assertFailed(CommandResult result, String message) throws IOException {
        assertThat(result.err()).contains(message).doesNotContain("Exception", "\tat ", "internal error");
        assertThat(result.out()).isEmpty();
        assertThat(result.status()).isEqualTo(1);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("w.jsonl"));
        }
    }
}
