package io.iwc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which commands are built for which arguments. */
class SubcommandsTests {
    static final Iterable<String> NAMES = Subcommands.NAMES;

    @ParameterizedTest
    @FieldSource("NAMES")
    void onlyTheCommandThatIsNamedIsBuilt(String name) {
        var expected = Set.of("completion", "help").contains(name) ? Set.copyOf(Subcommands.NAMES) : Set.of(name);

        assertThat(built(name, "--help")).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "analyse", "@arguments", "--nonsense"})
    void helpAndMisspeltCommandsNeedAllOfThemInTheOrderOfHelp(String argument) {
        assertThat(built(argument)).containsExactlyElementsOf(Subcommands.NAMES);
    }

    @Test
    void noArgumentNeedsAllOfThem() {
        assertThat(built()).containsExactlyElementsOf(Subcommands.NAMES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-V", "--version"})
    void theShortWayToTheVersionPrintsWhatTheLibraryPrints(String option) {
        var quick = new ByteArrayOutputStream();
        var parsed = new ByteArrayOutputStream();
        var console = Console.of(quick, new ByteArrayOutputStream(), false);

        var status = Main.run(console, option);
        IwcCommand.run(Console.of(parsed, new ByteArrayOutputStream(), false), option);

        assertThat(status).isZero();
        assertThat(quick.toString(UTF_8)).isEqualTo(parsed.toString(UTF_8)).startsWith("iwc ");
    }

    private static Set<String> built(String... arguments) {
        var console = Console.of(new ByteArrayOutputStream(), new ByteArrayOutputStream(), false);
        return IwcCommand.commandLine(console, arguments).getSubcommands().keySet();
    }
}
