package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompileCommandTests {
    private static final String POISSON = "--arrival poisson --rate-rps 5 --seed 123 --rng mt19937";

    @TempDir
    private Path folder;

    @BeforeEach
    void givePrompts() throws IOException {
        Files.writeString(folder.resolve("three.json"), """
                ["Write a haiku about GPUs.", "Explain KV cache in one sentence.", "What is TTFT?"]
                """);
        Files.writeString(folder.resolve("ten.json"), """
                ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
                """);
    }

    @Test
    void givesTheArrivalsOfThePythonOriginal() throws Exception {
        var result = compile("ten.json", "ten.jsonl", POISSON);

        assertThat(result.err()).isEqualTo("wrote ten.jsonl\n");
        assertThat(result.status()).isZero();
        assertThat(arrivals("ten.jsonl")).containsExactly(0L, 11L, 29L, 134L, 156L, 619L, 627L, 781L, 862L, 1244L);
    }

    @Test
    void givesTheBytesOfThePythonOriginal() throws Exception {
        compile("three.json", "fixed.jsonl", "--arrival fixed-step");
        compile("three.json", "poisson.jsonl", POISSON);

        // formats.md 2: what the original wrote
        assertThat(Sha256.hex(folder.resolve("fixed.jsonl")))
                .isEqualTo("3178d4ac13952f2ed9712e5c4cf8ae944a596e774b4d491eae65af696fadbe51");
        assertThat(Sha256.hex(folder.resolve("poisson.jsonl")))
                .isEqualTo("a01e989f23e13df3d32b6bfb14811396209f09951dc88411758a9479b2442819");
    }

    @Test
    void givesTheScheduleOfNumpyByDefault() throws Exception {
        compile("ten.json", "ten.jsonl", "--arrival poisson --rate-rps 2 --seed 123");

        // NumPy 2.4: default_rng(123).exponential(0.5, 2), in nanoseconds
        var lines = Files.readAllLines(folder.resolve("ten.jsonl"));
        assertThat(Json.parse(lines.get(1)).get("arrival_time_ns").longValue()).isEqualTo(298_486_248L);
        assertThat(Json.parse(lines.get(2)).get("arrival_time_ns").longValue()).isEqualTo(298_486_248L + 58_515_531L);
    }

    @Test
    void givesTheSameBytesEachTime() throws Exception {
        compile("ten.json", "first.jsonl", "--arrival gamma --rate-rps 3 --cv 2 --seed 7");
        compile("ten.json", "again/first.jsonl", "--arrival gamma --rate-rps 3 --cv 2 --seed 7");

        assertThat(folder.resolve("again/first.jsonl")).hasSameBinaryContentAs(folder.resolve("first.jsonl"));
        assertThat(folder.resolve("again/first.jsonl.manifest.yaml"))
                .hasSameBinaryContentAs(folder.resolve("first.jsonl.manifest.yaml"));
    }

    @Test
    void writesToStandardOutputWhenAskedFor() throws Exception {
        compile("three.json", "three.jsonl", "");

        var result = compile("three.json", "-", "");

        assertThat(result.out()).isEqualTo(Files.readString(folder.resolve("three.jsonl")));
        assertThat(folder.resolve("-")).doesNotExist();
    }

    @Test
    void leavesTheOldFileWhenTheInputIsBad() throws Exception {
        Files.writeString(folder.resolve("bad.json"), "[\"one\", \"  \", {\"text\": \"two\"}]");
        Files.writeString(folder.resolve("out.jsonl"), "old\n");

        var result = compile("bad.json", "out.jsonl", "--force");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("bad.json").doesNotContain("Exception", "\tat ");
        assertThat(Files.readString(folder.resolve("out.jsonl"))).isEqualTo("old\n");
        assertThat(names()).containsExactly("bad.json", "out.jsonl", "ten.json", "three.json");
    }

    @Test
    void saysThatAFileIsMissing() throws Exception {
        var result = compile("nowhere.json", "out.jsonl", "");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).isEqualTo("nowhere.json: no such file\n");
        assertThat(names()).containsExactly("ten.json", "three.json");
    }

    @Test
    void saysHowToNameAFileInPlaceOfAFormat() {
        var process = new InProcess();
        var file = folder.resolve("ten.json").toString();

        assertThat(process.iwc(
                        "compile",
                        file,
                        "-i",
                        file,
                        "-o",
                        folder.resolve("w.jsonl").toString()))
                .isEqualTo(64);

        assertThat(process.err())
                .contains("found the file \"" + file + "\", expected a format, as in auto -i " + file
                        + "; one of auto, ");
    }

    private CommandResult compile(String input, String output, String options) throws Exception {
        var arguments = ("compile simple-json -i " + input + " -o " + output + " " + options).strip();
        return new InFolder(folder).run(arguments.split(" +", -1));
    }

    private List<Long> arrivals(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file)).stream()
                .map(line -> Json.parse(line).get("arrival_time_ms").longValue())
                .toList();
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
