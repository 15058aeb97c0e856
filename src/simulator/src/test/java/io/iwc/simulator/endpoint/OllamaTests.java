package io.iwc.simulator.endpoint;

import static io.iwc.simulator.endpoint.Answer.status;
import static io.iwc.simulator.endpoint.Answer.text;
import static io.iwc.simulator.endpoint.Answer.toolCall;
import static io.iwc.simulator.endpoint.Bodies.chat;
import static io.iwc.simulator.endpoint.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.artifact.internal.Json;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ollama's API; shapes after its docs/api.md and the clients of LangChain4j and Spring AI. */
class OllamaTests {
    private final EmbeddedEndpoint endpoint = EmbeddedEndpoint.start();
    private final TestClient client = new TestClient(endpoint);

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void streamsLinesUnlessToldNotTo() throws Exception {
        endpoint.answer(text("On Monday."));

        var answer = client.post("/api/chat", chat("When?"));

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        var lines = lines(answer);
        assertThat(lines)
                .extracting(line -> line.at("/message/content").asText())
                .containsExactly("On", " Monday.", "");
        assertThat(lines).extracting(line -> line.path("done").asBoolean()).containsExactly(false, false, true);
        assertThat(lines.get(2).path("done_reason").asText()).isEqualTo("stop");
        assertThat(lines.get(2).path("eval_count").asInt()).isEqualTo(3);
        assertThat(captured().sampling().streaming()).contains(true);
    }

    @Test
    void answersWhole() throws Exception {
        endpoint.answer(text("On Monday."));

        var answer = Json.parse(
                client.post("/api/chat", with(chat("When?"), "stream", false)).body());

        assertThat(answer.at("/message/content").asText()).isEqualTo("On Monday.");
        assertThat(answer.path("done").asBoolean()).isTrue();
        assertThat(answer.path("prompt_eval_count").asInt()).isPositive();
        assertThat(answer.path("created_at").asText()).isEqualTo("1970-01-01T00:00:00Z");
    }

    @Test
    void callsAToolInOneLineWithAnObject() throws Exception {
        endpoint.answer(toolCall("track", "{\"zip\":1,\"order\":\"4711\"}"));

        var lines = lines(client.post("/api/chat", chat("When?")));

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).at("/message/tool_calls/0/function").toString())
                .isEqualTo("{\"name\":\"track\",\"arguments\":{\"zip\":1,\"order\":\"4711\"}}");
        assertThat(lines.get(1).path("done_reason").asText()).isEqualTo("stop");
    }

    @Test
    void isCapturedWithItsOptions() throws Exception {
        client.post(
                "/api/chat",
                with(
                        with(chat("When?"), "format", "json"),
                        "options",
                        Map.of(
                                "num_predict",
                                7,
                                "temperature",
                                0.5,
                                "seed",
                                3,
                                "stop",
                                List.of("x"),
                                "num_ctx",
                                4096)));

        assertThat(captured().maxOutputTokens()).hasValue(7);
        assertThat(captured().sampling().temperature()).hasValue(0.5);
        assertThat(captured().sampling().seed()).hasValue(3);
        assertThat(captured().sampling().stop()).containsExactly("x");
    }

    @Test
    void knowsNoCapBelowOne() throws Exception {
        client.post("/api/chat", with(chat("When?"), "options", Map.of("num_predict", -1)));

        assertThat(captured().maxOutputTokens()).isEmpty();
    }

    @Test
    void givesCallsTheIdsThatResultsAnswer() throws Exception {
        client.post(
                "/api/chat",
                Map.of(
                        "model",
                        "any",
                        "messages",
                        List.of(
                                Map.of("role", "user", "content", "When?"),
                                Map.of(
                                        "role",
                                        "assistant",
                                        "content",
                                        "",
                                        "tool_calls",
                                        List.of(Map.of(
                                                "function", Map.of("name", "track", "arguments", Map.of("order", 1))))),
                                Map.of("role", "tool", "content", "Bremen", "tool_name", "track"))));

        assertThat(((Prompt.Chat) captured().prompt()).messages())
                .extracting(Message::toString)
                .containsExactly(
                        "{\"role\":\"user\",\"content\":\"When?\"}",
                        "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"call_1_0\",\"type\":\"function\",\"function\":{\"name\":\"track\",\"arguments\":\"{\\\"order\\\":1}\"}}]}",
                        "{\"role\":\"tool\",\"content\":\"Bremen\",\"tool_call_id\":\"call_1_0\"}");
    }

    @Test
    void generatesFromOnePromptAndGoesOnFromItsContext() throws Exception {
        endpoint.answer(text("Which order?"), text("On Monday."));

        var first = generate(Map.of("model", "any", "prompt", "When?", "system", "Be brief.", "stream", false));
        var second =
                generate(Map.of("model", "any", "prompt", "4711", "context", first.path("context"), "stream", false));

        assertThat(first.path("response").asText()).isEqualTo("Which order?");
        assertThat(second.path("response").asText()).isEqualTo("On Monday.");
        assertThat(second.path("prompt_eval_count").asInt())
                .isGreaterThan(first.path("prompt_eval_count").asInt());
        assertThat(((Prompt.Chat) endpoint.captured().requests().get(1).prompt()).messages())
                .extracting(message -> message.role() + ": " + message.content().asText())
                .containsExactly("system: Be brief.", "user: When?", "assistant: Which order?", "user: 4711");
    }

    @Test
    void refusesAContextOfAnotherServer() throws Exception {
        var answer = client.post("/api/generate", Map.of("prompt", "a", "context", List.of(1, 2, 3)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"error\":\"context: found [1,2,3], expected the context of an answer of this endpoint\"}");
    }

    @Test
    void takesARawPromptAsText() throws Exception {
        client.post("/api/generate", Map.of("model", "any", "prompt", "Once", "raw", true));

        assertThat(captured().prompt()).isEqualTo(new Prompt.Text("Once"));
    }

    @Test
    void loadsAModelWithoutBeingCaptured() throws Exception {
        var loaded = generate(Map.of("model", "any"));
        var unloaded =
                Json.parse(client.post("/api/chat", Map.of("model", "any", "messages", List.of(), "keep_alive", 0))
                        .body());

        assertThat(loaded.path("done_reason").asText()).isEqualTo("load");
        assertThat(unloaded.path("done_reason").asText()).isEqualTo("unload");
        assertThat(endpoint.captured().requests()).isEmpty();
        assertThat(endpoint.exchanges()).hasSize(2);
    }

    @Test
    void saysWhatClientsAskForWhenTheyStart() throws Exception {
        assertThat(client.get("/").body()).isEqualTo("Ollama is running");
        assertThat(Json.parse(client.get("/api/tags").body())
                        .at("/models/0/name")
                        .asText())
                .isEqualTo("default");
        assertThat(Json.parse(client.get("/api/version").body()).has("version")).isTrue();
        assertThat(Json.parse(client.post("/api/show", Map.of("model", "any")).body())
                        .path("capabilities")
                        .toString())
                .isEqualTo("[\"completion\",\"tools\"]");
        assertThat(client.post("/api/pull", Map.of("model", "any")).body()).isEqualTo("{\"status\":\"success\"}");
    }

    @Test
    void embedsTextsOldAndNew() throws Exception {
        var several = Json.parse(client.post("/api/embed", Map.of("input", List.of("a", "b"), "dimensions", 8))
                .body());
        var one =
                Json.parse(client.post("/api/embeddings", Map.of("prompt", "a")).body());

        assertThat(several.path("embeddings")).hasSize(2);
        assertThat(several.at("/embeddings/0")).hasSize(8);
        assertThat(one.path("embedding")).hasSize(1_536);
        assertThat(endpoint.captured().requests()).isEmpty();
    }

    @Test
    void failsWithAString() throws Exception {
        endpoint.answer(status(503));

        assertThat(client.post("/api/chat", chat("a")).body())
                .isEqualTo("{\"error\":\"status 503, as the test asked for\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"messages\":7}|messages: found 7, expected a list with at least one message",
                "{\"messages\":[7]}|messages[0]: found 7, expected an object with role and content",
                "{\"messages\":[{\"role\":\"user\",\"content\":[]}]}|messages[0].content: found [], expected a string",
                "{\"options\":7,\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}|options: found 7, expected an object"
            })
    void refusesByName(String body, String message) throws Exception {
        var answer = client.post("/api/chat", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.parse(answer.body()).path("error").asText()).isEqualTo(message);
        assertThat(endpoint.exchanges()).singleElement().satisfies(exchange -> assertThat(exchange.refusal())
                .contains(message));
    }

    private JsonNode generate(Map<String, Object> body) throws Exception {
        return Json.parse(client.post("/api/generate", body).body());
    }

    private Request captured() {
        return endpoint.captured().requests().get(0);
    }

    private static List<JsonNode> lines(HttpResponse<String> answer) {
        return answer.body().lines().map(Json::parse).toList();
    }
}
