package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.artifact.internal.OutputLock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                "spec -i DIR/texts.jsonl -o DIR/texts.jsonl",
                "calibrate DIR/run -o DIR/run/results.jsonl",
                "eval DIR/run --html DIR/run/results.csv",
                "trace DIR/run/results.csv -o DIR/run/results.csv",
                "trace DIR/run/results.csv --extract sample=1 -o DIR/run/results.csv",
                "trace DIR/w.run --extract sample=1 -o DIR/w.jsonl",
                "trace DIR/w.run/results.jsonl --extract sample=1 -o DIR/w.jsonl");
    }

    @Test
    void theWalkKnowsEveryCommandThatWrites() {
        var walked = Stream.concat(writing(), writingFolders())
                .map(line -> line.substring(0, line.indexOf(' ')))
                .distinct();
        var writers = commands()
                .filter(command -> command.options().stream().anyMatch(CommandFiles::isOutput))
                .map(CommandSpec::name)
                .filter(name -> !name.equals("serve") && !name.equals("record")); // they read nothing

        assertThat(walked).containsExactlyInAnyOrderElementsOf(writers.toList());
    }

    @Test
    void everyCommandThatReadsFilesShowsHowFarItIs() {
        var without = commands()
                .filter(command -> command.findOption("--no-progress") == null)
                .map(CommandSpec::name);

        assertThat(without)
                .containsExactlyInAnyOrder(
                        "iwc",
                        "baseline",
                        "list",
                        "accept",
                        "prune",
                        "completion",
                        "formats",
                        "metrics",
                        "serve",
                        "record");
    }

    @Test
    void aRecordingReplacesNothingAndCannotBeForcedTo() throws IOException {
        Files.writeString(folder.resolve("old"), "precious");

        assertThat(iwc(command("record --upstream http://127.0.0.1:9 -o DIR/old")))
                .isEqualTo(64);
        assertThat(error()).contains("--output: found " + path("old") + ", which is a file, expected a folder\n");
        assertThat(iwc(command("record --upstream http://127.0.0.1:9 -o DIR/run --force")))
                .isEqualTo(64);
        assertThat(error()).contains("Unknown option: '--force'");
        assertThat(folder.resolve("old")).content().isEqualTo("precious");
    }

    /** One that takes longer than an update of the line; a command has no terminal but the one it is given. */
    @Test
    void progressIsShownOnATerminalOnlyAndGoneAtTheEnd() throws IOException {
        var rows = new StringBuilder("TIMESTAMP,ContextTokens,GeneratedTokens\n");
        for (var i = 0; i < 400_000; i++) {
            rows.append("2023-11-16 18:15:46.6805900,374,44\n");
        }
        Files.writeString(folder.resolve("big.csv"), rows);

        var status =
                IwcCommand.run(Console.of(out, err, true), command("compile azure -i DIR/big.csv -o DIR/big.jsonl"));

        assertThat(status).isZero();
        assertThat(error())
                .containsPattern("\r\u001B\\[K +\\d+ %  [\\d,]+ rows, \\d+ s")
                .endsWith("\r\u001B[Kwrote " + path("big.jsonl") + "\n");
        err.reset();
        assertThat(iwc(command("compile azure -i DIR/big.csv -o DIR/big.jsonl --force")))
                .isZero();
        assertThat(error()).isEqualTo("wrote " + path("big.jsonl") + "\n");
        err.reset();
        assertThat(IwcCommand.run(
                        Console.of(out, err, true),
                        command("compile azure -i DIR/big.csv -o DIR/big.jsonl --force --no-progress")))
                .isZero();
        assertThat(error()).isEqualTo("wrote " + path("big.jsonl") + "\n");
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
                        "--from",
                        "--prices",
                        "--reference",
                        "--results",
                        "--module",
                        "--dir",
                        "--reports",
                        "--history",
                        "--script",
                        "--cache");
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
        assertThat(iwc("simulate", path("in.jsonl"), "-o", path("w.run"))).isZero();
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
    @MethodSource("writing")
    void anOutputHasOneWriterAtATime(String line) throws IOException {
        Files.writeString(folder.resolve("old"), "precious");

        try (var other = OutputLock.ofFile(folder.resolve("old"))) {
            assertThat(other).isNotNull();
            assertThat(iwc(command(line + " DIR/old --force"))).isEqualTo(1);
        }

        assertThat(error()).contains(path("old") + ": is in use by this process, expected one writer at a time\n");
        assertThat(folder.resolve("old")).content().isEqualTo("precious");
    }

    @Test
    void anEmptyNameIsNoFile() {
        for (var line : List.of(
                "validate ''", "analyze ''", "compile auto -i '' -o DIR/new.jsonl", "synth --requests 1 -o ''")) {
            assertThat(iwc(Stream.of(command(line))
                            .map(it -> it.equals("''") ? "" : it)
                            .toArray(String[]::new)))
                    .as(line)
                    .isEqualTo(64);
            assertThat(error()).contains(": found \"\", expected a file or folder\n");
        }
    }

    @Test
    void aFolderThatHoldsNothingOfOursIsCalledWhatItIs() throws IOException {
        Files.createDirectory(folder.resolve("empty"));

        assertThat(iwc("analyze", path("empty"))).isEqualTo(1);

        assertThat(error())
                .isEqualTo(path("empty") + ": is a folder without prompts.jsonl, expected a workload, a dataset or a"
                        + " spec directory\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recording.jsonl|the folder of a recording that was cut off; iwc record -o DIR completes it, its workload included",
                "workload.jsonl|the folder of a recording, whose workload is DIR/workload.jsonl",
                "results.part.jsonl|a run folder; iwc report reads it",
            })
    void aFolderOfARunIsCalledWhatItIs(String file, String what) throws IOException {
        var run = Files.createDirectory(folder.resolve("unfinished"));
        Files.createFile(run.resolve(file));

        assertThat(iwc("analyze", run.toString())).isEqualTo(1);

        assertThat(error())
                .isEqualTo(
                        run + ": is " + what.replace("DIR", run.toString()) + "; expected a workload or a dataset\n");
    }

    static Stream<String> reading() {
        return Stream.of(
                "compile canonical -i DIR/w.jsonl -o DIR/new.jsonl",
                "validate DIR/w.jsonl",
                "analyze DIR/w.jsonl",
                "fingerprint DIR/w.jsonl -o DIR/fp.json",
                "diff DIR/in.jsonl DIR/w.jsonl",
                "synth --like DIR/w.jsonl -o DIR/new.jsonl",
                "materialize DIR/w.jsonl -o DIR/new.jsonl",
                "export vidur DIR/w.jsonl -o DIR/new.csv",
                "simulate DIR/w.jsonl -o DIR/new",
                "run DIR/w.jsonl --embedded default -o DIR/new",
                "sweep DIR/w.jsonl --embedded default --concurrency 1 -o DIR/new");
    }

    @ParameterizedTest
    @MethodSource("reading")
    void aWorkloadIsNotReadWithTheManifestOfAnother(String line) throws IOException {
        assertThat(iwc("compile", "canonical", "-i", path("in.jsonl"), "-o", path("w.jsonl")))
                .isZero();
        Files.writeString(
                folder.resolve("w.jsonl"),
                Files.readString(folder.resolve("w.jsonl")).replace("World", "Wald"));

        assertThat(iwc(command(line))).isEqualTo(1);
        assertThat(error()).contains(" as in w.jsonl.manifest.yaml; one of the two was changed or replaced");
        assertThat(folder.resolve("new")).doesNotExist();

        assertThat(iwc(command(line + " --no-verify"))).as(error()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report DIR/run",
                "eval DIR/run",
                "calibrate DIR/run -o DIR/new.yaml",
                "trace DIR/run --no-figures --cache DIR/cache -o DIR/new"
            })
    void aRunIsNotReadWithTheSummaryOfAnother(String line) throws IOException {
        var results = folder.resolve("run/results.jsonl");
        Files.writeString(results, Files.readString(results).replace("\"outcome\":\"ok\"", "\"outcome\": \"ok\""));

        assertThat(iwc(command(line))).isEqualTo(1);
        assertThat(error()).contains(" is of another run (--no-verify reads it all the same)\n");

        assertThat(iwc(command(line + " --no-verify"))).as(error()).isZero();
        assertThat(iwc(command(line + " --force"))).isEqualTo(1);
    }

    @Test
    void theNextRunKeepsTheOneBeforeUntilItIsWhole() {
        assertThat(iwc("run", path("in.jsonl"), "--embedded", "default", "-o", path("run"), "--force"))
                .as(error())
                .isZero();

        assertThat(error()).contains(path("run/previous") + ": holds the run that was here until this one is whole\n");
        assertThat(folder.resolve("run/previous")).doesNotExist();
        assertThat(folder.resolve("run/.iwc.lock")).doesNotExist();
    }

    @Test
    void theNextSweepKeepsTheOneBeforeUntilItIsWhole() {
        var line = "sweep DIR/in.jsonl --embedded default -o DIR/sweep --concurrency ";
        assertThat(iwc(command(line + "1,2"))).as(error()).isZero();

        assertThat(iwc(command(line + "4 --force"))).as(error()).isZero();

        assertThat(error())
                .contains(path("sweep/previous") + ": holds the sweep that was here until this one is whole\n");
        assertThat(folder.resolve("sweep"))
                .isDirectoryNotContaining("glob:**/{previous,concurrency-1,concurrency-2}")
                .isDirectoryContaining("glob:**/concurrency-4");
    }

    @Test
    void anotherSweepThatReachesNobodyLeavesTheOneBeforeInItsPlace() {
        var line = "sweep DIR/in.jsonl -o DIR/sweep --concurrency 1 ";
        assertThat(iwc(command(line + "--embedded default"))).as(error()).isZero();

        assertThat(iwc(command(line + "--endpoint http://127.0.0.1:9/v1 --model m --force")))
                .isEqualTo(1);

        assertThat(folder.resolve("sweep/sweep.json")).exists();
        assertThat(folder.resolve("sweep/concurrency-1/summary.json")).exists();
        assertThat(folder.resolve("sweep/previous")).doesNotExist();
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

    /** Its schema stands behind its samples, which may be many. */
    @Test
    void aFingerprintFromStandardInputIsKnownHoweverFarBackItSaysSo() throws IOException {
        assertThat(iwc("fingerprint", path("in.jsonl"), "-o", path("fp.json"))).isZero();
        var padded = "{" + " ".repeat(1 << 17)
                + Files.readString(folder.resolve("fp.json")).substring(1);

        assertThat(iwcReading(padded, "diff", "-", path("in.jsonl"), "--summary"))
                .as(error())
                .isZero();
    }

    /** The file that it is kept in meanwhile is nobody's business. */
    @Test
    void messagesCallStandardInputADash() {
        assertThat(iwcReading("[\"Why?\"]", "compile", "auto", "-i", "-", "-o", path("out.jsonl")))
                .isZero();
        assertThat(iwcReading("{", "analyze", "-")).isEqualTo(1);

        assertThat(error())
                .startsWith("-: read as simple-json: ")
                .contains("\n-: arrivals: made (", "\n-:1: found JSON that goes on over several lines");
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

    @Test
    void neitherAStudyNorAnExtractWithItsRunCanGoToStandardOutput() {
        out.reset();

        assertThat(iwc("trace", path("in.jsonl"), "-o", "-")).isEqualTo(64);
        assertThat(error()).contains("--output: found -, expected a folder: it cannot go to standard output\n");
        err.reset();

        assertThat(iwc("trace", path("in.jsonl"), "--extract", "sample=1", "-o", "-"))
                .isEqualTo(64);
        assertThat(error()).contains("--output: found -, expected a file: it cannot go to standard output\n");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
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
