package io.iwc.simulator.endpoint;

import static io.iwc.simulator.endpoint.Answer.status;
import static io.iwc.simulator.endpoint.Answer.text;
import static io.iwc.simulator.endpoint.Answer.toolCall;
import static io.iwc.simulator.endpoint.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.artifact.internal.Json;
import io.iwc.simulator.EngineClock;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Anthropic's messages; shapes after its API reference and anthropic-java 3.14. */
class MessagesTests {
    private static final Map<String, Object> MARK = Map.of("type", "ephemeral");

    private final EmbeddedEndpoint endpoint = EmbeddedEndpoint.start();
    private final TestClient client = new TestClient(endpoint);

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void answerWithABlockOfText() throws Exception {
        endpoint.answer(text("It ships on Monday."));

        var message = ask(asking("Where is it?"));

        assertThat(message.path("type").asText()).isEqualTo("message");
        assertThat(message.path("role").asText()).isEqualTo("assistant");
        assertThat(message.path("model").asText()).isEqualTo("any");
        assertThat(message.path("content").toString())
                .isEqualTo("[{\"text\":\"It ships on Monday.\",\"type\":\"text\"}]");
        assertThat(message.path("stop_reason").asText()).isEqualTo("end_turn");
        assertThat(message.path("stop_sequence").isNull()).isTrue();
        assertThat(message.path("usage").path("output_tokens").asInt()).isEqualTo(5);
    }

    @Test
    void endWithTheirCap() throws Exception {
        var message = ask(with(asking("Where is it?"), "max_tokens", 3));

        assertThat(message.path("stop_reason").asText()).isEqualTo("max_tokens");
        assertThat(message.path("usage").path("output_tokens").asInt()).isEqualTo(3);
        assertThat(captured().maxOutputTokens()).hasValue(3);
    }

    @Test
    void streamNamedEventsInOrder() throws Exception {
        endpoint.answer(text("On Monday."));

        var answer = client.post("/v1/messages", with(asking("When?"), "stream", true));

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream; charset=utf-8");
        assertThat(names(answer))
                .containsExactly(
                        "message_start",
                        "content_block_start",
                        "ping",
                        "content_block_delta",
                        "content_block_delta",
                        "content_block_stop",
                        "message_delta",
                        "message_stop");
        var events = events(answer);
        assertThat(events.get(0).at("/message/content").isEmpty()).isTrue();
        assertThat(events.get(0).at("/message/usage/output_tokens").asInt()).isEqualTo(1);
        assertThat(events.get(3).at("/delta/text").asText()).isEqualTo("On");
        assertThat(events.get(6).at("/delta/stop_reason").asText()).isEqualTo("end_turn");
        assertThat(events.get(6).at("/usage/output_tokens").asInt()).isEqualTo(3);
    }

    @Test
    void streamTheInputOfATool() throws Exception {
        endpoint.answer(toolCall("track", "{\"order\": 4711}"));

        var events = events(client.post("/v1/messages", with(asking("When?"), "stream", true)));

        assertThat(events.get(1).at("/content_block/type").asText()).isEqualTo("tool_use");
        assertThat(events.get(1).at("/content_block/input").toString()).isEqualTo("{}");
        assertThat(events.get(3).at("/delta/partial_json").asText()
                        + events.get(4).at("/delta/partial_json").asText())
                .isEqualTo("{\"order\": 4711}");
        assertThat(events.get(6).at("/delta/stop_reason").asText()).isEqualTo("tool_use");
    }

    /** A client sends them back as it got them, and a cache knows a history by its bytes. */
    @Test
    void keepTheOrderOfAToolsInput() throws Exception {
        endpoint.answer(toolCall("track", "{\"zip\":\"89073\",\"order\":\"4711\"}"));

        var answer = client.post("/v1/messages", asking("When?"));

        assertThat(answer.body()).contains("\"input\":{\"zip\":\"89073\",\"order\":\"4711\"}");
    }

    @Test
    void areCapturedAsTheChatThatTheyAre() throws Exception {
        ask(with(
                asking(
                        Map.of("role", "user", "content", "Where is it?"),
                        Map.of(
                                "role",
                                "assistant",
                                "content",
                                List.of(
                                        Map.of("type", "thinking", "thinking", "Hm.", "signature", "x"),
                                        Map.of("type", "text", "text", "I look."),
                                        Map.of(
                                                "type",
                                                "tool_use",
                                                "id",
                                                "toolu_1",
                                                "name",
                                                "track",
                                                "input",
                                                Map.of("order", 1)))),
                        Map.of(
                                "role",
                                "user",
                                "content",
                                List.of(
                                        Map.of("type", "tool_result", "tool_use_id", "toolu_1", "content", "Bremen"),
                                        Map.of("type", "text", "text", "Well?")))),
                "system",
                List.of(Map.of("type", "text", "text", "Be brief.", "cache_control", MARK))));

        assertThat(chat().messages())
                .extracting(Message::toString)
                .containsExactly(
                        "{\"role\":\"system\",\"content\":[{\"cache_control\":{\"type\":\"ephemeral\"},\"text\":\"Be brief.\",\"type\":\"text\"}]}",
                        "{\"role\":\"user\",\"content\":\"Where is it?\"}",
                        "{\"role\":\"assistant\",\"content\":\"I look.\",\"tool_calls\":[{\"id\":\"toolu_1\",\"type\":\"function\",\"function\":{\"name\":\"track\",\"arguments\":\"{\\\"order\\\":1}\"}}]}",
                        "{\"role\":\"tool\",\"tool_call_id\":\"toolu_1\",\"content\":\"Bremen\"}",
                        "{\"role\":\"user\",\"content\":\"Well?\"}");
    }

    @Test
    void areOneSessionAlsoWhereMarksMoveOn() throws Exception {
        endpoint.answer(text("Which order?"), text("On Monday."));

        ask(asking(user(marked("Where is it?"))));
        ask(asking(
                Map.of("role", "user", "content", "Where is it?"),
                Map.of("role", "assistant", "content", "Which order?"),
                user(marked("4711"))));

        assertThat(endpoint.captured().requests())
                .extracting(Request::sessionId)
                .containsExactly(Optional.of("conversation-000001"), Optional.of("conversation-000001"));
    }

    @Test
    void sayWhatACacheTookAndWhatItHeld() throws Exception {
        var system = "word ".repeat(400);
        var body = with(
                asking("Where is it?"),
                "system",
                List.of(Map.of("type", "text", "text", system, "cache_control", MARK)));

        try (var live = EmbeddedEndpoint.builder()
                .clock(EngineClock.WALL)
                .outputTokens(1)
                .start()) {
            var first = usage(live, body);
            var second = usage(live, body);

            assertThat(first.path("cache_read_input_tokens").asInt()).isZero();
            assertThat(first.path("cache_creation_input_tokens").asInt()).isBetween(401, 410);
            assertThat(first.path("input_tokens").asInt()).isBetween(5, 15);
            assertThat(second.path("cache_read_input_tokens").asInt()).isBetween(385, 416);
            assertThat(total(second)).isEqualTo(total(first));
        }
    }

    private static JsonNode usage(EmbeddedEndpoint endpoint, Map<String, Object> body) throws Exception {
        return Json.parse(new TestClient(endpoint).post("/v1/messages", body).body())
                .path("usage");
    }

    private static int total(JsonNode usage) {
        return usage.path("input_tokens").asInt()
                + usage.path("cache_creation_input_tokens").asInt()
                + usage.path("cache_read_input_tokens").asInt();
    }

    @Test
    void areCountedWithoutBeingCaptured() throws Exception {
        var body = asking("Where is it?");
        body.remove("max_tokens");

        var counted = client.post("/v1/messages/count_tokens", body);

        var usage = ask(asking("Where is it?")).path("usage");
        assertThat(Json.parse(counted.body()).path("input_tokens")).isEqualTo(usage.path("input_tokens"));
        assertThat(endpoint.captured().requests()).hasSize(1);
        assertThat(endpoint.exchanges()).extracting(Exchange::path).first().isEqualTo("/v1/messages/count_tokens");
    }

    @Test
    void callTheToolThatIsChosen() throws Exception {
        var body = with(
                with(
                        asking("Where is it?"),
                        "tools",
                        List.of(Map.of("name", "track", "input_schema", Map.of("type", "object")))),
                "tool_choice",
                Map.of("type", "tool", "name", "track"));

        var message = ask(body);

        assertThat(message.at("/content/0/name").asText()).isEqualTo("track");
        assertThat(chat().tools())
                .hasToString(
                        "[{\"type\":\"function\",\"function\":{\"name\":\"track\",\"parameters\":{\"type\":\"object\"}}}]");
    }

    @Test
    void hideWhoSendsThem() throws Exception {
        ask(with(asking("a"), "metadata", Map.of("user_id", "eve@example.com")));

        var request = captured();

        assertThat(request.userId()).hasValueSatisfying(id -> assertThat(id).matches("[0-9a-f]{16}"));
        assertThat(request.sessionId()).isEqualTo(request.userId());
    }

    @Test
    void belongToTheSessionOfTheirHeader() throws Exception {
        for (var agent : List.of("a", "a", "b")) {
            client.post(
                    "/v1/messages", asking("a"), "X-Claude-Code-Session-Id", "s-1", "X-Claude-Code-Agent-Id", agent);
        }

        assertThat(endpoint.captured().requests().stream()
                        .map(request -> request.sessionId().orElseThrow())
                        .distinct())
                .hasSize(2)
                .allMatch(id -> id.matches("[0-9a-f]{16}"));
    }

    @Test
    void listModelsForWhoSendsTheirVersion() throws Exception {
        var own = TestClient.HTTP.send(
                java.net.http.HttpRequest.newBuilder(java.net.URI.create(endpoint.baseUrl() + "/models"))
                        .header("anthropic-version", "2023-06-01")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(own.body())
                .isEqualTo("{\"data\":[{\"created_at\":\"1970-01-01T00:00:00Z\",\"display_name\":\"default\","
                        + "\"id\":\"default\",\"type\":\"model\"}],\"first_id\":\"default\",\"has_more\":false,"
                        + "\"last_id\":\"default\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request_error",
        "401, authentication_error",
        "404, not_found_error",
        "429, rate_limit_error",
        "500, api_error",
        "529, overloaded_error"
    })
    void failAsTheApiFails(int status, String type) throws Exception {
        endpoint.answer(status(status));

        var answer = client.post("/v1/messages", asking("a"));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"message\":\"status " + status + ", as the test asked for\",\"type\":\"" + type
                        + "\"},\"type\":\"error\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"max_tokens\":1}|messages: found nothing, expected a list with at least one message",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}|max_tokens: found nothing, expected an integer ≥ 1",
                "{\"max_tokens\":1,\"messages\":[{\"role\":\"bot\",\"content\":\"a\"}]}|messages[0].role: found \"bot\", expected user or assistant",
                "{\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":7}]}|messages[0].content: found 7, expected a string or a list of blocks",
                "{\"max_tokens\":1,\"system\":7,\"messages\":[]}|system: found 7, expected a string or a list of blocks",
                "{\"max_tokens\":1,\"tool_choice\":{\"type\":\"all\"},\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}|tool_choice: found {\"type\":\"all\"}, expected one of auto, any, tool and none",
                "{\"max_tokens\":|body: found the end of the text at column 15, expected the rest of an object"
            })
    void areRefusedByNameAndKept(String body, String message) throws Exception {
        var answer = client.post("/v1/messages", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.parse(answer.body()).at("/error/message").asText()).isEqualTo(message);
        assertThat(Json.parse(answer.body()).at("/error/type").asText()).isEqualTo("invalid_request_error");
        assertThat(endpoint.exchanges()).singleElement().satisfies(exchange -> assertThat(exchange.refusal())
                .contains(message));
        assertThat(endpoint.captured().requests()).isEmpty();
    }

    private JsonNode ask(Map<String, Object> body) throws Exception {
        var answer = client.post("/v1/messages", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.parse(answer.body());
    }

    private Request captured() {
        return endpoint.captured().requests().get(0);
    }

    private Prompt.Chat chat() {
        return (Prompt.Chat) captured().prompt();
    }

    private static Map<String, Object> asking(String question) {
        return asking(Map.of("role", "user", "content", question));
    }

    private static Map<String, Object> asking(Object... messages) {
        return new LinkedHashMap<>(Map.of("model", "any", "max_tokens", 64, "messages", List.of(messages)));
    }

    private static Map<String, Object> user(Object block) {
        return Map.of("role", "user", "content", List.of(block));
    }

    private static Map<String, Object> marked(String text) {
        return Map.of("type", "text", "text", text, "cache_control", MARK);
    }

    private static List<String> names(HttpResponse<String> answer) {
        return answer.body()
                .lines()
                .filter(line -> line.startsWith("event: "))
                .map(line -> line.substring("event: ".length()))
                .toList();
    }

    private static List<JsonNode> events(HttpResponse<String> answer) {
        return answer.body()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> Json.parse(line.substring("data: ".length())))
                .toList();
    }
}
