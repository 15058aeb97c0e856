package io.iwc.replay;

import static io.iwc.replay.Answers.workload;
import static io.iwc.replay.VendorWireTests.body;
import static io.iwc.replay.VendorWireTests.dialogue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.iwc.IwcException;
import io.iwc.run.Outcome;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Replays to Azure OpenAI. After Microsoft's reference: the deployment in the path, {@code api-version} in the query, the
 * key in {@code api-key}, what its filters say before the first choice.
 */
class AzureWireTests {
    private static final ReplayOptions WARM = ReplayOptions.defaults().withCache(ReplayOptions.Cache.WARM);

    @ParameterizedTest(name = "below {0}")
    @CsvSource({
        "'', /openai/deployments/gpt/chat/completions?api-version=2024-10-21",
        "/v1, /openai/deployments/gpt/chat/completions?api-version=2024-10-21",
        "/openai, /openai/deployments/gpt/chat/completions?api-version=2024-10-21",
        "/gateway, /gateway/openai/deployments/gpt/chat/completions?api-version=2024-10-21",
        "/openai/v1, /openai/v1/chat/completions",
        "?api-version=2025-01-01-preview, /openai/deployments/gpt/chat/completions?api-version=2025-01-01-preview",
        "/openai/deployments/mine/chat/completions?api-version=1, /openai/deployments/mine/chat/completions?api-version=1"
    })
    void namesTheDeploymentOfAzure(String base, String target) {
        var endpoint =
                Endpoint.at("https://mine.openai.azure.com" + base, "gpt").over(Wire.AZURE);

        assertThat(endpoint.target("gpt", true)).isEqualTo(target);
    }

    @Test
    void asksAzureAsAChatWithItsOwnKey() throws IOException {
        try (var server = ScriptedAnswers.answering("text/event-stream", """
                data: {"choices":[],"prompt_filter_results":[{"prompt_index":0,"content_filter_results":{}}]}

                data: {"choices":[{"delta":{"content":"Hi"},"finish_reason":"stop"}]}

                data: {"choices":[],"usage":{"prompt_tokens":1040,"completion_tokens":1,"prompt_tokens_details":{"cached_tokens":1024}}}

                data: [DONE]

                """)) {
            var endpoint = Endpoint.at(server.url(), "gpt").over(Wire.AZURE).withApiKeyFrom("PATH");

            var run =
                    Replay.run(workload(dialogue()), endpoint, WARM.withLengthField(LengthField.MAX_COMPLETION_TOKENS));

            var sent = server.requests().get(0);
            assertThat(sent)
                    .startsWith("POST /openai/deployments/gpt/chat/completions?api-version=2024-10-21 HTTP/1.1\r\n")
                    .contains("\r\napi-key: " + System.getenv("PATH") + "\r\n")
                    .doesNotContain("Authorization");
            assertThat(body(sent).at("/stream_options/include_usage").asBoolean())
                    .isTrue();
            assertThat(body(sent).path("max_completion_tokens").asInt()).isEqualTo(9);
            var record = run.records().get(0);
            assertThat(record.outcome()).as(record.errorDetail()).isEqualTo(Outcome.OK);
            assertThat(record.inputTokens()).hasValue(1040);
            assertThat(record.cachedPromptTokens()).hasValue(1024);
        }
    }

    @Test
    void wantsToKnowTheDeploymentOfAzure() {
        var endpoint = Endpoint.at("https://mine.openai.azure.com", "").over(Wire.AZURE);

        assertThatExceptionOfType(IwcException.class)
                .isThrownBy(() -> Replay.run(workload(dialogue()), endpoint, WARM))
                .withMessage(
                        "endpoint https://mine.openai.azure.com/v1: found no model, and Azure lists no deployments,"
                                + " expected the name of a deployment for it");
    }
}
