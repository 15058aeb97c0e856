package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options of {@code iwc compile} that only some formats have. */
class FormatOptionsTests {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({
        "--block-size=16,mooncake",
        "--keep-failed,openai-chat and burstgpt and metrics-csv",
        "--time-unit=ms,simple-json and jsonl-prompts and sharegpt and openai-chat and mooncake and metrics-csv",
        "--column=a=model,metrics-csv",
        "--reference=r.jsonl,mt-bench",
        "--results=r.jsonl,openai-batch",
        "--mode=turns,sharegpt and openai-chat and mt-bench",
        "--user-tag=Q,sharegpt and openai-chat and mt-bench",
        "--assistant-tag=A,sharegpt and openai-chat and mt-bench",
        "--separator=x,sharegpt and openai-chat and mt-bench"
    })
    void areRefusedElsewhere(String option, String formats) throws IOException {
        write("in", "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:17:03,5,6\n");
        var name = option.split("=", 2)[0];

        for (var format : List.of("azure", "auto")) {
            err.reset();

            assertThat(compile(format, option)).isEqualTo(64);

            assertThat(text(err))
                    .contains("iwc compile: " + name + ": an option of " + formats + ", found with azure\n");
        }
        assertThat(folder.resolve("out.jsonl")).doesNotExist();
    }

    @Test
    void detectionSaysWhatItSaw() throws IOException {
        write("in", "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16 18:17:03,5,6\n");

        assertThat(compile("auto")).isZero();

        assertThat(text(err))
                .isEqualTo(folder.resolve("in")
                        + ": read as azure: the header has TIMESTAMP and ContextTokens and GeneratedTokens\nwrote "
                        + folder.resolve("out.jsonl") + "\n");
    }

    @Test
    void blockSizeIsThatOfTheTrace() throws IOException {
        write("in", "{\"timestamp\":0,\"input_length\":40,\"output_length\":5,\"hash_ids\":[1,2,3]}\n");

        assertThat(compile("mooncake", "--block-size=16")).isZero();

        assertThat(((Prompt.Lengths) compiled().get(0).prompt())
                        .blocks()
                        .orElseThrow()
                        .blockSize())
                .isEqualTo(16);
        assertThat(manifest()).contains("block_size: 16");
    }

    @Test
    void failedRequestsAreKeptOnDemand() throws IOException {
        write("in", "Timestamp,Model,Request tokens,Response tokens\n5,m,3,4\n6,m,3,0\n");

        assertThat(compile("burstgpt")).isZero();
        assertThat(compiled()).hasSize(1);
        assertThat(compile("burstgpt", "--keep-failed", "--force")).isZero();
        assertThat(compiled()).extracting(it -> it.outputTokens().orElseThrow()).containsExactly(4, 0);
    }

    @Test
    void columnsAndTheirUnitAreNamed() throws IOException {
        write("in", "id,begin_us,input,output\nx,1000,3,4\ny,2500,3,4\n");

        var status = compile("metrics-csv", "--column=id=request_id", "--column=begin_us=arrival", "--time-unit=us");

        assertThat(status).isZero();
        assertThat(compiled()).extracting(Request::id).containsExactly("x", "y");
        assertThat(compiled()).extracting(Request::arrivalNanos).containsExactly(0L, 1_500_000L);
        assertThat(manifest()).contains("column_request_id: id", "time_unit: us");
    }

    @Test
    void aFieldHasOneColumn() throws IOException {
        write("in", "a,b\n");

        assertThat(compile("metrics-csv", "--column=a=model", "--column=b=model"))
                .isEqualTo(64);

        assertThat(text(err)).startsWith("iwc compile: --column: found a and b for model, expected one of them\n");
    }

    @Test
    void referenceAnswersStandBetweenTheTurns() throws IOException {
        write("in", "{\"question_id\":81,\"category\":\"writing\",\"turns\":[\"One?\",\"Two?\"]}\n");
        write("answers", "{\"question_id\":81,\"choices\":[{\"turns\":[\"Yes.\",\"No.\"]}]}\n");

        var status = compile("mt-bench", "--mode=turns", "--reference=" + folder.resolve("answers"));

        assertThat(status).isZero();
        assertThat(((Prompt.Chat) compiled().get(1).prompt()).messages())
                .extracting(Message::role)
                .containsExactly("user", "assistant", "user");
        assertThat(manifest()).contains("companion: answers", "name: answers");
    }

    @Test
    void resultsOfABatchAreJoined() throws IOException {
        write(
                "in",
                "{\"custom_id\":\"q\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\",\"body\":"
                        + "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}}\n");
        write(
                "results",
                "{\"custom_id\":\"q\",\"response\":{\"status_code\":200,\"body\":"
                        + "{\"usage\":{\"prompt_tokens\":8,\"completion_tokens\":9}}}}\n");

        assertThat(compile("openai-batch", "--results=" + folder.resolve("results")))
                .isZero();

        assertThat(compiled().get(0).outputTokens()).hasValue(9);
    }

    private int compile(String format, String... options) {
        var fixed = List.of(
                "compile",
                format,
                "-i",
                folder.resolve("in").toString(),
                "-o",
                folder.resolve("out.jsonl").toString());
        var all = new ArrayList<>(fixed);
        all.addAll(List.of(options));
        return IwcCommand.run(Console.of(out, err, false), all.toArray(String[]::new));
    }

    private List<Request> compiled() {
        return Workload.read(folder.resolve("out.jsonl")).requests();
    }

    private String manifest() throws IOException {
        return Files.readString(folder.resolve("out.jsonl.manifest.yaml"));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
