package io.iwc.wire.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.artifact.internal.Json;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said on a wire is all there in the chat that it becomes. */
class WireFormTests {
    private static final String CHAT = """
            [{"role":"tool","tool_call_id":"call_1","content":"Bremen"},
             {"role":"user","content":null,"tool_calls":
               [{"id":"call_2","type":"function","function":{"name":"track","arguments":"{\\"order\\":\\"4711\\"}"}}]}]
            """;

    static Stream<Arguments> resultsWithCalls() {
        return Stream.of(Arguments.of(new AnthropicMessages(), """
                        {"messages":[{"role":"user","content":[
                          {"type":"tool_result","tool_use_id":"call_1","content":"Bremen"},
                          {"type":"tool_use","id":"call_2","name":"track","input":{"order":"4711"}}]}]}
                        """), Arguments.of(new GeminiContents(), """
                        {"contents":[{"role":"user","parts":[
                          {"functionResponse":{"id":"call_1","name":"track","response":{"result":"Bremen"}}},
                          {"functionCall":{"id":"call_2","name":"track","args":{"order":"4711"}}}]}]}
                        """));
    }

    @ParameterizedTest
    @MethodSource("resultsWithCalls")
    void callsBesideResultsAreKeptWithoutWords(WireForm form, String body) throws UnreadableBodyException {
        var chat = form.chat((ObjectNode) Json.parse(body));

        assertThat(chat.path("messages")).isEqualTo(Json.parse(CHAT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"result\":\"Bremen\"}",
                "{\"name\":\"track\",\"content\":\"Bremen\"}" // as the AI SDK wraps it
            })
    void theOneTextOfAGeminiResponseIsTheResult(String response) throws UnreadableBodyException {
        var body = "{\"contents\":[{\"parts\":[{\"functionResponse\":{\"name\":\"track\",\"response\":" + response
                + "}}]}]}";

        var chat = new GeminiContents().chat((ObjectNode) Json.parse(body));

        assertThat(chat.at("/messages/0/content").asText()).isEqualTo("Bremen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"other\",\"content\":\"Bremen\"}", "{\"name\":\"Bremen\"}"})
    void aNameThatIsNotTheFunctionsIsPartOfTheResult(String response) throws UnreadableBodyException {
        var body = "{\"contents\":[{\"parts\":[{\"functionResponse\":{\"name\":\"track\",\"response\":" + response
                + "}}]}]}";

        var chat = new GeminiContents().chat((ObjectNode) Json.parse(body));

        assertThat(chat.at("/messages/0/content").asText()).contains("Bremen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"https://acme.example/a.png\"", "{\"url\":\"https://acme.example/a.png\"}"})
    void anImageIsWrittenWhetherItsUrlStandsInAnObjectOrNot(String image) {
        var chat = "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":" + image
                + "}]}]}";

        var body = new AnthropicMessages().body((ObjectNode) Json.parse(chat));

        assertThat(body.at("/messages/0/content/0/source/url").asText()).isEqualTo("https://acme.example/a.png");
    }
}
