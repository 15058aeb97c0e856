package io.iwc.simulator.endpoint;

import static io.iwc.simulator.endpoint.Bodies.chat;
import static io.iwc.simulator.endpoint.Bodies.completion;
import static io.iwc.simulator.endpoint.Bodies.streamed;
import static io.iwc.simulator.endpoint.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import io.iwc.artifact.internal.Json;
import io.iwc.simulator.EngineClock;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Request;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedEndpointTests {
    private final EmbeddedEndpoint endpoint = EmbeddedEndpoint.start();
    private final TestClient client = new TestClient(endpoint);

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void answersAChat() throws Exception {
        var answer = client.chat(with(chat("Where is my parcel?"), "max_tokens", 12));

        var choice = answer.path("choices").path(0);
        assertThat(answer.path("object").asText()).isEqualTo("chat.completion");
        assertThat(answer.path("model").asText()).isEqualTo("any");
        assertThat(choice.path("message").path("role").asText()).isEqualTo("assistant");
        assertThat(choice.path("finish_reason").asText()).isEqualTo("length");
        assertThat(answer.path("usage").path("completion_tokens").asInt()).isEqualTo(12);
        assertThat(answer.path("usage").path("total_tokens").asInt())
                .isEqualTo(12 + answer.path("usage").path("prompt_tokens").asInt());
    }

    @Test
    void announcesAsManyTokensAsItsTextHas() throws Exception {
        var tokenizer = Tokenizers.standard();

        var answer = client.chat(with(chat("Tell me more."), "max_completion_tokens", 500));

        var text =
                answer.path("choices").path(0).path("message").path("content").asText();
        assertThat(tokenizer.count(text)).isEqualTo(500);
        assertThat(answer.path("usage").path("completion_tokens").asInt()).isEqualTo(500);
        assertThat(answer.path("usage").path("prompt_tokens").asInt())
                .isEqualTo(tokenizer.count("<|user|>\nTell me more.\n")); // template iwc-chat-1
    }

    @Test
    void streamsAChat() throws Exception {
        var events = client.stream("/v1/chat/completions", streamed(with(chat("Hello"), "max_tokens", 3)));

        assertThat(events).hasSize(7); // role, three tokens, finish, usage, done
        assertThat(events.get(0).choice().path("delta").path("role").asText()).isEqualTo("assistant");
        assertThat(events.get(0).choice().path("delta").path("content").asText())
                .isEmpty();
        assertThat(events.subList(1, 4)).allMatch(TestClient.Event::hasToken);
        assertThat(events.get(4).choice().path("finish_reason").asText()).isEqualTo("length");
        assertThat(events.get(5).json().path("choices")).isEmpty();
        assertThat(events.get(5).json().path("usage").path("completion_tokens").asInt())
                .isEqualTo(3);
        assertThat(events.get(6).data()).isEqualTo("[DONE]");
    }

    @Test
    void streamsTheTextItWouldAnswerAtOnce() throws Exception {
        var body = with(chat("Hello"), "max_tokens", 200);

        var whole = client.chat(body)
                .path("choices")
                .path(0)
                .path("message")
                .path("content")
                .asText();
        var events = client.stream("/v1/chat/completions", streamed(body));

        assertThat(events.stream()
                        .filter(TestClient.Event::hasToken)
                        .map(event ->
                                event.choice().path("delta").path("content").asText())
                        .collect(Collectors.joining()))
                .isEqualTo(whole);
    }

    @Test
    void sendsUsageInAStreamOnlyWhenAsked() throws Exception {
        var events = client.stream("/v1/chat/completions", with(chat("Hello"), "stream", true));

        assertThat(events).noneMatch(event -> event.data().contains("\"usage\""));
        assertThat(events).last().extracting(TestClient.Event::data).isEqualTo("[DONE]");
    }

    @Test
    void completesAPrompt() throws Exception {
        var whole = Json.parse(client.post("/v1/completions", with(completion("Once"), "max_tokens", 5))
                .body());
        var events = client.stream("/v1/completions", streamed(with(completion("Once"), "max_tokens", 5)));

        assertThat(whole.path("object").asText()).isEqualTo("text_completion");
        var text = events.stream()
                .filter(event -> !event.data().equals("[DONE]"))
                .map(event -> event.choice().path("text").asText())
                .collect(Collectors.joining());
        assertThat(text).isEqualTo(whole.path("choices").path(0).path("text").asText());
        assertThat(text.split(" ")).hasSize(5);
        assertThat(events).hasSize(8); // five tokens, finish, usage, done
    }

    @Test
    void answersWithItsOwnLengthWhenThereIsNoCap() throws Exception {
        try (var short_ = EmbeddedEndpoint.builder().outputTokens(5).start()) {
            var own = new TestClient(short_).chat(chat("Hello"));
            var standard = client.chat(chat("Hello"));

            assertThat(own.path("usage").path("completion_tokens").asInt()).isEqualTo(5);
            assertThat(standard.path("usage").path("completion_tokens").asInt()).isEqualTo(64);
            assertThat(own.path("choices").path(0).path("finish_reason").asText())
                    .isEqualTo("stop");
        }
    }

    @Test
    void answersTheSameToTheSameRequestInAnyOrder() throws Exception {
        var first = client.chat(chat("one"));
        var second = client.chat(chat("two"));

        try (var other = EmbeddedEndpoint.start();
                var seeded = EmbeddedEndpoint.builder().seed(7).start()) {
            var otherClient = new TestClient(other);
            assertThat(otherClient.chat(chat("two"))).isEqualTo(second);
            assertThat(otherClient.chat(chat("one"))).isEqualTo(first);
            assertThat(new TestClient(seeded).chat(chat("one"))).isNotEqualTo(first);
        }
    }

    @Test
    void listsItsModel() throws Exception {
        var models = Json.parse(client.get("/v1/models").body());

        assertThat(models.path("data").path(0).path("id").asText()).isEqualTo("default");
    }

    @Test
    void reportsHealthAndMetrics() throws Exception {
        client.chat(with(chat("Hello"), "max_tokens", 9));

        assertThat(client.get("/health").statusCode()).isEqualTo(200);
        assertThat(client.get("/metrics").body())
                .contains(
                        "# TYPE vllm:num_requests_running gauge\nvllm:num_requests_running{model_name=\"default\"} 0.000000\n")
                .contains("vllm:num_requests_waiting{model_name=\"default\"} 0.000000\n")
                .contains("vllm:kv_cache_usage_perc{model_name=\"default\"} 0.000000\n")
                .contains("vllm:generation_tokens_total{model_name=\"default\"} 9\n")
                .contains("vllm:request_success_total{model_name=\"default\"} 1\n");
    }

    @Test
    void namesWhatIsServedWhenAPathIsNot() throws Exception {
        var answer = client.post("/v1/audio/speech", "{}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(message(answer.body()))
                .isEqualTo(
                        "POST /v1/audio/speech: found no such path; served are GET /, POST /api/chat, POST /api/embed,"
                                + " POST /api/embeddings, POST /api/generate, POST /api/pull, POST /api/show, GET /api/tags,"
                                + " GET /api/version, GET /health, GET /metrics, POST /model/{id}/converse,"
                                + " POST /model/{id}/converse-stream, POST /v1/chat/completions, POST /v1/completions,"
                                + " POST /v1/embeddings, POST /v1/messages, POST /v1/messages/count_tokens, GET /v1/models,"
                                + " GET /v1/models/{id}, POST /v1/responses, DELETE /v1/responses/{id}, GET /v1/responses/{id},"
                                + " POST /v1beta/models/{id}:batchEmbedContents, POST /v1beta/models/{id}:countTokens,"
                                + " POST /v1beta/models/{id}:embedContent, POST /v1beta/models/{id}:generateContent,"
                                + " POST /v1beta/models/{id}:streamGenerateContent");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/message, POST /v1/messages",
        "/v1/v1/messages, POST /v1/messages",
        "/chat/completions, POST /v1/chat/completions",
        "/api/chats, POST /api/chat"
    })
    void namesThePathThatWasProbablyMeant(String asked, String meant) throws Exception {
        var answer = client.post(asked, "{}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("found no such path, did you mean " + meant + "?");
    }

    @Test
    void refusesTheWrongMethod() throws Exception {
        var answer = client.get("/v1/chat/completions");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("OPTIONS, POST");
    }

    @Test
    void refusesABodyThatIsNoJson() throws Exception {
        var answer = client.post("/v1/chat/completions", "{\"messages\": [");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.parse(answer.body()).path("error").path("type").asText())
                .isEqualTo("invalid_request_error");
        assertThat(message(answer.body()))
                .isEqualTo("body: found the end of the text at column 15, expected the rest of a list");
        assertThat(endpoint.captured().requests()).isEmpty();
        assertThat(endpoint.exchanges()).hasSize(1).first().satisfies(exchange -> {
            assertThat(exchange.request()).isEmpty();
            assertThat(exchange.status()).isEqualTo(400);
            assertThat(exchange.refusal()).hasValueSatisfying(why -> assertThat(why)
                    .startsWith("body: found the end of the text at column 15"));
        });
    }

    @Test
    void namesTheFieldAtFault() throws Exception {
        assertThat(fault(chat())).isEqualTo("messages: found [], expected a list with at least one message");
        assertThat(fault(with(chat("a"), "max_tokens", 0))).isEqualTo("max_tokens: found 0, expected an integer ≥ 1");
        assertThat(fault(with(chat("a"), "temperature", "hot")))
                .isEqualTo("temperature: found \"hot\", expected a number from 0 to 2");
        assertThat(fault(with(chat("a"), "stream", "yes"))).isEqualTo("stream: found \"yes\", expected true or false");
        assertThat(fault(with(chat("a"), "n", 2)))
                .isEqualTo("n: found 2, expected 1 (only one answer per request is supported)");
        assertThat(fault(completion("a")))
                .isEqualTo("messages: found nothing, expected a list with at least one message");
    }

    @Test
    void refusesWhatTheProfileCanNeverHold() throws Exception {
        var answer = client.post("/v1/chat/completions", with(chat("a"), "max_tokens", 1_000_000));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(message(answer.body()))
                .endsWith("1000000 output tokens, expected at most 262145 together:"
                        + " the KV cache of profile default holds no more");
        assertThat(endpoint.captured().requests()).isEmpty();
        assertThat(endpoint.exchanges()).hasSize(1);
    }

    @Test
    void isOnlyToBeFoundOnLoopback() {
        var address = URI.create(endpoint.baseUrl());

        assertThat(address.getHost()).isEqualTo("127.0.0.1");
        assertThat(address.getPath()).isEqualTo("/v1");
    }

    @Test
    void saysWhichPortIsTaken() {
        var port = URI.create(endpoint.rootUrl()).getPort();

        assertThatThrownBy(() -> EmbeddedEndpoint.builder().port(port).start())
                .isInstanceOf(IwcException.class)
                .hasMessage("embedded endpoint: port " + port + " on 127.0.0.1 cannot be used (Address already in use);"
                        + " port 0 takes a free one");
    }

    @Test
    void keepsNoJvmAlive() {
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().matches("(HTTP-Dispatcher|iwc-).*"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
    }

    @Test
    void leavesNoSystemPropertyBehind() {
        assertThat(System.getProperty("sun.net.httpserver.nodelay")).isNull();
    }

    private String fault(Object body) throws Exception {
        var answer = client.post("/v1/chat/completions", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        return message(answer.body());
    }

    private static String message(String body) {
        return Json.parse(body).path("error").path("message").asText();
    }

    @Test
    void tellsOfEachCapturedRequestWhatTheCaptureWillSay() throws Exception {
        var told = Collections.synchronizedList(new ArrayList<Request>());
        try (var server = EmbeddedEndpoint.builder()
                .clock(EngineClock.WALL)
                .outputTokens(7)
                .onCaptured(told::add)
                .start()) {
            var application = new TestClient(server);
            application.chat(chat("a"), "X-IWC-Session", "morning");
            application.chat(with(chat("b"), "max_tokens", 3), "X-IWC-Session", "morning");
            server.answer(Answer.text("On Monday."));
            application.chat(chat("c"), "X-IWC-Session", "evening");

            assertThat(told).isEqualTo(server.captured().requests());
        }
        assertThat(told)
                .extracting(Request::outputTokens)
                .containsExactly(OptionalInt.of(7), OptionalInt.empty(), OptionalInt.of(3)); // as set, a cap, as said
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void aPortIsOneThatThereIs(int port) {
        assertThatThrownBy(() -> EmbeddedEndpoint.builder().port(port))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("port: found " + port + ", expected an integer from 0 to 65535; 0 takes a free one");
    }
}
