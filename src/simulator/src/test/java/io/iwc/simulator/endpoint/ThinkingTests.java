package io.iwc.simulator.endpoint;

import static io.iwc.simulator.endpoint.Answer.generated;
import static io.iwc.simulator.endpoint.Answer.text;
import static io.iwc.simulator.endpoint.Answer.toolCall;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.artifact.internal.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that think first, in the places that the references of the APIs have for it. */
class ThinkingTests {
    private static final Map<String, Object> USER = Map.of("role", "user", "content", "When?");

    private final EmbeddedEndpoint endpoint = EmbeddedEndpoint.start();
    private final TestClient client = new TestClient(endpoint);

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/chat/completions, /choices/0/message/reasoning_content, /choices/0/message/content, /usage/completion_tokens_details/reasoning_tokens, /usage/completion_tokens",
        "/v1/messages, /content/0/thinking, /content/1/text, /usage/output_tokens_details/thinking_tokens, /usage/output_tokens",
        "/api/chat, /message/thinking, /message/content, '', /eval_count"
    })
    void showTheirThoughtsBesideTheAnswer(String path, String thoughts, String answer, String thought, String all)
            throws Exception {
        endpoint.answer(text("On Monday.").thinking("Let me see."));

        var body = ask(path, false);

        assertThat(body.at(thoughts).asText()).isEqualTo("Let me see.");
        assertThat(body.at(answer).asText()).isEqualTo("On Monday.");
        assertThat(body.at(all).asInt()).isEqualTo(4 + 3);
        assertThat(thought.isEmpty() ? 4 : body.at(thought).asInt()).isEqualTo(4);
        assertThat(endpoint.captured().requests().get(0).outputTokens()).hasValue(7);
    }

    @Test
    void streamThoughtsFirst() throws Exception {
        endpoint.answer(text("On Monday.").thinking("Let me see."));

        assertThat(said("/v1/chat/completions", "/choices/0/delta/reasoning_content"))
                .isEqualTo("Let me see.");
        assertThat(said("/v1/chat/completions", "/choices/0/delta/content")).isEqualTo("On Monday.");
        assertThat(said("/v1/messages", "/delta/thinking")).isEqualTo("Let me see.");
        assertThat(said("/v1/messages", "/delta/text")).isEqualTo("On Monday.");
        assertThat(said("/api/chat", "/message/thinking")).isEqualTo("Let me see.");
        assertThat(said("/api/chat", "/message/content")).isEqualTo("On Monday.");
    }

    @Test
    void haveABlockOfTheirOwnThatIsSigned() throws Exception {
        endpoint.answer(toolCall("track", "{}").thinking("Hm."));

        assertThat(events("/v1/messages"))
                .extracting(event -> event.path("type").asText() + " "
                        + event.path("index").asText("") + " "
                        + event.at("/content_block/type").asText("")
                        + event.at("/delta/type").asText(""))
                .containsExactly(
                        "message_start  ",
                        "content_block_start 0 thinking",
                        "ping  ",
                        "content_block_delta 0 thinking_delta",
                        "content_block_delta 0 signature_delta",
                        "content_block_stop 0 ",
                        "content_block_start 1 tool_use",
                        "content_block_delta 1 input_json_delta",
                        "content_block_stop 1 ",
                        "message_delta  ",
                        "message_stop  ");
    }

    @Test
    void arePartsOfGemini() throws Exception {
        endpoint.answer(toolCall("track", "{\"order\":1}").thinking("Hm."));

        var answer = Json.parse(client.post(
                        "/v1beta/models/any:generateContent",
                        Map.of("contents", List.of(Map.of("parts", List.of(Map.of("text", "When?"))))))
                .body());

        assertThat(answer.at("/candidates/0/content/parts/0").toString())
                .isEqualTo("{\"text\":\"Hm.\",\"thought\":true}");
        assertThat(answer.at("/candidates/0/content/parts/1/functionCall/args").toString())
                .isEqualTo("{\"order\":1}");
        assertThat(answer.at("/usageMetadata/thoughtsTokenCount").asInt()).isEqualTo(2);
    }

    @Test
    void areCountedButNotShownByResponses() throws Exception {
        endpoint.answer(text("On Monday.").thinking("Let me see."));

        var answer = Json.parse(client.post("/v1/responses", Map.of("model", "any", "input", "When?"))
                .body());

        assertThat(answer.toString()).doesNotContain("Let me see");
        assertThat(answer.at("/usage/output_tokens_details/reasoning_tokens").asInt())
                .isEqualTo(4);
        assertThat(answer.at("/usage/output_tokens").asInt()).isEqualTo(7);
    }

    @Test
    void stayWithinTheCapOfWhatIsGenerated() throws Exception {
        endpoint.answer(generated().thinking("Let me see."));

        var body = Json.parse(
                client.post("/v1/messages", Map.of("model", "any", "max_tokens", 6, "messages", List.of(USER)))
                        .body());

        assertThat(body.at("/usage/output_tokens").asInt()).isEqualTo(6);
        assertThat(body.at("/content/0/thinking").asText()).isEqualTo("Let me see.");
        assertThat(body.at("/content/1/text").asText().split(" ")).hasSize(2);
        assertThat(body.path("stop_reason").asText()).isEqualTo("max_tokens");
    }

    private JsonNode ask(String path, boolean streamed) throws Exception {
        return Json.parse(client.post(path, body(streamed)).body());
    }

    private List<JsonNode> events(String path) throws Exception {
        return client.post(path, body(true))
                .body()
                .lines()
                .map(line -> line.replaceFirst("^data: ", ""))
                .filter(line -> line.startsWith("{"))
                .map(Json::parse)
                .toList();
    }

    private String said(String path, String place) throws Exception {
        return events(path).stream().map(event -> event.at(place).asText("")).collect(Collectors.joining());
    }

    private static Map<String, Object> body(boolean streamed) {
        return Map.of("model", "any", "max_tokens", 64, "messages", List.of(USER), "stream", streamed);
    }
}
