package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The ways to install the command, where no engine, runner or launcher of theirs is: what they need stands in them. */
class InstallationTests {
    private static final Path PROJECT = Path.of("..", "..");
    private static final Path DISTRIBUTION = PROJECT.resolve("src/distribution");
    private static final Path ACTION = PROJECT.resolve(".github/actions/iwc");

    @Test
    void theImageIsMadeOfTheZipOnAJre21AndRunsWithoutRights() throws IOException {
        var instructions = instructions();

        assertThat(instructions)
                .extracting(line -> line.split(" ", -1)[0])
                .containsOnly("FROM", "WORKDIR", "COPY", "RUN", "USER", "ENTRYPOINT", "CMD");
        assertThat(instructions).contains("COPY iwc-*.zip iwc.zip");
        var last = instructions.subList(lastFrom(instructions), instructions.size());
        assertThat(last.get(0)).matches("FROM eclipse-temurin:21-jre-\\w+");
        assertThat(last).contains("USER 10001:10001", "ENTRYPOINT [\"iwc\"]");
        assertThat(last.indexOf("USER 10001:10001"))
                .as("nothing is installed after the rights are given up")
                .isGreaterThan(lastRun(last));
    }

    @Test
    void theContextOfTheImageIsTheZipAlone() throws IOException {
        assertThat(DISTRIBUTION.resolve("Dockerfile.dockerignore")).hasContent("*\n!iwc-*.zip\n");
    }

    @Test
    void jbangStartsThePublishedArtifact() throws IOException {
        var alias = new YAMLMapper()
                .readTree(DISTRIBUTION.resolve("jbang-catalog.json").toFile()) // JSON is YAML
                .at("/aliases/iwc");
        var pom = Files.readString(PROJECT.resolve("src/cli/pom.xml"));
        var version = Pattern.compile("<version>(.*?)</version>").matcher(pom);
        assertThat(version.find()).isTrue();

        assertThat(alias.path("script-ref").asText()).isEqualTo("io.iwc:iwc-cli:" + version.group(1));
        assertThat(alias.path("java").asText()).isEqualTo("17+");
        assertThat(pom).contains("<mainClass>io.iwc.cli.Main</mainClass>");
    }

    @Test
    void everyScriptOfTheActionIsThereAndIsGivenWhatItReads() throws IOException {
        var action = read(ACTION.resolve("action.yml"));

        assertThat(action.at("/runs/using").asText()).isEqualTo("composite");
        for (var step : action.at("/runs/steps")) {
            assertThat(step.path("shell").asText()).isEqualTo("bash");
            var script = Pattern.compile("GITHUB_ACTION_PATH/(\\w+)")
                    .matcher(step.path("run").asText());
            if (script.find()) {
                var file = ACTION.resolve(script.group(1));
                assertThat(file).isExecutable();
                assertThat(names("\\$\\{?(INPUT_\\w+)", Files.readString(file)))
                        .hasSameElementsAs(fields(step.path("env"), "INPUT_"));
            }
        }
    }

    @Test
    void everyInputOfTheActionIsDescribedHasADefaultAndIsUsed() throws IOException {
        var action = read(ACTION.resolve("action.yml"));
        var steps = action.path("runs").toString();

        assertThat(action.path("inputs").properties()).isNotEmpty().allSatisfy(input -> {
            assertThat(input.getValue().path("description").asText()).endsWith(".");
            assertThat(input.getValue().has("default")).isTrue();
            assertThat(steps).contains("inputs." + input.getKey());
        });
    }

    private static JsonNode read(Path file) throws IOException {
        return new YAMLMapper().readTree(file.toFile());
    }

    private static List<String> instructions() throws IOException {
        return Files.readAllLines(DISTRIBUTION.resolve("Dockerfile")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static int lastFrom(List<String> instructions) {
        return last("FROM ", instructions);
    }

    private static int lastRun(List<String> instructions) {
        return last("RUN ", instructions);
    }

    private static int last(String beginning, List<String> instructions) {
        var at = -1;
        for (var i = 0; i < instructions.size(); i++) {
            at = instructions.get(i).startsWith(beginning) ? i : at;
        }
        return at;
    }

    private static List<String> names(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private static List<String> fields(JsonNode object, String beginning) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names.stream().filter(name -> name.startsWith(beginning)).toList();
    }
}
