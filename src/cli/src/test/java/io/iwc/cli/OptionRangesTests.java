package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A walk over every command and every numeric option with values that no one means: refused, or taken, never a crash. */
class OptionRangesTests {
    /** Whether these fit is known once the file was read. */
    private static final List<String> DEPENDS_ON_THE_FILE = List.of("--time-scale", "--from", "--to", "--offset");

    /** They have nothing to send or to say, which ends them. */
    private static final List<String> FAILING = List.of("run", "sweep", "serve");

    private static final Set<String> WITH_FORCE = specs().filter(command -> command.findOption("--force") != null)
            .map(CommandSpec::name)
            .collect(Collectors.toSet());

    private static final String NOTHING = "DIR/none.jsonl --embedded default --tokenizer whitespace -o DIR/out";

    private static final List<String> NASTY = List.of(
            "-1",
            "NaN",
            "Infinity",
            "-Infinity",
            "1e308",
            "-1e308",
            "99999999999999999999",
            "9223372036854775807",
            "-2147483648",
            "one",
            "");

    private final InProcess process = new InProcess();

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
        assertThat(process.iwc(
                        "simulate",
                        folder.resolve("in.jsonl").toString(),
                        "-o",
                        folder.resolve("run").toString()))
                .isZero();
    }

    /** The least that each command needs. */
    private static Optional<String> usual(String command) {
        return Optional.ofNullable(
                switch (command) {
                    case "compile" -> "jsonl-prompts -i DIR/data.jsonl -o DIR/out";
                    case "analyze" -> "DIR/in.jsonl --tokenizer whitespace";
                    case "fingerprint", "materialize" -> "DIR/in.jsonl -o DIR/out --tokenizer whitespace";
                    case "diff" -> "DIR/in.jsonl DIR/in.jsonl --tokenizer whitespace";
                    case "synth" -> "--requests 2 -o DIR/out";
                    case "spec" -> "-i DIR/texts.jsonl -o DIR/out --tokenizer whitespace";
                    case "export" -> "mooncake DIR/in.jsonl -o DIR/out --tokenizer whitespace";
                    case "simulate" -> "DIR/in.jsonl -o DIR/out --tokenizer whitespace";
                    case "run" -> NOTHING;
                    case "sweep" -> NOTHING + " --rates 1";
                    case "serve" -> "--script DIR/none.yaml";
                    case "report", "eval" -> "DIR/run";
                    case "calibrate" -> "DIR/run -o DIR/out";
                    case "trace" -> "DIR/run -o DIR/out --no-figures --cache DIR/cache";
                    default -> null;
                });
    }

    /** Arrival processes in turn, so that their options mean something; the values in a seeded order. */
    static Stream<Arguments> options() {
        var random = new Random(14);
        return specs().filter(command -> usual(command.name()).isPresent())
                .flatMap(command -> command.options().stream()
                        .filter(OptionRangesTests::isNumeric)
                        .map(option -> Arguments.of(command.name(), option.longestName(), shuffled(random))));
    }

    private static Stream<CommandSpec> specs() {
        return IwcCommand.withSubcommands(IwcCommand.commandLine(
                        Console.of(new ByteArrayOutputStream(), new ByteArrayOutputStream(), false)))
                .map(CommandLine::getCommandSpec);
    }

    private static boolean isNumeric(OptionSpec option) {
        return Stream.of(option.typeInfo().getType(), auxiliary(option))
                        .anyMatch(type -> type == int.class
                                || type == long.class
                                || type == double.class
                                || Number.class.isAssignableFrom(type))
                || option.paramLabel().matches("LENGTHS|TURNS|TIME");
    }

    private static Class<?> auxiliary(OptionSpec option) {
        var types = option.typeInfo().getAuxiliaryTypes();
        return types.length == 0 ? Object.class : types[0];
    }

    private static List<String> shuffled(Random random) {
        var values = new ArrayList<>(NASTY);
        Collections.shuffle(values, random);
        return values;
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("options")
    void aValueOutOfRangeIsAUsageErrorInASentence(String command, String option, List<String> values) {
        for (var value : values) {
            for (var arrival : arrivals(option)) {
                process.forgetErrors();
                var line = Stream.of(
                                Stream.of(command),
                                words(usual(command).orElseThrow()),
                                words(arrival),
                                Stream.of(option + "=" + value, "--force"))
                        .flatMap(part -> part)
                        .filter(word -> !word.equals("--force") || WITH_FORCE.contains(command))
                        .toArray(String[]::new);

                var status = process.iwc(line);

                assertThat(process.err()).as(String.join(" ", line)).doesNotContain("internal error", "Exception");
                assertThat(status)
                        .as(String.join(" ", line) + "\n" + process.err())
                        .isIn(0, DEPENDS_ON_THE_FILE.contains(option) || FAILING.contains(command) ? 1 : 0, 2, 64);
                if (status == 64) {
                    assertThat(process.err())
                            .matches("(?s)iwc \\w+: .*(found|missing|should|nvalid|no option|given|nknown option).*");
                }
            }
        }
    }

    private static List<String> arrivals(String option) {
        return switch (option) {
            case "--rate-rps" -> List.of("--arrival poisson");
            case "--cv", "--shape" -> List.of("--arrival gamma --rate-rps 5");
            case "--burst-size" -> List.of("--arrival burst --burst-every-ms 5");
            case "--burst-every-ms" -> List.of("--arrival burst --burst-size 5");
            case "--on-seconds" -> List.of("--arrival on-off --rate-rps 5 --off-seconds 2");
            case "--off-seconds" -> List.of("--arrival on-off --rate-rps 5 --on-seconds 2");
            case "--off-rps" -> List.of("--arrival on-off --rate-rps 5 --on-seconds 2 --off-seconds 2");
            case "--to-rps" -> List.of("--arrival ramp --rate-rps 5 --over-seconds 2");
            case "--over-seconds" -> List.of("--arrival ramp --rate-rps 5 --to-rps 2");
            case "--amplitude" -> List.of("--arrival diurnal --rate-rps 5 --period-seconds 2");
            case "--period-seconds" -> List.of("--arrival diurnal --rate-rps 5 --amplitude 0.5");
            case "--arrival-step-ms" -> List.of("--arrival fixed-step");
            case "--think-seconds" -> List.of("", "--turns 2");
            case "--shared-prefix-zipf" -> List.of("--shared-prefix-tokens 4 --shared-prefixes 2");
            case "--shared-prefixes" -> List.of("--shared-prefix-tokens 4");
            default -> List.of("");
        };
    }

    private Stream<String> words(String text) {
        return Arrays.stream(text.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> word.replace("DIR", folder.toString()));
    }
}
