package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.artifact.internal.Json;
import org.junit.jupiter.api.Test;

class MetricsCommandTests {
    private final InProcess commands = new InProcess();

    @Test
    void explainsOneMetric() {
        assertThat(commands.iwc("metrics", "tokens.prompt.p90")).isZero();

        assertThat(commands.out()).isEqualTo("""
                tokens.prompt.p90: Prompt tokens P90
                Meaning  : length of each prompt
                Formula  : p
                Unit     : tokens
                Worse    : -
                Gate     : tokens.prompt.p90 ±10 %
                Undefined: no prompt text and no prompt_tokens [no-prompt]
                More in  : metrics.md#tokens-and-prefill
                """);
    }

    @Test
    void listsThoseThatBeginAlike() {
        assertThat(commands.iwc("metrics", "run.requests")).isZero();

        assertThat(commands.out().lines().map(line -> line.replaceFirst(" .*", "")))
                .containsExactly(
                        "METRIC",
                        "run.requests.attempted",
                        "run.requests.ok",
                        "run.requests.failed",
                        "run.requests.cancelled");
    }

    @Test
    void printsJson() {
        assertThat(commands.iwc("metrics", "run.errorRate", "--format", "json")).isZero();

        var entry = Json.parse(commands.out()).path(0);
        assertThat(entry.path("id").asText()).isEqualTo("run.errorRate");
        assertThat(entry.path("worse").asText()).isEqualTo("higher");
        assertThat(entry.path("gates").path(0).path("kind").asText()).isEqualTo("absolute");
        assertThat(entry.path("undefined").path("none-finished").asText()).isEqualTo("no request succeeded or failed");
        assertThat(entry.path("documentation").asText()).isEqualTo("metrics.md#runs");
    }

    @Test
    void listsAllWithoutAnArgument() {
        assertThat(commands.iwc("metrics")).isZero();

        assertThat(commands.out())
                .contains("\nrequests.count ", "\ndistance.tokens.prompt.ks ", "\nrun.steady.tpot.* ");
    }

    @Test
    void suggestsTheNearestOfAMistypedOne() {
        assertThat(commands.iwc("metrics", "tokens.promt.p90")).isEqualTo(64);

        assertThat(commands.err())
                .contains(
                        "ID|PREFIX: found \"tokens.promt.p90\", expected a metric or the beginning of one, did you mean"
                                + " tokens.prompt.p90?");
    }
}
