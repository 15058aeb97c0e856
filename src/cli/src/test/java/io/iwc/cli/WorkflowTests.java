package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What GitHub reads of us: forms it can show, a workflow on the versions of the POM, updates of every module. */
class WorkflowTests {
    private static final Path GITHUB = Path.of("..", "..", ".github");

    static Stream<Path> forms() throws IOException {
        try (var files = Files.list(GITHUB.resolve("ISSUE_TEMPLATE"))) {
            return files.filter(file -> !file.endsWith("config.yml")).sorted().toList().stream();
        }
    }

    @Test
    void aMatrixHasBothJdksAndBothJUnits() throws IOException {
        var matrix = read("workflows/build.yml").at("/jobs/extension/strategy/matrix");

        assertThat(texts(matrix.path("java"))).containsExactly("17", "25");
        assertThat(texts(matrix.path("junit"))).containsExactly("5.14", "6.1");
        assertThat(GITHUB.resolveSibling("pom.xml"))
                .content()
                .contains("<junit.version>5.14.", "<junit.version>6.1.", "<maven.compiler.release>17<");
    }

    @Test
    void everyJobRunsWhatContinuousIntegrationRunsElsewhere() throws IOException {
        for (var job : read("workflows/build.yml").path("jobs")) {
            var commands = texts(job.path("steps"), "run");

            assertThat(commands).last().asString().contains("bash .ci/run");
            assertThat(job.path("timeout-minutes").intValue()).isPositive();
        }
    }

    @Test
    void dependenciesAreLookedAtFromTheTop() throws IOException {
        var updates = read("dependabot.yml");

        assertThat(updates.path("version").intValue()).isEqualTo(2);
        assertThat(texts(updates.path("updates"), "package-ecosystem")).containsExactly("maven", "github-actions");
    }

    /** A form needs a name, a description and at least one field; GitHub hides one that lacks them. */
    @ParameterizedTest
    @MethodSource("forms")
    void aFormOfAnIssueHasWhatItNeeds(Path form) throws IOException {
        var root = new YAMLMapper().readTree(form.toFile());

        assertThat(root.path("name").asText()).isNotBlank();
        assertThat(root.path("description").asText()).isNotBlank();
        assertThat(root.path("body")).isNotEmpty().allSatisfy(field -> {
            assertThat(field.path("type").asText()).isIn("textarea", "input", "dropdown", "checkboxes", "markdown");
            assertThat(field.path("attributes").path("label").asText()).isNotBlank();
        });
    }

    private static JsonNode read(String name) throws IOException {
        return new YAMLMapper().readTree(GITHUB.resolve(name).toFile());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .filter(element -> element.has(field))
                .map(element -> element.get(field).asText())
                .toList();
    }
}
