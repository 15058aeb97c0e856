package io.iwc.simulator.endpoint;

import static io.iwc.simulator.endpoint.Answer.status;
import static io.iwc.simulator.endpoint.Answer.text;
import static io.iwc.simulator.endpoint.Answer.toolCall;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.artifact.internal.Json;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gemini's generateContent; shapes after its API reference, google-genai 2.0 and LangChain4j's client. */
class GeminiTests {
    private static final String ASK = "/v1beta/models/any:generateContent";
    private static final String STREAM = "/v1beta/models/any:streamGenerateContent";

    private final EmbeddedEndpoint endpoint = EmbeddedEndpoint.start();
    private final TestClient client = new TestClient(endpoint);

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void answersWithACandidate() throws Exception {
        endpoint.answer(text("On Monday."));

        var answer = Json.parse(client.post(ASK, asking("When?")).body());

        assertThat(answer.at("/candidates/0").toString())
                .isEqualTo("{\"content\":{\"parts\":[{\"text\":\"On Monday.\"}],\"role\":\"model\"},"
                        + "\"finishReason\":\"STOP\",\"index\":0}");
        assertThat(answer.at("/usageMetadata/candidatesTokenCount").asInt()).isEqualTo(3);
        assertThat(answer.path("modelVersion").asText()).isEqualTo("any");
        assertThat(endpoint.captured().requests().get(0).model()).contains("any");
    }

    @Test
    void streamsWhatIsNewWithCountsThatGrow() throws Exception {
        endpoint.answer(text("On Monday."));

        var events = stream(STREAM + "?alt=sse");

        assertThat(events)
                .extracting(
                        event -> event.at("/candidates/0/content/parts/0/text").asText())
                .containsExactly("On", " Monday.", "");
        assertThat(events)
                .extracting(
                        event -> event.at("/usageMetadata/candidatesTokenCount").asInt())
                .containsExactly(1, 3, 3);
        assertThat(events)
                .extracting(event -> event.at("/candidates/0/finishReason").asText())
                .containsExactly("", "", "STOP");
    }

    @Test
    void streamsEventsOnly() throws Exception {
        var answer = client.post(STREAM, asking("When?"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.parse(answer.body()).at("/error/message").asText())
                .isEqualTo("alt: found nothing, expected sse; a stream as one array of JSON is not served");
    }

    @Test
    void callsAFunctionWhole() throws Exception {
        endpoint.answer(toolCall("track", "{\"zip\":1,\"order\":\"4711\"}"));

        var events = stream(STREAM + "?alt=sse");

        assertThat(events).hasSize(1);
        assertThat(events.get(0)
                        .at("/candidates/0/content/parts/0/functionCall/args")
                        .toString())
                .isEqualTo("{\"zip\":1,\"order\":\"4711\"}");
    }

    @Test
    void isCapturedAsTheChatThatItIs() throws Exception {
        client.post(ASK, """
                {"contents":[
                  {"role":"user","parts":[{"text":"When?"},{"inlineData":{"mimeType":"image/png","data":"iVBORw0KGgo="}}]},
                  {"role":"model","parts":[{"thought":true,"text":"Hm."},{"functionCall":{"name":"track","args":{"order":1}}}]},
                  {"role":"user","parts":[{"functionResponse":{"name":"track","response":{"result":"Bremen"}}}]}],
                 "system_instruction":{"parts":[{"text":"Be brief."}]},
                 "tools":[{"functionDeclarations":[{"name":"track","parameters":{"type":"OBJECT"}}]}],
                 "generationConfig":{"maxOutputTokens":9,"temperature":0.5,"topP":0.25,"seed":3,"stopSequences":["x"]}}""");

        var request = endpoint.captured().requests().get(0);
        var chat = (Prompt.Chat) request.prompt();
        assertThat(chat.messages())
                .extracting(Message::toString)
                .containsExactly(
                        "{\"role\":\"system\",\"content\":\"Be brief.\"}",
                        "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"When?\"},{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,iVBORw0KGgo=\"}}]}",
                        "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"track\",\"arguments\":\"{\\\"order\\\":1}\"}}]}",
                        "{\"role\":\"tool\",\"tool_call_id\":\"call_1\",\"content\":\"Bremen\"}");
        assertThat(chat.tools())
                .hasToString(
                        "[{\"type\":\"function\",\"function\":{\"name\":\"track\",\"parameters\":{\"type\":\"object\"}}}]");
        assertThat(request.maxOutputTokens()).hasValue(9);
        assertThat(request.sampling().temperature()).hasValue(0.5);
        assertThat(request.sampling().topP()).hasValue(0.25);
        assertThat(request.sampling().seed()).hasValue(3);
        assertThat(request.sampling().stop()).containsExactly("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/models/any:generateContent",
                "/v1beta1/publishers/google/models/any:generateContent",
                "/v1/projects/p/locations/l/publishers/google/models/any:generateContent"
            })
    void isServedWhereVertexServesIt(String path) throws Exception {
        assertThat(client.post(path, asking("When?")).statusCode()).isEqualTo(200);
        assertThat(endpoint.captured().requests().get(0).model()).contains("any");
        assertThat(endpoint.exchanges().get(0).path()).isEqualTo(path);
    }

    @Test
    void keepsNoKey() throws Exception {
        client.post(ASK + "?key=sk-secret", asking("When?"), "x-goog-api-key", "sk-secret");

        assertThat(endpoint.exchanges().toString()).doesNotContain("sk-secret");
    }

    @Test
    void embedsAndCountsWithoutBeingCaptured() throws Exception {
        var content = Map.of("parts", List.of(Map.of("text", "When?")));
        var one = client.post("/v1beta/models/any:embedContent", Map.of("content", content, "outputDimensionality", 8));
        var several = client.post(
                "/v1beta/models/any:batchEmbedContents",
                Map.of("requests", List.of(Map.of("content", content), Map.of("content", content))));
        var count = client.post("/v1beta/models/any:countTokens", asking("When?"));

        assertThat(Json.parse(one.body()).at("/embedding/values")).hasSize(8);
        assertThat(Json.parse(several.body()).path("embeddings")).hasSize(2);
        assertThat(Json.parse(count.body()).path("totalTokens").asInt()).isPositive();
        assertThat(endpoint.captured().requests()).isEmpty();
    }

    @Test
    void embedsNothingWithoutText() throws Exception {
        var answer = client.post("/v1beta/models/any:embedContent", Map.of());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.parse(answer.body()).at("/error/message").asText())
                .isEqualTo("content: found nothing, expected parts with text");
    }

    @ParameterizedTest
    @CsvSource({"400, INVALID_ARGUMENT", "429, RESOURCE_EXHAUSTED", "500, INTERNAL", "503, UNAVAILABLE"})
    void failsAsTheApiFails(int status, String name) throws Exception {
        endpoint.answer(status(status));

        assertThat(client.post(ASK, asking("a")).body())
                .isEqualTo("{\"error\":{\"code\":" + status + ",\"message\":\"status " + status
                        + ", as the test asked for\",\"status\":\"" + name + "\"}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|contents: found nothing, expected a list with at least one content",
                "{\"contents\":[7]}|contents[0]: found 7, expected an object with parts",
                "{\"contents\":[{\"parts\":7}]}|parts: found 7, expected a list",
                "{\"contents\":[{\"parts\":[{\"text\":\"a\"}]}],\"generationConfig\":{\"candidateCount\":2}}|generationConfig.candidateCount: found 2, expected 1 (only one answer per request is supported)"
            })
    void refusesByName(String body, String message) throws Exception {
        var answer = client.post(ASK, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.parse(answer.body()).at("/error/message").asText()).isEqualTo(message);
    }

    private static Map<String, Object> asking(String question) {
        return Map.of("contents", List.of(Map.of("role", "user", "parts", List.of(Map.of("text", question)))));
    }

    private List<JsonNode> stream(String path) throws Exception {
        return client.post(path, asking("When?"))
                .body()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> Json.parse(line.substring("data: ".length())))
                .toList();
    }
}
