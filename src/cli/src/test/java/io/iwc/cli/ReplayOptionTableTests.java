package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.replay.ReplayOption;
import io.iwc.replay.ReplayOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The declaration of each option of a replay, held against every surface that has it. */
class ReplayOptionTableTests {
    private static final Path PAGE = Path.of("..", "site", "replaying.md");
    private static final String BEGIN = "<!-- replay options: made by ReplayOptionTableTests -->\n";
    private static final String END = "<!-- end -->\n";

    private static CommandLine command(String name) {
        var console = Console.of(new ByteArrayOutputStream(), new ByteArrayOutputStream(), false);
        return IwcCommand.commandLine(console, name).getSubcommands().get(name);
    }

    @ParameterizedTest
    @EnumSource(ReplayOption.class)
    void theCommandLineHasEachWithItsDefault(ReplayOption option) {
        var found = command("run").getCommandSpec().findOption("--" + option.text());

        assertThat(found).isNotNull();
        assertThat(defaultOf(found)).isEqualTo(defaultOf(option));
    }

    @ParameterizedTest
    @EnumSource(
            value = ReplayOption.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CLOSED_LOOP", "SHARD", "START_AT"})
    void aSweepHasAllButItsOwnLevelsAndShards(ReplayOption option) {
        assertThat(command("sweep").getCommandSpec().findOption("--" + option.text()))
                .isNotNull();
    }

    @ParameterizedTest
    @EnumSource(ReplayOption.class)
    void itsDefaultIsWhatOptionsAreWithoutIt(ReplayOption option) {
        var defaults = ReplayOptions.defaults();

        var spelled = option.defaultValue()
                .map(value -> option.applyTo(defaults, value))
                .orElse(defaults);

        assertThat(spelled.described()).isEqualTo(defaults.described());
    }

    @ParameterizedTest
    @EnumSource(ReplayOption.class)
    void annotationsHaveThoseThatAreForThem(ReplayOption option) throws ReflectiveOperationException {
        var endpoint = Class.forName("io.iwc.junit.IwcEndpoint").asSubclass(Annotation.class);

        var names = Arrays.stream(endpoint.getDeclaredMethods())
                .map(Method::getName)
                .toList();

        if (option.isIn(ReplayOption.Place.ANNOTATION)) {
            assertThat(names).contains(option.attribute());
        } else {
            assertThat(names).doesNotContain(option.attribute());
        }
    }

    @Test
    void thePageShowsTheDeclarations() throws IOException {
        var page = Files.readString(PAGE);

        var shown = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));

        assertThat(shown).isEqualTo(table());
    }

    private static String table() {
        return "| command line | attribute | value | default | what it does |\n| --- | --- | --- | --- | --- |\n"
                + Arrays.stream(ReplayOption.values())
                        .map(ReplayOptionTableTests::row)
                        .collect(Collectors.joining());
    }

    private static String row(ReplayOption option) {
        var name = "`--" + option.text() + "`" + (option.isIn(ReplayOption.Place.SETTING) ? "" : " (no setting)");
        var attribute = option.isIn(ReplayOption.Place.ANNOTATION) ? "`" + option.attribute() + "`" : "";
        return "| " + name + " | " + attribute + " | " + option.type() + " | "
                + option.defaultValue().map(value -> "`" + value + "`").orElse("")
                + " | " + option.meaning() + " |\n";
    }

    private static String defaultOf(ReplayOption option) {
        var isUnset =
                option.defaultValue().filter(value -> !value.equals("none")).isEmpty();
        return isUnset ? "" : option.defaultValue().orElseThrow();
    }

    /** A switch that is not there is off. */
    private static String defaultOf(OptionSpec option) {
        var isSwitch = option.type() == boolean.class;
        return option.defaultValue() == null ? (isSwitch ? "false" : "") : option.defaultValue();
    }
}
