package io.iwc.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids of metrics stand in the catalogue's package and nowhere else: other code takes them from there. */
class MetricLiteralsTests {
    private static final Path PROJECT = Path.of("..", "..");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][A-Za-z0-9]*\\.[A-Za-z0-9._]*)\"");
    private static final Pattern COMMENT = Pattern.compile("\\s*(\\*|//|/\\*).*");

    /** The attribute {@code turns} of an annotation named {@code sessions}. */
    private static final String ATTRIBUTE = "SyntheticPlan.java: sessions.turns";

    @Test
    void standNowhereElse() throws IOException {
        try (var files = Files.walk(PROJECT)) {
            var sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/io/iwc/"))
                    .filter(file -> !file.toString().contains("/src/main/java/io/iwc/metric/"))
                    .toList();

            assertThat(sources).hasSizeGreaterThan(100);
            assertThat(sources.stream().flatMap(MetricLiteralsTests::idsIn)).containsExactly(ATTRIBUTE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tokens.prompt.p90", "tokens.prompt", "run.", "reuse.prefix.block", "distance."})
    void areTheirBeginningsToo(String literal) {
        assertThat(isId(literal)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run.load", "tokens.outputSource", "system.properties"})
    void areNotTheIdsOfLabels(String literal) {
        assertThat(isId(literal)).isFalse();
    }

    private static Stream<String> idsIn(Path file) {
        return lines(file).stream()
                .filter(line -> !COMMENT.matcher(line).matches())
                .flatMap(line -> LITERAL.matcher(line).results())
                .map(match -> match.group(1))
                .filter(MetricLiteralsTests::isId)
                .map(id -> file.getFileName() + ": " + id);
    }

    private static boolean isId(String literal) {
        return MetricCatalogue.find(literal).isPresent()
                || MetricCatalogue.ids().anyMatch(id -> id.startsWith(literal));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
