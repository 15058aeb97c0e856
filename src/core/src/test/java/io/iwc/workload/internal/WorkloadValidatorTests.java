package io.iwc.workload.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.iwc.Problem;
import io.iwc.testing.SharedData;
import io.iwc.tokens.Tokenizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadValidatorTests {
    @TempDir
    Path folder;

    @Test
    void findsNothingInAValidFile() {
        var validation = validate("""
                {"request_id":"a","arrival_time_ms":0,"prompt":"x","session_id":"s","turn_id":0}
                {"request_id":"b","arrival_time_ms":5,"prompt":"y","session_id":"s","turn_id":1,"depends_on":"a"}
                """);

        assertThat(validation.isValid()).isTrue();
        assertThat(validation.warnings().isEmpty()).isTrue();
        assertThat(validation.requests()).isEqualTo(2);
        assertThatCode(validation::throwIfInvalid).doesNotThrowAnyException();
    }

    @Test
    void namesTheLineInWhichAnIdOrTurnWasFirstSeen() {
        assertThat(errorsIn("""
                        {"request_id":"a","arrival_time_ms":0,"prompt":"x","session_id":"s","turn_id":0}

                        {"request_id":"a","arrival_time_ms":0,"prompt":"x","session_id":"s","turn_id":0}
                        """))
                .containsExactly(
                        "w.jsonl:3: request_id: found \"a\" again, first seen in line 1; ids must be unique",
                        "w.jsonl:3: turn_id: found turn 0 of session \"s\" again, first seen in line 1;"
                                + " turns must be unique in their session");
    }

    @Test
    void followsDependencies() {
        assertThat(errorsIn("""
                        {"request_id":"a","arrival_time_ms":9,"prompt":"x","session_id":"s"}
                        {"request_id":"b","arrival_time_ms":9,"prompt":"x","session_id":"s","depends_on":"z"}
                        {"request_id":"c","arrival_time_ms":9,"prompt":"x","session_id":"t","depends_on":"a"}
                        {"request_id":"d","arrival_time_ms":8,"prompt":"x","session_id":"s","depends_on":"a"}
                        {"request_id":"e","arrival_time_ms":9,"prompt":"x","session_id":"s","depends_on":"e"}
                        {"request_id":"f","arrival_time_ms":9,"prompt":"x","depends_on":"a"}
                        """))
                .containsExactly(
                        "w.jsonl:3: depends_on: found \"a\" of another session (line 1), expected an earlier turn of the"
                                + " same",
                        "w.jsonl:4: depends_on: found \"a\" (line 1), which does not arrive earlier; expected an earlier"
                                + " turn",
                        "w.jsonl:5: depends_on: found \"e\" (line 5), which does not arrive earlier; expected an earlier"
                                + " turn",
                        "w.jsonl:6: depends_on: found \"a\" of another session (line 1), expected an earlier turn of the"
                                + " same",
                        "w.jsonl:2: depends_on: found \"z\", expected the request_id of a request of this file"); // known at the end
    }

    @Test
    void doesNotBlameWhatDependsOnABadLine() {
        assertThat(errorsIn("""
                        {"request_id":"a","arrival_time_ms":-1,"prompt":"x","session_id":"s"}
                        {"request_id":"b","arrival_time_ms":9,"prompt":"x","session_id":"s","depends_on":"a"}
                        """))
                .containsExactly("w.jsonl:1: arrival_time_ms: found -1, expected an integer ≥ 0 (times are relative to"
                        + " the first request)");
    }

    @Test
    void wantsOneBlockSize() {
        assertThat(errorsIn("""
                        {"request_id":"a","arrival_time_ms":0,"prompt_tokens":16,"output_tokens":1,"prefix":{"block_size":16,"hash_ids":[1]}}
                        {"request_id":"b","arrival_time_ms":0,"prompt_tokens":16,"output_tokens":1,"prefix":{"block_size":512,"hash_ids":[1]}}
                        """))
                .containsExactly("w.jsonl:2: prefix.block_size: found 512, expected 16 as in line 1; one size a file");
    }

    @Test
    void warnsOfWhatIsLikelyNotMeant() {
        var validation = validate("""
                {"request_id":"a","arrival_time_ms":9,"prompt":"","session_id":"s","turn_id":1}
                {"request_id":"b","arrival_time_ms":5,"prompt":"x","prompt_format":"openai_messages"}
                {"request_id":"c","arrival_time_ms":10,"prompt":"x","session_id":"s","turn_id":0}
                {"request_id":"d","arrival_time_ms":10,"prompt_tokens":3,"output_tokens":1}
                """);

        assertThat(validation.isValid()).isTrue();
        assertThat(validation.warnings().first())
                .extracting(this::withoutFolder)
                .containsExactly(
                        "w.jsonl:1: prompt: found an empty prompt, expected text",
                        "w.jsonl:2: prompt: found text that is no JSON array of messages, expected one (it counts as raw"
                                + " text)",
                        "w.jsonl:2: arrival_time_ms: found 5 ms after 9 ms, expected lines in order of arrival",
                        "w.jsonl:3: turn_id: found turn 0 at 10 ms and turn 1 (line 1) at 9 ms, expected the turns of a"
                                + " session in order of arrival",
                        "w.jsonl:4: prompt: found a length without text after text in line 1, expected one kind a file");
    }

    @Test
    void countsPromptsAgainWhereATokenizerIsGiven() {
        var file = write("w.jsonl", """
                {"request_id":"a","arrival_time_ms":0,"prompt":"two words","prompt_tokens":2}
                {"request_id":"b","arrival_time_ms":0,"prompt":"two words","prompt_tokens":5}
                """);

        var validation = WorkloadValidator.standard()
                .countingWith(Tokenizers.whitespace())
                .validate(file);

        assertThat(validation.warnings().first())
                .extracting(this::withoutFolder)
                .containsExactly("w.jsonl:2: prompt_tokens: found 5, expected 2 as counted with whitespace");
    }

    @Test
    void addsWhatASecondOpinionFindsInARefusedLine() {
        var file = write("w.jsonl", """
                {"request_id":"a","arrival_time_ms":0,"prompt":"x"}
                {"request_id":"b","arrival_time_ms":0,"prompt":"x","prompt_tokens":-1,"metadata":7}
                """);

        var validation = WorkloadValidator.standard()
                .withLineValidator(line -> Map.of("metadata", "known already", "prompt.deep", "found 1, expected 2"))
                .validate(file);

        assertThat(validation.errors().first())
                .extracting(this::withoutFolder)
                .containsExactly(
                        "w.jsonl:2: prompt_tokens: found -1, expected an integer ≥ 0",
                        "w.jsonl:2: metadata: found 7, expected an object",
                        "w.jsonl:2: prompt.deep: found 1, expected 2");
    }

    @ParameterizedTest
    @CsvSource({"bursty_10req,10", "semantic_demo,5", "session_chat_5turns,5", "session_chat_5turns_cumulative,5"})
    void findsTheLinesOfTheOriginalValid(String name, int requests) {
        var validation = WorkloadValidator.standard().validate(SharedData.file("iwc-examples/" + name + ".jsonl"));

        assertThat(validation.requests()).isEqualTo(requests);
        assertThat(validation.errors().isEmpty()).isTrue();
        assertThat(validation.warnings().isEmpty()).isTrue();
    }

    private Validation validate(String text) {
        return WorkloadValidator.standard().validate(write("w.jsonl", text));
    }

    private List<String> errorsIn(String text) {
        return validate(text).errors().first().stream().map(this::withoutFolder).toList();
    }

    private String withoutFolder(Problem problem) {
        return problem.toString().substring(folder.toString().length() + 1);
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
