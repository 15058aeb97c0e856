package io.iwc.simulator.endpoint;

import static io.iwc.simulator.endpoint.Bodies.chat;
import static io.iwc.simulator.endpoint.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.artifact.internal.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ToolChoiceTests {
    private final EmbeddedEndpoint endpoint = EmbeddedEndpoint.start();
    private final TestClient client = new TestClient(endpoint);

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void callsTheFirstFunctionWhereOneIsRequired() throws Exception {
        var call = message("required").path("tool_calls").path(0).path("function");

        assertThat(call.path("name").asText()).isEqualTo("track");
        assertThat(Json.parse(call.path("arguments").asText()).path("order").isInt())
                .isTrue();
    }

    @Test
    void callsTheNamedFunction() throws Exception {
        var call = message(Map.of("type", "function", "function", Map.of("name", "refund")));

        assertThat(call.path("tool_calls").path(0).path("function").path("name").asText())
                .isEqualTo("refund");
        assertThat(call.path("tool_calls")
                        .path(0)
                        .path("function")
                        .path("arguments")
                        .asText())
                .isEqualTo("{}");
    }

    @Test
    void answersInWordsWhereNoCallIsAskedFor() throws Exception {
        assertThat(message("auto").has("tool_calls")).isFalse();
        assertThat(message("none").has("tool_calls")).isFalse();
    }

    @Test
    void refusesAFunctionThatIsNotThere() throws Exception {
        var answer = client.post("/v1/chat/completions", with(chat("a"), "tool_choice", "required"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.parse(answer.body()).path("error").path("message").asText())
                .isEqualTo("tool_choice: found \"required\", expected a function among tools to call");
    }

    private JsonNode message(Object choice) throws Exception {
        var parameters = Map.of("type", "object", "properties", Map.of("order", Map.of("type", "integer")));
        var tools = List.of(
                Map.of("type", "function", "function", Map.of("name", "track", "parameters", parameters)),
                Map.of("type", "function", "function", Map.of("name", "refund")));
        return client.chat(with(with(chat("a"), "tools", tools), "tool_choice", choice))
                .path("choices")
                .path(0)
                .path("message");
    }
}
