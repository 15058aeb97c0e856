package io.iwc.simulator.endpoint;

import static io.iwc.simulator.endpoint.Answer.toolCall;
import static io.iwc.simulator.endpoint.Bodies.chat;
import static io.iwc.simulator.endpoint.Bodies.completion;
import static io.iwc.simulator.endpoint.Bodies.streamed;
import static io.iwc.simulator.endpoint.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.artifact.internal.Json;
import io.iwc.tokens.Tokenizers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StructuredAnswerTests {
    private static final String ARGUMENTS = "{\"order\": 4711, \"express\": true}";

    private final EmbeddedEndpoint endpoint = EmbeddedEndpoint.start();
    private final TestClient client = new TestClient(endpoint);

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void callsATool() throws Exception {
        endpoint.answer(toolCall("track", ARGUMENTS));

        var choice = client.chat(chat("Where is it?")).path("choices").path(0);

        assertThat(choice.path("finish_reason").asText()).isEqualTo("tool_calls");
        assertThat(choice.path("message").path("content").isNull()).isTrue();
        var call = choice.path("message").path("tool_calls").path(0);
        assertThat(call.path("id").asText()).startsWith("call_");
        assertThat(call.path("type").asText()).isEqualTo("function");
        assertThat(call.path("function").path("name").asText()).isEqualTo("track");
        assertThat(call.path("function").path("arguments").asText()).isEqualTo(ARGUMENTS);
        var tokenizer = Tokenizers.standard();
        assertThat(endpoint.captured().requests().get(0).outputTokens())
                .hasValue(tokenizer.count("track") + tokenizer.count(ARGUMENTS));
    }

    @Test
    void streamsTheArgumentsOfATool() throws Exception {
        endpoint.answer(toolCall("track", ARGUMENTS));

        var events = client.stream("/v1/chat/completions", streamed(chat("Where is it?")));

        var calls = events.stream()
                .filter(event -> !event.data().equals("[DONE]"))
                .map(event ->
                        event.choice().path("delta").path("tool_calls").path(0).path("function"))
                .filter(function -> !function.isMissingNode())
                .toList();
        assertThat(calls.get(0).path("name").asText()).isEqualTo("track");
        assertThat(calls.stream().map(call -> call.path("arguments").asText()).collect(Collectors.joining()))
                .isEqualTo(ARGUMENTS);
        assertThat(calls).hasSizeGreaterThan(2);
    }

    @Test
    void countsToolsAsPartOfThePrompt() throws Exception {
        var tool = Map.of("type", "function", "function", Map.of("name", "track", "parameters", Map.of()));

        var plain = client.chat(chat("a")).path("usage").path("prompt_tokens").asInt();
        var withTool = client.chat(with(chat("a"), "tools", List.of(tool)))
                .path("usage")
                .path("prompt_tokens")
                .asInt();

        assertThat(withTool).isEqualTo(plain + Tokenizers.standard().count(Json.compact(List.of(tool)) + "\n"));
    }

    @Test
    void givesArgumentsAsTextWhereThereAreNoTools() throws Exception {
        endpoint.answer(toolCall("track", ARGUMENTS));

        var answer = Json.parse(client.post("/v1/completions", completion("a")).body());

        assertThat(answer.path("choices").path(0).path("text").asText()).isEqualTo(ARGUMENTS);
    }

    @Test
    void answersWithJsonWhenAsked() throws Exception {
        var answer = client.chat(with(chat("a"), "response_format", Map.of("type", "json_object")));

        assertThat(content(answer).path("answer").isTextual()).isTrue();
        assertThat(answer.path("usage").path("completion_tokens").asInt())
                .isEqualTo(Tokenizers.standard().count(text(answer)));
    }

    @Test
    void answersWithJsonOfASchema() throws Exception {
        var schema = Json.parse("{\"type\":\"object\",\"properties\":{"
                + "\"name\":{\"type\":\"string\"},"
                + "\"age\":{\"type\":\"integer\",\"minimum\":18},"
                + "\"kind\":{\"enum\":[\"small\",\"large\"]},"
                + "\"tags\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}},"
                + "\"parent\":{\"anyOf\":[{\"$ref\":\"#/$defs/person\"},{\"type\":\"null\"}]}},"
                + "\"$defs\":{\"person\":{\"type\":\"object\",\"properties\":{\"alive\":{\"type\":\"boolean\"}}}}}");
        var format = Map.of("type", "json_schema", "json_schema", Map.of("name", "person", "schema", schema));

        var json = content(client.chat(with(chat("a"), "response_format", format)));

        assertThat(json.path("name").asText().split(" ")).hasSize(3);
        assertThat(json.path("age").asInt()).isEqualTo(18);
        assertThat(json.path("kind").asText()).isEqualTo("small");
        assertThat(json.path("tags")).hasSize(1);
        assertThat(json.path("parent").path("alive").asBoolean()).isTrue();
    }

    @Test
    void endsTheJsonOfASchemaThatRefersToItself() throws Exception {
        var schema = Json.parse("{\"type\":\"object\",\"properties\":{\"next\":{\"$ref\":\"#\"}}}");
        var format = Map.of("type", "json_schema", "json_schema", Map.of("name", "list", "schema", schema));

        var json = content(client.chat(with(chat("a"), "response_format", format)));

        assertThat(json.isObject()).isTrue();
        assertThat(json.has("next")).isFalse();
    }

    @Test
    void cutsJsonOffAtTheCap() throws Exception {
        var body = with(chat("a"), "response_format", Map.of("type", "json_object"));

        var answer = client.chat(with(body, "max_tokens", 2));

        assertThat(answer.path("choices").path(0).path("finish_reason").asText())
                .isEqualTo("length");
        assertThat(answer.path("usage").path("completion_tokens").asInt()).isEqualTo(2);
    }

    private static JsonNode content(JsonNode answer) {
        return Json.parse(text(answer));
    }

    private static String text(JsonNode answer) {
        return answer.path("choices").path(0).path("message").path("content").asText();
    }
}
