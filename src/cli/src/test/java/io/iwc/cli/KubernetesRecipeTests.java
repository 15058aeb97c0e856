package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.iwc.schedule.Shard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The indexed job of the documentation, held against what Kubernetes documents of such jobs and against the command.
 */
class KubernetesRecipeTests {
    private static final Path PAGE = Path.of("..", "..", "src/site/replaying.md");

    private JsonNode job = YAMLMapper.builder().build().createObjectNode();

    @BeforeEach
    void readPage() throws IOException {
        var page = Files.readString(PAGE);
        var start = page.indexOf("```yaml\n") + 8;
        job = new YAMLMapper().readTree(page.substring(start, page.indexOf("```", start)));
    }

    @Test
    void isAnIndexedJobThatRunsAllPodsAtOnceAndNoneTwice() {
        var spec = job.path("spec");

        assertThat(job.path("apiVersion").asText()).isEqualTo("batch/v1");
        assertThat(job.path("kind").asText()).isEqualTo("Job");
        assertThat(spec.path("completionMode").asText()).isEqualTo("Indexed");
        assertThat(spec.path("parallelism")).isEqualTo(spec.path("completions"));
        assertThat(spec.path("backoffLimit").asInt(-1)).isZero();
        assertThat(spec.path("template").path("spec").path("restartPolicy").asText())
                .isEqualTo("Never");
    }

    @Test
    void givesEachPodAShardOfItsOwn() {
        var count = job.path("spec").path("completions").asInt();
        var shard = argument("--shard");

        for (var index = 0; index < count; index++) {
            assertThat(Shard.parse(shard, Map.of("JOB_COMPLETION_INDEX", String.valueOf(index))))
                    .isEqualTo(new Shard(index + 1, count));
        }
    }

    @Test
    void setsEveryVariableThatItUses() {
        var container = container();
        var variables = container.path("env").findValuesAsText("name");

        assertThat(variables).contains("START_AT", argument("--api-key-env"));
        assertThat(new StartOption.Instants()
                        .convert(container.path("env").path(0).path("value").asText()))
                .isNotNull();
    }

    private JsonNode container() {
        return job.path("spec").path("template").path("spec").path("containers").path(0);
    }

    private String argument(String option) {
        var words = Arrays.asList(container().path("args").path(0).asText().split("\\s+", -1));
        assertThat(words).contains(option);
        return words.get(words.indexOf(option) + 1);
    }
}
