package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is published is what the bill of materials lists, and it needs nothing that is not. */
class PublishedModulesTests {
    private static final Path PROJECT = Path.of("..", "..");
    private static final Pattern DEPENDENCY = Pattern.compile("(?s)<dependency>(.*?)</dependency>");

    /** Of those on the way, where they are in the reactor. */
    private static final List<String> NOT_PUBLISHED =
            List.of("src/testing", "src/distribution", "src/bench", "src/fuzz", "examples");

    static Stream<String> modules() throws IOException {
        return all("<module>(.*?)</module>", PROJECT.resolve("pom.xml")).stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void areThoseOfTheBillOfMaterials(String module) throws IOException {
        var pom = PROJECT.resolve(module).resolve("pom.xml");
        var artifact = artifactOf(pom);
        var listed = all("<artifactId>(iwc-.*?)</artifactId>", PROJECT.resolve("src/bom/pom.xml"));

        var isPublished = !Files.readString(pom).contains("<maven.deploy.skip>true</maven.deploy.skip>");

        assertThat(isPublished).isEqualTo(!NOT_PUBLISHED.contains(module));
        assertThat(listed.contains(artifact)).isEqualTo(isPublished);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void needNothingThatIsNotPublished(String module) throws IOException {
        var unpublished = NOT_PUBLISHED.stream()
                .map(PROJECT::resolve)
                .map(folder -> folder.resolve("pom.xml"))
                .filter(Files::exists)
                .map(PublishedModulesTests::artifactOf)
                .toList();
        var dependencies = DEPENDENCY
                .matcher(Files.readString(PROJECT.resolve(module).resolve("pom.xml")))
                .results()
                .map(found -> found.group(1));

        assertThat(dependencies.filter(it -> unpublished.stream().anyMatch(it::contains)))
                .allSatisfy(it -> {
                    if (!NOT_PUBLISHED.contains(module)) {
                        assertThat(it).contains("<scope>test</scope>");
                    }
                });
    }

    /** A module's own, which follows that of its parent. */
    private static String artifactOf(Path pom) {
        try {
            var text = Files.readString(pom).replaceFirst("(?s)<parent>.*?</parent>", "");
            var found = Pattern.compile("<artifactId>(.*?)</artifactId>").matcher(text);
            assertThat(found.find()).as(pom.toString()).isTrue();
            return found.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> all(String pattern, Path file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
