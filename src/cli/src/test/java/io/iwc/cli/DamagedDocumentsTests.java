package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.dataset.DatasetReaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged documents, through every reader and every file that commands store: said in our words. */
class DamagedDocumentsTests {
    /** Words of libraries and of Java. */
    private static final Pattern FOREIGN = Pattern.compile(
            "(?i)exception|jackson|fasterxml|snakeyaml|StreamRead|JsonNode|JsonToken|ObjectNode|Deserializ|`|CTRL-CHAR"
                    + "|VALUE_|START_|FIELD_NAME|\\(code \\d|was expecting|start marker|Unexpected (char|end|close)"
                    + "|Unrecognized (token|char|field)|Source: |java\\.|javax?\\.|\\bnull\\b.*because|NaNError"
                    + "|Input length = |For input string|out of bounds|internal error|\\bat io\\.iwc|No enum constant"
                    + "|Cannot invoke|class java|ZLIB|CsvParse|while (scanning|parsing)");

    private static final List<String> JSON = List.of(
            "",
            "{",
            "[",
            "{\"a\"",
            "{\"a\":",
            "{\"a\":1",
            "{\"a\":1,",
            "{\"a\":1,}",
            "{a:1}",
            "{'a':1}",
            "[1,]",
            "[1 2]",
            "{\"a\" 1}",
            "{\"a\":1 \"b\":2}",
            "[1}",
            "{\"a\":1]",
            "}",
            "]",
            "tru",
            "None",
            "NaN",
            "-Infinity",
            "-",
            "+1",
            "01",
            "1.",
            ".5",
            "1e",
            "0x10",
            "\"abc",
            "\"a\tb\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\",
            "{} {}",
            "{} x",
            "// c",
            "{\"a\":1,\"a\":2}",
            "[[[[",
            "1e400",
            "{\"a\":1e400}",
            "{\"a\":undefined}",
            "\u0000",
            "{null:2}",
            "{\"a\"::1}",
            "“a”",
            "{\"a\":-}",
            "{\"a\":1.5.2}",
            "<html>",
            "7",
            "null",
            "\"text\"",
            "[]",
            "{}",
            "[7]",
            "[{}]",
            "[null]",
            "{\"a\":null}",
            "\uFEFF{",
            "a,b\n1",
            "a: b: c",
            "- x\ny: 1",
            "a: [1",
            "\u00e9",
            "%",
            "a:\n\t- b");

    @TempDir
    private Path folder;

    static Stream<String> readers() {
        return Stream.concat(Stream.of("auto"), DatasetReaders.names().stream());
    }

    @ParameterizedTest
    @MethodSource("readers")
    void readersSayWhatIsWrong(String format) throws IOException {
        for (var damaged : documents()) {
            Files.write(folder.resolve("in.data"), damaged);

            said("compile", format, "-i", "in.data", "-o", "out.jsonl", "--force");
        }
    }

    /** What reads a stored file; FILE is damaged. */
    static Stream<String> commands() {
        return Stream.of(
                "validate FILE.jsonl",
                "analyze FILE.jsonl",
                "fingerprint FILE.jsonl -o out.json --force",
                "diff good.jsonl FILE.json",
                "diff FILE.jsonl good.jsonl",
                "synth --like FILE.json -o out.jsonl --requests 2 --force",
                "synth --requests 2 --prompt-tokens empirical:FILE.json -o out.jsonl --force",
                "materialize FILE.jsonl -o out.jsonl --force",
                "export vidur FILE.jsonl -o out.csv --force",
                "simulate FILE.jsonl -o out --force",
                "simulate good.jsonl --profile FILE.yaml -o out --force",
                "spec -i FILE.jsonl -o spec --force",
                "merge FILE.run -o merged --force",
                "report FILE.run -o out.html --force",
                "report good.run --compare FILE.run",
                "report FILE.run --plots out -o out.html --force");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandsSayWhatIsWrong(String line) throws IOException {
        Files.writeString(
                folder.resolve("good.jsonl"),
                "{\"arrival_time_ms\":0,\"max_output_tokens\":4,\"prompt\":\"Hello\",\"request_id\":\"a\"}\n");
        assertThat(new InProcess().iwc("simulate", path("good.jsonl"), "-o", path("good.run")))
                .isZero();
        for (var damaged : documents()) {
            for (var name : List.of("FILE.jsonl", "FILE.json", "FILE.yaml", "FILE.jsonl.manifest.yaml")) {
                Files.write(folder.resolve(name), damaged);
            }
            Files.createDirectories(folder.resolve("FILE.run"));
            for (var name : List.of("summary.json", "results.jsonl", "workload.manifest.yaml")) {
                Files.write(folder.resolve("FILE.run").resolve(name), damaged);
            }

            said(line.split(" ", -1));
        }
    }

    @Test
    void manifestsBesideGoodWorkloadsAreReadAsWell() throws IOException {
        var good = "{\"arrival_time_ms\":0,\"max_output_tokens\":4,\"prompt\":\"Hello\",\"request_id\":\"a\"}\n";
        Files.writeString(folder.resolve("good.jsonl"), good);
        for (var damaged : documents()) {
            Files.write(folder.resolve("good.jsonl.manifest.yaml"), damaged);

            said("analyze", "good.jsonl");
            said("export", "vidur", "good.jsonl", "-o", "out.csv", "--force");
        }
    }

    private static List<byte[]> documents() {
        var texts = JSON.stream().map(text -> (text + "\n").getBytes(StandardCharsets.UTF_8));
        var latin1 = "{\"prompt\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        var deep = ("{\"a\":" + "[".repeat(1500)).getBytes(StandardCharsets.UTF_8);
        var digits = ("{\"a\":" + "1".repeat(1500) + "}").getBytes(StandardCharsets.UTF_8);
        var gzip = new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 1};
        return Stream.concat(texts, Stream.of(latin1, deep, digits, gzip, new byte[] {(byte) 0xff, (byte) 0xfe, 0}))
                .toList();
    }

    private void said(String... arguments) {
        var process = new InProcess();

        var status = process.iwc(Stream.of(arguments)
                .map(word -> word.matches("(empirical:)?\\w+\\.\\w+|out|spec|merged") ? at(word) : word)
                .toArray(String[]::new));

        assertThat(process.err()).as(String.join(" ", arguments)).doesNotContainPattern(FOREIGN);
        assertThat(status).as(process.err()).isIn(0, 1, 2, 64);
        if (status != 0) {
            assertThat(process.err() + process.out())
                    .as(String.join(" ", arguments))
                    .isNotBlank();
        }
    }

    private String at(String word) {
        return word.startsWith("empirical:") ? "empirical:" + path(word.substring(10)) : path(word);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
