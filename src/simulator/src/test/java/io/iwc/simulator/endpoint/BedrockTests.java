package io.iwc.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.artifact.internal.Json;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bedrock's wire as far as its own client, which the examples' tests have, does not show it. */
class BedrockTests {
    private final EmbeddedEndpoint endpoint = EmbeddedEndpoint.start();
    private final TestClient client = new TestClient(endpoint);

    @AfterEach
    void stop() {
        endpoint.close();
    }

    /** The sums are those of zlib over the same bytes, by Python 3.11. */
    @Test
    void anEventIsFramedWithBothSums() {
        var frame = EventFrame.of("messageStop", "{}");

        assertThat(HexFormat.of().formatHex(frame))
                .isEqualTo("0000006300000051a7dcb3960b3a6576656e742d7479706507000b6d65737361676553746f700d3a"
                        + "636f6e74656e742d747970650700106170706c69636174696f6e2f6a736f6e0d3a6d657373616765"
                        + "2d747970650700056576656e747b7d6c401bbd");
    }

    @Test
    void cachePointsAreMarksOfWhatStandsBeforeThem() throws Exception {
        var body = """
                {"system":[{"text":"Be brief."},{"cachePoint":{"type":"default"}}],
                 "messages":[{"role":"user","content":[{"text":"Where is it?"}]}]}
                """;

        var first = Json.parse(client.post("/model/any/converse", body).body()).path("usage");
        var prompt = endpoint.captured().requests().get(0).prompt();

        assertThat(first.path("cacheWriteInputTokens").asInt()).isPositive();
        assertThat(first.path("inputTokens").asInt()
                        + first.path("cacheWriteInputTokens").asInt())
                .isEqualTo(first.path("totalTokens").asInt()
                        - first.path("outputTokens").asInt());
        assertThat(prompt.toString()).contains("cache_control");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | body: found the end of the text at column 2, expected the rest of an object",
                "{\"messages\":[]} | messages: found [], expected a list with at least one message",
                "{\"messages\":[{\"role\":\"tool\"}]} | messages[0].role: found \"tool\", expected user or assistant"
            })
    void whatCannotBeReadIsRefusedAsTheApiDoesAndKept(String body, String message) throws Exception {
        var answer = client.post("/model/any/converse", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.parse(answer.body()))
                .isEqualTo(Json.mapper()
                        .createObjectNode()
                        .put("__type", "ValidationException")
                        .put("message", message));
        assertThat(endpoint.exchanges()).hasSize(1);
    }

    @Test
    void anUnknownPathNamesTheNearest() throws Exception {
        var answer = client.post("/model/any/convers", "{}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Json.parse(answer.body()).path("message").asText())
                .contains("did you mean POST /model/any/converse?");
    }
}
