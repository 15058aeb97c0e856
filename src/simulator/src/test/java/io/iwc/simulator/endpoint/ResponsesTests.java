package io.iwc.simulator.endpoint;

import static io.iwc.simulator.endpoint.Answer.text;
import static io.iwc.simulator.endpoint.Answer.toolCall;
import static io.iwc.simulator.endpoint.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.artifact.internal.Json;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResponsesTests {
    private final EmbeddedEndpoint endpoint = EmbeddedEndpoint.start();
    private final TestClient client = new TestClient(endpoint);

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void answerWithAMessage() throws Exception {
        endpoint.answer(text("It ships on Monday."));

        var response = respond(asking("Where is it?"));

        assertThat(response.path("object").asText()).isEqualTo("response");
        assertThat(response.path("status").asText()).isEqualTo("completed");
        var item = response.path("output").path(0);
        assertThat(item.path("type").asText()).isEqualTo("message");
        assertThat(item.path("content").path(0).path("text").asText()).isEqualTo("It ships on Monday.");
        assertThat(response.path("usage").path("output_tokens").asInt()).isEqualTo(5);
    }

    @Test
    void mayReferToItemsOfEarlierOnes() throws Exception {
        endpoint.answer(toolCall("weather", "{\"city\":\"Ulm\"}"), text("Sunny."));
        var call = respond(asking("Weather?")).path("output").path(0);

        var answer = respond(Map.of(
                "model",
                "any",
                "input",
                List.of(
                        Map.of("role", "user", "content", "Weather?"),
                        Map.of("type", "item_reference", "id", call.path("id").asText()),
                        Map.of(
                                "type", "function_call_output",
                                "call_id", call.path("call_id").asText(),
                                "output", "22 degrees"))));

        assertThat(answer.path("output")
                        .path(0)
                        .path("content")
                        .path(0)
                        .path("text")
                        .asText())
                .isEqualTo("Sunny.");
        assertThat(endpoint.captured().requests().get(1).prompt())
                .isInstanceOfSatisfying(Prompt.Chat.class, chat -> assertThat(chat.messages())
                        .extracting(Message::role)
                        .containsExactly("user", "assistant", "tool"));
    }

    @Test
    void refuseReferencesToItemsOfNobody() throws Exception {
        var refused = client.post(
                "/v1/responses",
                Map.of("model", "any", "input", List.of(Map.of("type", "item_reference", "id", "fc_nobody"))));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Json.parse(refused.body()).path("error").path("message").asText())
                .isEqualTo(
                        "input[0].id: found \"fc_nobody\", expected the id of an item of a response of this endpoint");
    }

    @Test
    void areIncompleteWhenTheCapEndsThem() throws Exception {
        var response = respond(with(asking("a"), "max_output_tokens", 3));

        assertThat(response.path("status").asText()).isEqualTo("incomplete");
        assertThat(response.path("incomplete_details").path("reason").asText()).isEqualTo("max_output_tokens");
        assertThat(endpoint.captured().requests().get(0).maxOutputTokens()).hasValue(3);
    }

    @Test
    void streamNamedEventsInOrder() throws Exception {
        endpoint.answer(text("On Monday."));

        var answer = client.post("/v1/responses", with(asking("When?"), "stream", true));

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream; charset=utf-8");
        var events = events(answer);
        assertThat(events)
                .extracting(event -> event.path("type").asText())
                .containsExactly(
                        "response.created",
                        "response.in_progress",
                        "response.output_item.added",
                        "response.content_part.added",
                        "response.output_text.delta",
                        "response.output_text.delta",
                        "response.output_text.done",
                        "response.content_part.done",
                        "response.output_item.done",
                        "response.completed");
        assertThat(events)
                .extracting(event -> event.path("sequence_number").asInt())
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(events.get(9)
                        .path("response")
                        .path("output")
                        .path(0)
                        .path("content")
                        .path(0)
                        .path("text")
                        .asText())
                .isEqualTo("On Monday.");
    }

    @Test
    void callFunctions() throws Exception {
        endpoint.answer(toolCall("track", "{\"order\": 4711}"));

        var item = respond(asking("Where?")).path("output").path(0);
        var events = events(client.post("/v1/responses", with(asking("Where?"), "stream", true)));

        assertThat(item.path("type").asText()).isEqualTo("function_call");
        assertThat(item.path("name").asText()).isEqualTo("track");
        assertThat(item.path("arguments").asText()).isEqualTo("{\"order\": 4711}");
        assertThat(events)
                .extracting(event -> event.path("type").asText())
                .contains("response.function_call_arguments.delta", "response.function_call_arguments.done")
                .doesNotContain("response.output_text.delta");
    }

    @Test
    void areCapturedAsTheChatTheyStandFor() throws Exception {
        var items = List.of(
                Map.of("role", "user", "content", List.of(Map.of("type", "input_text", "text", "Where is it?"))),
                Map.of("type", "function_call", "call_id", "c1", "name", "track", "arguments", "{}"),
                Map.of("type", "function_call_output", "call_id", "c1", "output", "in Bremen"));

        respond(with(with(asking(""), "input", items), "instructions", "Be brief."));

        var messages = ((Prompt.Chat) endpoint.captured().requests().get(0).prompt()).messages();
        assertThat(messages).extracting(Message::role).containsExactly("system", "user", "assistant", "tool");
        assertThat(messages.get(1).content().get(0).get("type").asText()).isEqualTo("text");
        assertThat(messages.get(2)
                        .field("tool_calls")
                        .get(0)
                        .get("function")
                        .get("name")
                        .asText())
                .isEqualTo("track");
    }

    @Test
    void goOnFromAnEarlierOne() throws Exception {
        endpoint.answer(text("Which order?"), text("On Monday."));
        var first = respond(with(asking("Where is it?"), "instructions", "Be brief."));

        respond(with(asking("4711"), "previous_response_id", first.path("id").asText()));

        var requests = endpoint.captured().requests();
        assertThat(((Prompt.Chat) requests.get(1).prompt()).messages())
                .containsExactly(
                        Message.of("user", "Where is it?"),
                        Message.of("assistant", "Which order?"),
                        Message.of("user", "4711"));
        assertThat(requests)
                .extracting(request -> request.sessionId())
                .containsOnly(Optional.of("conversation-000001"));
    }

    @Test
    void refuseToGoOnFromNothing() throws Exception {
        var answer = client.post("/v1/responses", with(asking("a"), "previous_response_id", "resp_1"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.parse(answer.body()).path("error").path("message").asText())
                .isEqualTo("previous_response_id: found \"resp_1\", expected the id of a response of this endpoint");
    }

    private JsonNode respond(Map<String, Object> body) throws Exception {
        return Json.parse(client.post("/v1/responses", body).body());
    }

    private static Map<String, Object> asking(String question) {
        return new LinkedHashMap<>(Map.of("model", "any", "input", question));
    }

    /** The data of the events, each of which is named as its type says. */
    private static List<JsonNode> events(HttpResponse<String> answer) {
        var events = new ArrayList<JsonNode>();
        var lines = answer.body().lines().filter(line -> !line.isEmpty()).toList();
        for (var i = 0; i < lines.size(); i += 2) {
            var data = Json.parse(lines.get(i + 1).substring("data: ".length()));
            assertThat(lines.get(i)).isEqualTo("event: " + data.path("type").asText());
            events.add(data);
        }
        return events;
    }
}
