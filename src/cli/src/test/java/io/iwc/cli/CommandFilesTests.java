package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Walks over every command that writes something. */
class CommandFilesTests {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void inputs() throws IOException {
        Files.writeString(folder.resolve("in.jsonl"), """
                {"arrival_time_ms":0,"max_output_tokens":4,"prompt":"Hello","request_id":"a"}
                {"arrival_time_ms":5,"max_output_tokens":4,"prompt":"World","request_id":"b"}
                """);
        Files.writeString(folder.resolve("data.jsonl"), "{\"prompt\":\"Hello\"}\n{\"prompt\":\"World\"}\n");
        Files.writeString(folder.resolve("texts.jsonl"), "{\"prompt_id\":\"p0\",\"text\":\"Hello\"}\n");
        assertThat(iwc("simulate", path("in.jsonl"), "-o", path("run"))).isZero();
        err.reset();
    }

    /** What every command reads, and the options by which it writes. */
    static Stream<String> writing() {
        return Stream.of(
                "compile jsonl-prompts -i DIR/data.jsonl -o",
                "analyze DIR/in.jsonl --html",
                "fingerprint DIR/in.jsonl -o",
                "diff DIR/in.jsonl DIR/in.jsonl --html",
                "diff DIR/in.jsonl DIR/in.jsonl --junit-xml",
                "synth --like DIR/in.jsonl -o",
                "materialize DIR/in.jsonl -o",
                "export vidur DIR/in.jsonl -o",
                "simulate DIR/in.jsonl -o DIR/new --fail-on-invalid --junit-xml",
                "run DIR/in.jsonl --embedded default -o DIR/new --fail-on-invalid --junit-xml",
                "sweep DIR/in.jsonl --embedded default --concurrency 1 -o DIR/new --html");
    }

    static Stream<String> writingFolders() {
        return Stream.of(
                "merge DIR/run -o DIR/run",
                "report DIR/run --plots DIR/run",
                "report DIR/run -o DIR/run/results.csv",
                "report DIR/run/results.csv -o DIR/run/results.csv",
                "simulate DIR/run/results.jsonl -o DIR/other --fail-on-invalid --junit-xml DIR/run/results.jsonl",
                "spec -i DIR/texts.jsonl -o DIR/texts.jsonl");
    }

    @Test
    void theWalkKnowsEveryCommandThatWrites() {
        var walked = Stream.concat(writing(), writingFolders())
                .map(line -> line.substring(0, line.indexOf(' ')))
                .distinct();
        var writers = commands()
                .filter(command -> command.options().stream().anyMatch(CommandFiles::isOutput))
                .map(CommandSpec::name)
                .filter(name -> !name.equals("serve")); // reads nothing

        assertThat(walked).containsExactlyInAnyOrderElementsOf(writers.toList());
    }

    @Test
    void everyOptionForAPathIsReadOrWritten() {
        var paths = commands()
                .flatMap(command -> command.options().stream())
                .filter(option -> option.paramLabel().matches(".*(\\bFILE|DIR|OUT|json).*"))
                .map(option -> option.longestName())
                .distinct();

        assertThat(paths.filter(name -> !CommandFiles.OUTPUTS.contains(name)))
                .containsExactlyInAnyOrder(
                        "--from", "--reference", "--results", "--module", "--dir", "--reports", "--script");
    }

    @ParameterizedTest
    @MethodSource("writing")
    void noCommandWritesWhatItReads(String line) throws IOException {
        var input = line.contains("data.jsonl") ? "data.jsonl" : "in.jsonl";
        var before = Files.readString(folder.resolve(input));
        Files.createSymbolicLink(folder.resolve("soft.jsonl"), folder.resolve(input));
        Files.createLink(folder.resolve("hard.jsonl"), folder.resolve(input));

        for (var output : Stream.of(input, "./" + input, "run/../" + input, "soft.jsonl", "hard.jsonl")
                .toList()) {
            assertThat(iwc(command(line + " DIR/" + output + " --force")))
                    .as(output)
                    .isEqualTo(64);
            assertThat(error()).contains("which is read as well, expected another file\nTry 'iwc ");
            err.reset();
        }
        assertThat(folder.resolve(input)).content().isEqualTo(before);
        assertThat(folder.resolve("hard.jsonl")).content().isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("writingFolders")
    void noCommandWritesIntoTheRunThatItReads(String line) {
        assertThat(iwc(command(line + " --force"))).isEqualTo(64);

        assertThat(error()).contains("which is read as well, expected another file\n");
    }

    @ParameterizedTest
    @MethodSource("writing")
    void whatExistsIsReplacedOnlyWhenForced(String line) throws IOException {
        Files.writeString(folder.resolve("old"), "precious");

        assertThat(iwc(command(line + " DIR/old"))).isEqualTo(64);
        assertThat(error()).contains(": found " + path("old") + ", which exists; --force replaces it\n");
        assertThat(folder.resolve("old")).content().isEqualTo("precious");

        assertThat(iwc(command(line + " DIR/old --force"))).as(error()).isIn(0, 2);
        assertThat(folder.resolve("old")).content().isNotEqualTo("precious");
        assertThat(error()).contains("wrote " + path("old") + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "simulate DIR/in.jsonl -o DIR/run",
                "run DIR/in.jsonl --embedded default -o DIR/run",
                "sweep DIR/in.jsonl --embedded default --concurrency 1 -o DIR/run"
            })
    void aRunFolderThatExistsIsKept(String line) {
        assertThat(iwc(command(line))).isEqualTo(64);

        assertThat(error())
                .contains("--output: found " + path("run") + ", which holds results.csv already; --force"
                        + " replaces it\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "validate -",
                "analyze -",
                "fingerprint - -o -",
                "diff - DIR/in.jsonl",
                "diff DIR/in.jsonl -",
                "materialize - -o -",
                "export openai-batch - -o -",
                "synth --like - -o -",
                "simulate - -o DIR/new",
                "run - --embedded default --max-lag 1h -o DIR/new",
                "sweep - --embedded default --max-lag 1h --rates 5 -o DIR/new"
            })
    void aDashIsStandardInputAndOutput(String line) throws IOException {
        assertThat(iwcReading(Files.readString(folder.resolve("in.jsonl")), command(line)))
                .as(error())
                .isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).isNotBlank();
    }

    @Test
    void aFingerprintMayComeFromStandardInput() throws IOException {
        assertThat(iwc("fingerprint", path("in.jsonl"), "-o", path("fp.json"))).isZero();

        assertThat(iwcReading(Files.readString(folder.resolve("fp.json")), "diff", "-", path("in.jsonl"), "--summary"))
                .as(error())
                .isZero();
    }

    /** The file that it is kept in meanwhile is nobody's business. */
    @Test
    void messagesCallStandardInputADash() {
        assertThat(iwcReading("[\"Why?\"]", "compile", "auto", "-i", "-", "-o", path("out.jsonl")))
                .isZero();
        assertThat(iwcReading("{", "analyze", "-")).isEqualTo(1);

        assertThat(error()).startsWith("-: read as simple-json: ").contains("\n-: arrivals: made (", "\n-:1: found ");
        assertThat(error()).doesNotContain("stdin");
    }

    @Test
    void standardInputIsReadOnce() {
        assertThat(iwc("diff", "-", "-")).isEqualTo(64);

        assertThat(error()).contains("found -, standard input, twice, expected it once\n");
    }

    @Test
    void aFolderCannotGoToStandardOutput() {
        assertThat(iwc("simulate", path("in.jsonl"), "-o", "-")).isEqualTo(64);

        assertThat(error()).contains("--output: found -, expected a folder: it cannot go to standard output\n");
    }

    private static Stream<CommandSpec> commands() {
        return IwcCommand.withSubcommands(IwcCommand.commandLine(
                        Console.of(new ByteArrayOutputStream(), new ByteArrayOutputStream(), false)))
                .map(CommandLine::getCommandSpec);
    }

    private String[] command(String line) {
        return Arrays.stream(line.split(" "))
                .map(word -> word.replace("DIR", folder.toString()))
                .toArray(String[]::new);
    }

    private int iwc(String... arguments) {
        return iwcReading("", arguments);
    }

    private int iwcReading(String input, String... arguments) {
        return IwcCommand.run(
                Console.of(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err, false),
                arguments);
    }

    private String error() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
