package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.artifact.internal.Json;
import io.iwc.spec.internal.SpecDirectory;
import io.iwc.spec.internal.SpecOptions;
import io.iwc.tokens.Tokenizers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTests {
    private static final String GOOD = "{\"request_id\":\"a\",\"arrival_time_ms\":0,\"prompt\":\"two words\"}\n";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void looksAtEverythingBelowAFolderThatIsAWorkload() throws IOException {
        write("b.jsonl", GOOD);
        write("deeper/still/c.jsonl", GOOD + GOOD.replace("\"a\"", "\"b\""));
        write("deeper/prompts.jsonl", "{\"instruction\":\"Sing.\"}\n");
        write("run/results.jsonl", "{\"request_id\":\"a\"}\n");
        write(".hidden.jsonl", "7\n");
        write("c.txt", "9\n");
        try (var packed = new GZIPOutputStream(Files.newOutputStream(folder.resolve("a.jsonl.gz")))) {
            packed.write(GOOD.getBytes(StandardCharsets.UTF_8));
        }
        spec("deeper/spec");

        var status = validate(folder.toString());

        assertThat(text(out)).isEqualTo("""
                a.jsonl.gz: valid, 1 request
                b.jsonl: valid, 1 request
                deeper/spec: valid, 2 requests
                deeper/still/c.jsonl: valid, 2 requests
                """);
        assertThat(text(err)).isEqualTo("""
                deeper/prompts.jsonl: left out, the first line has instruction (alpaca)
                run/results.jsonl: left out, the results of a run
                """);
        assertThat(status).isZero();
    }

    @Test
    void saysEverythingThatIsWrongWithALine() throws IOException {
        write(
                "w.jsonl",
                GOOD + "{\"request_id\":\"\",\"arrival_time_ms\":0,\"prompt_format\":\"openai_messages\","
                        + "\"messages\":[{\"content\":\"x\"}],\"top_p\":2}\n");

        var status = validate(folder.resolve("w.jsonl").toString());

        assertThat(text(err)).isEqualTo("""
                w.jsonl:2: messages: found [{"content":"x"}], expected a list of messages {role, content}, content being a string, null or a list of parts
                w.jsonl:2: request_id: found "", expected a string of at least 1 character
                w.jsonl:2: top_p: found 2, expected a number 0..1
                w.jsonl:2: messages[0].role: found nothing, expected a value
                w.jsonl: 4 errors in 2 lines
                """);
        assertThat(text(out)).isEmpty();
        assertThat(status).isEqualTo(1);
    }

    @Test
    void takesWarningsForErrorsWhereStrict() throws IOException {
        write("w.jsonl", GOOD.replace("two words", ""));

        assertThat(validate(folder.resolve("w.jsonl").toString())).isZero();
        assertThat(text(err)).isEqualTo("warning: w.jsonl:1: prompt: found an empty prompt, expected text\n");
        err.reset();
        assertThat(validate("--strict", folder.resolve("w.jsonl").toString())).isEqualTo(1);
        assertThat(text(err)).isEqualTo("""
                w.jsonl:1: prompt: found an empty prompt, expected text
                w.jsonl: 1 error in 1 line
                """);
    }

    @Test
    void holdsClaimsAgainstATokenizer() throws IOException {
        write("w.jsonl", GOOD.replace("}", ",\"prompt_tokens\":5}"));
        spec("spec");

        var status = validate("--strict", "--tokenizer", "simple", folder.toString());

        assertThat(text(err)).isEqualTo("""
                        w.jsonl:1: prompt_tokens: found 5, expected 2 as counted with whitespace
                        w.jsonl: 1 error in 1 line
                        """);
        assertThat(text(out)).isEqualTo("spec: valid, 2 requests\n");
        assertThat(status).isEqualTo(1);
    }

    @Test
    void namesEveryBadRowOfASpecDirectory() throws IOException {
        spec("spec");
        var lengths = folder.resolve("spec/trace_lengths.csv");
        Files.writeString(
                lengths, Files.readString(lengths).replace(",64", ",x").replace("p1", "p9"));
        Files.delete(folder.resolve("spec/workload_meta.json"));

        var status = validate(folder.resolve("spec").toString());

        assertThat(text(err)).isEqualTo("""
                spec/trace_lengths.csv:2: num_decode_tokens: found "x", expected an integer 0..2147483647
                spec/trace_lengths.csv:3: prompt_id: found "p9", expected an id of prompts.jsonl
                spec: 2 errors in 0 lines
                """);
        assertThat(status).isEqualTo(1);
    }

    @Test
    void noticesAMergedTraceThatSaysSomethingElse() throws IOException {
        spec("spec");
        var trace = folder.resolve("spec/trace.csv");
        Files.writeString(trace, Files.readString(trace).replace("2.000000000", "3.000000000"));

        assertThat(validate(folder.resolve("spec").toString())).isEqualTo(1);

        assertThat(text(err))
                .startsWith("spec/trace.csv: found other rows than trace_lengths.csv and trace_intervals.csv give;"
                        + " write the directory again with iwc spec\n");
    }

    @Test
    void printsJsonForPrograms() throws IOException {
        write("w.jsonl", GOOD + "7\n");

        validate("--format", "json", folder.toString());

        var report = Json.parse(out.toString(StandardCharsets.UTF_8)).get(0);
        assertThat(report.get("path").asText()).endsWith("/w.jsonl");
        assertThat(report.get("valid").asBoolean()).isFalse();
        assertThat(report.get("requests").asInt()).isEqualTo(1);
        assertThat(report.get("lines").asInt()).isEqualTo(2);
        assertThat(report.get("error_count").asInt()).isEqualTo(1);
        assertThat(report.get("errors").get(0).asText())
                .endsWith("w.jsonl:2: found 7, expected one JSON object a line");
    }

    @Test
    void saysThatAFolderHoldsNoWorkload() {
        assertThat(validate(folder.toString())).isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(folder + ": holds no workload (*.jsonl, *.jsonl.gz, *.jsonl.zst or a spec directory)\n");
    }

    private int validate(String... arguments) {
        var all = new String[arguments.length + 1];
        all[0] = "validate";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return IwcCommand.run(Console.of(out, err, false), all);
    }

    private void spec(String name) throws IOException {
        var prompts =
                write("in.txt", "{\"prompt_id\":\"p0\",\"text\":\"a b\"}\n{\"prompt_id\":\"p1\",\"text\":\"c\"}\n");
        SpecDirectory.write(prompts, folder.resolve(name), SpecOptions.with(Tokenizers.whitespace()));
    }

    private Path write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** What was printed, paths without the folder. */
    private String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
    }
}
