package io.iwc.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.run.ErrorClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of faults in the documentation names every class, and tests that are there. */
class FaultTableTests {
    private static final Path PAGE = Path.of("..", "..", "src/site/replaying.md");
    private static final Pattern TEST = Pattern.compile("`(\\w+Tests)\\.(\\w+)`");

    @Test
    void coversEveryClass() throws IOException {
        assertThat(rows().stream().map(row -> row.split("[|`]", -1)[2]))
                .containsAll(
                        Arrays.stream(ErrorClass.values()).map(ErrorClass::text).toList());
    }

    @Test
    void namesTestsThatAreThere() throws IOException {
        for (var row : rows()) {
            var tests = TEST.matcher(row).results().toList();
            assertThat(tests).as(row).isNotEmpty();
            for (var test : tests) {
                assertThat(Files.readString(Path.of("src/test/java/io/iwc/replay", test.group(1) + ".java")))
                        .contains("void " + test.group(2) + "(");
            }
        }
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `") && line.contains("Tests."))
                .toList();
    }
}
