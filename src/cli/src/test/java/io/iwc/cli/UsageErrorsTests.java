package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageErrorsTests {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void saysWhatToDoWithoutMemory() {
        var exhausted = new OutputStream() {
            @Override
            public void write(int b) {
                throw new OutOfMemoryError("Java heap space");
            }
        };

        assertThat(IwcCommand.run(Console.of(exhausted, err, false), "--help")).isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("iwc: out of memory; give Java more of it: java -Xmx4g -jar iwc.jar …\n");
    }

    @Test
    void failsWhereItsOutputIsLost() {
        var full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        assertThat(IwcCommand.run(Console.of(full, err, false), "--help")).isEqualTo(1);
        assertThat(IwcCommand.run(Console.of(full, err, false), "synth", "--requests=2", "-o", "-"))
                .isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("""
                        standard output: cannot be written: No space left on device
                        iwc synth: No space left on device
                        """);
    }

    @Test
    void tellsNobodyWhoStoppedReading() {
        var left = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };

        assertThat(IwcCommand.run(Console.of(left, err, false), "metrics")).isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    static Stream<Arguments> usageErrors() {
        return Stream.of(
                fault("analyse", "iwc: Unmatched argument at index 0: 'analyse'"),
                fault("compile auto -i a", "iwc compile: Missing required option: '--output=OUT.jsonl'"),
                fault(
                        "compile auto -i a -o b --mode all",
                        "iwc compile: Invalid value for option '--mode': found \"all\", expected one of"
                                + " auto, single-turn, session, turns"),
                fault(
                        "compile auto -i a -o b --arrival poisson",
                        "iwc compile: --rate-rps: missing, poisson arrivals need it"),
                fault(
                        "compile auto -i a -o b --arrival poisson --rate-rps 0",
                        "iwc compile: rate: found 0.0, expected a number > 0"),
                fault(
                        "compile auto -i a -o b --arrival poisson --rate-rps 5 --cv 2",
                        "iwc compile: --cv: no option of poisson arrivals"),
                fault(
                        "compile auto -i a -o b --arrival fixed-step --rate-rps 5 --arrival-step-ms 2",
                        "iwc compile: --rate-rps: found together with --arrival-step-ms, expected one of them"),
                fault("compile auto -i a -o b --rate-rps 5", "iwc compile: --rate-rps: given without --arrival"),
                fault(
                        "compile auto -i a -o b --max-output-tokens 0",
                        "iwc compile: max output tokens: found 0, expected an integer ≥ 1"),
                fault(
                        "analyze a --tokenizer words",
                        "iwc analyze: tokenizer: found \"words\", expected whitespace (or simple), "),
                fault("analyze a --block-size 0", "iwc analyze: block size: found 0, expected an integer ≥ 1"),
                fault("run a -o b", "iwc run: --endpoint URL or --embedded PROFILE: expected one of them"),
                fault(
                        "run a -o b --endpoint http://127.0.0.1 --embedded default",
                        "iwc run: --endpoint URL or --embedded PROFILE: expected one of them"),
                fault("run a -o b --embedded huge", "iwc run: profile: found \"huge\", expected one of a100-80g, "),
                fault(
                        "run a -o b --endpoint nowhere",
                        "iwc run: endpoint: found \"nowhere\", expected a URL like http://127.0.0.1:8000/v1"),
                fault("run a -o b --embedded default --limit -1", "iwc run: limit: found -1, expected an integer ≥ 0"),
                fault(
                        "run a -o b --embedded default --slo itl=5ms",
                        "iwc run: Invalid value for option '--slo': found \"itl=5ms\", expected ttft=TIME,"
                                + " tpot=TIME or latency=TIME, separated by commas"));
    }

    @ParameterizedTest
    @MethodSource("usageErrors")
    void whatCannotBeUnderstoodIsAUsageError(String arguments, String message) {
        var status = run(arguments);

        assertThat(text(err)).startsWith(message).endsWith(" --help'.\n").doesNotContain("\tat ");
        assertThat(status).isEqualTo(64);
        assertThat(text(out)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compile",
                "validate",
                "analyze",
                "fingerprint",
                "run",
                "sweep",
                "simulate",
                "serve",
                "record",
                "metrics",
                "completion"
            })
    void everyCommandHasHelpWithAnExample(String command) {
        var status = run(command + " --help");

        assertThat(text(out)).startsWith("Usage: iwc " + command).contains("\nExample: ", "iwc " + command);
        assertThat(text(err)).isEmpty();
        assertThat(status).isZero();
    }

    @Test
    void helpOnTopNamesCommandsAndExitStatus() {
        var status = run("--help");

        assertThat(text(out))
                .contains("  compile ", "  validate ", "  analyze ", "  fingerprint ", "  run ", "\nExample: ")
                .contains("Exit status: 0 done, 1 bad input or failed operation, 2 a gate failed");
        assertThat(status).isZero();
    }

    @Test
    void completesOptionsAndValuesInAShell() {
        var status = run("completion");

        assertThat(text(out))
                .startsWith("#!/usr/bin/env bash")
                .contains("--arrival", "--embedded", "sharegpt", "tokens.prompt.p90");
        assertThat(status).isZero();
    }

    @Test
    void takesANameWithAnAtSignForAName(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("arguments"), "--help");

        assertThat(run("validate @" + file)).isEqualTo(1);

        assertThat(text(out)).doesNotContain("Usage");
        assertThat(text(err)).contains("@" + file + ": no such file");
    }

    private int run(String arguments) {
        var words = arguments.isEmpty() ? new String[0] : arguments.split(" ", -1);
        return IwcCommand.run(Console.of(out, err, false), words);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }

    private static Arguments fault(String arguments, String message) {
        return Arguments.of(arguments, message);
    }
}
