package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the commands of CONTRIBUTING.md and RELEASING.md name is there: scripts, modules, profiles, test classes with
 * tests. {@code .ci/run} runs those that are quick.
 */
class ContributingTests {
    private static final Path PROJECT = Path.of("..", "..");
    private static final Pattern TEST_METHOD = Pattern.compile("@(Test|ParameterizedTest|TestFactory)\\b");

    static Stream<String> commands() throws IOException {
        return Stream.concat(
                commandsIn(PROJECT.resolve("CONTRIBUTING.md")), commandsIn(PROJECT.resolve(".github/RELEASING.md")));
    }

    @Test
    void anExampleTriesATest() throws IOException {
        assertThat(commands()).anyMatch(command -> command.startsWith(".ci/try "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void namesWhatIsThere(String command) throws IOException {
        for (var word : command.split(" +", -1)) {
            if (word.startsWith(".ci/") || word.matches("src/\\w+/\\w+")) {
                assertThat(PROJECT.resolve(word)).isExecutable();
            }
        }
        for (var module : listed("-pl (\\S+)", command)) {
            if (!module.startsWith("'!")) {
                assertThat(PROJECT.resolve(module).resolve("pom.xml")).exists();
            }
        }
        for (var profile : listed("-P(\\S+)", command)) {
            assertThat(PROJECT.resolve("pom.xml")).content().contains("<id>" + profile + "</id>");
        }
        if (command.startsWith(".ci/try ")) {
            var words = command.split(" +", -1);
            assertThat(testsIn(PROJECT.resolve(words[1]), words[2]))
                    .as("tests in %s of %s", words[2], words[1])
                    .isPositive();
        } else {
            // Maven is green where a name with a typo runs nothing
            assertThat(command).doesNotContain("-Dtest");
        }
    }

    private static Stream<String> commandsIn(Path page) throws IOException {
        var text = Files.readString(page);
        return Pattern.compile("(?ms)^ *```(sh|console)\n(.*?)^ *```")
                .matcher(text)
                .results()
                .flatMap(block -> block.group(2).lines())
                .map(line -> line.strip().replaceFirst("^\\$ ", ""));
    }

    private static List<String> listed(String option, String command) {
        return Pattern.compile(option)
                .matcher(command)
                .results()
                .flatMap(found -> Arrays.stream(found.group(1).split(",")))
                .toList();
    }

    private static long testsIn(Path module, String name) throws IOException {
        try (var sources = Files.walk(module.resolve("src/test/java"))) {
            var file = name.replaceAll("#.*|'", "") + ".java";
            var found = sources.filter(source -> source.getFileName().toString().equals(file))
                    .toList();
            assertThat(found).as(file).hasSize(1);
            return TEST_METHOD.matcher(Files.readString(found.get(0))).results().count();
        }
    }
}
