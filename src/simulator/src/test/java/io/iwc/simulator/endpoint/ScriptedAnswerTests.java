package io.iwc.simulator.endpoint;

import static io.iwc.simulator.endpoint.Answer.generated;
import static io.iwc.simulator.endpoint.Answer.status;
import static io.iwc.simulator.endpoint.Answer.text;
import static io.iwc.simulator.endpoint.Bodies.chat;
import static io.iwc.simulator.endpoint.Bodies.streamed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.artifact.internal.Json;
import io.iwc.run.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScriptedAnswerTests {
    private final EmbeddedEndpoint endpoint = EmbeddedEndpoint.start();
    private final TestClient client = new TestClient(endpoint);

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void givesAnswersInTurnAndRepeatsTheLast() throws Exception {
        endpoint.answer(text("Which order?"), text("It ships on Monday."));

        assertThat(content(client.chat(chat("a")))).isEqualTo("Which order?");
        assertThat(content(client.chat(chat("b")))).isEqualTo("It ships on Monday.");
        assertThat(content(client.chat(chat("c")))).isEqualTo("It ships on Monday.");
    }

    @Test
    void countsTheTokensOfAScriptedText() throws Exception {
        endpoint.answer(text("It ships on Monday."));

        var usage = client.chat(chat("a")).path("usage");

        assertThat(usage.path("completion_tokens").asInt()).isEqualTo(5); // It| ships| on| Monday|.
        assertThat(endpoint.captured().requests().get(0).outputTokens()).hasValue(5);
    }

    @Test
    void streamsAScriptedTextWordByWord() throws Exception {
        endpoint.answer(text("It ships\non \"Monday\"."));

        var events = client.stream("/v1/chat/completions", streamed(chat("a")));

        assertThat(events.stream()
                        .filter(TestClient.Event::hasToken)
                        .map(event ->
                                event.choice().path("delta").path("content").asText()))
                .containsExactly("It", " ships", "\non", " \"Monday\".");
    }

    @Test
    void answersNothingWhenToldTo() throws Exception {
        endpoint.answer(text(""));

        var answer = client.chat(chat("a"));

        assertThat(content(answer)).isEmpty();
        assertThat(answer.path("usage").path("completion_tokens").asInt()).isZero();
    }

    @Test
    void prefersTheLatestAnswerThatMatches() throws Exception {
        endpoint.answer(text("any"));
        endpoint.answer(request -> request.model().equals(Optional.of("any")), text("model"));
        endpoint.answer(request -> request.maxOutputTokens().isPresent(), text("capped"), generated());

        assertThat(content(client.chat(chat("a")))).isEqualTo("model");
        assertThat(content(client.chat(Bodies.with(chat("a"), "max_tokens", 3))))
                .isEqualTo("capped");
        assertThat(content(client.chat(Bodies.with(chat("a"), "model", "other"))))
                .isEqualTo("any");
    }

    @Test
    void refusesAsToldAndSaysWhenToComeBack() throws Exception {
        endpoint.answer(status(429).retryAfter(Duration.ofMillis(1_500)), status(503), generated());

        var first = client.post("/v1/chat/completions", chat("a"));
        var second = client.post("/v1/chat/completions", chat("a"));
        var third = client.post("/v1/chat/completions", chat("a"));

        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).contains("2");
        assertThat(first.headers().firstValue("Retry-After-Ms")).contains("1500");
        assertThat(Json.parse(first.body()).path("error").path("type").asText()).isEqualTo("rate_limit_error");
        assertThat(second.statusCode()).isEqualTo(503);
        assertThat(third.statusCode()).isEqualTo(200);
        assertThat(endpoint.captured().requests()).hasSize(1);
        assertThat(endpoint.exchanges()).extracting(Exchange::status).containsExactly(429, 503, 200);
        assertThat(endpoint.exchanges())
                .extracting(Exchange::outcome)
                .containsExactly(Optional.of(Outcome.FAILED), Optional.of(Outcome.FAILED), Optional.of(Outcome.OK));
        assertThat(endpoint.exchanges())
                .extracting(Exchange::retryOf)
                .containsExactly(Optional.empty(), Optional.of("exchange-000001"), Optional.of("exchange-000002"));
    }

    @Test
    void believesAClientThatSaysItTriesAgain() throws Exception {
        client.chat(chat("a"));
        client.chat(chat("a"));
        client.chat(chat("a"), "X-Stainless-Retry-Count", "1");

        assertThat(endpoint.exchanges())
                .extracting(Exchange::retryOf)
                .containsExactly(Optional.empty(), Optional.empty(), Optional.of("exchange-000002"));
    }

    @Test
    void holdsBackTheFirstTokenButNotTheHeaders() throws Exception {
        endpoint.answer(generated().firstTokenAfter(Duration.ofMillis(300)));

        var timed = client.timed("/v1/chat/completions", streamed(chat("a")));

        assertThat(timed.events().get(0).nanos() - timed.headersNanos())
                .as("the role leaves with the first token")
                .isGreaterThan(Duration.ofMillis(200).toNanos());
    }

    @ParameterizedTest
    @EnumSource
    void breaksAStreamSoThatTheClientNotices(io.iwc.simulator.EngineClock clock) throws Exception {
        try (var breaking = EmbeddedEndpoint.builder().clock(clock).start()) {
            breaking.answer(generated().breakingAfter(3));

            var raw = raw(breaking, streamed(chat("a")));

            assertThat(raw.split("\"content\":\"[^\"]", -1)).hasSize(1 + 3);
            assertThat(raw).doesNotContain("[DONE]").doesNotEndWith("0\r\n\r\n"); // no last chunk: cut off
            assertThatThrownBy(() -> new TestClient(breaking).stream("/v1/chat/completions", streamed(chat("a"))))
                    .hasRootCauseInstanceOf(IOException.class);
            assertThat(breaking.exchanges()).extracting(Exchange::outcome).contains(Optional.of(Outcome.FAILED));
            assertThat(breaking.captured().requests()).hasSize(2); // they were answered, with 200
        }
    }

    @Test
    void breaksAWholeAnswerInTheMiddle() {
        endpoint.answer(generated().breakingAfter(30));

        assertThatThrownBy(() -> client.chat(chat("a"))).isInstanceOf(IOException.class);
    }

    @Test
    void forgetsEverythingWhenReset() throws Exception {
        endpoint.answer(status(500));
        client.post("/v1/chat/completions", chat("a"));

        endpoint.reset();

        assertThat(endpoint.exchanges()).isEmpty();
        assertThat(client.post("/v1/chat/completions", chat("a")).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAScriptWithoutAnAnswer() {
        assertThatThrownBy(endpoint::answer)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found no answer, expected at least one; the last one repeats");
    }

    @Test
    void refusesAStatusThatIsNoError() {
        assertThatThrownBy(() -> status(200))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("status: found 200, expected 400 to 599;"
                        + " answers that succeed are generated() and text(…)");
    }

    private static String content(JsonNode answer) {
        return answer.path("choices").path(0).path("message").path("content").asText();
    }

    /** What comes over the socket until its end. */
    private static String raw(EmbeddedEndpoint endpoint, Map<String, Object> body) throws IOException {
        var address = URI.create(endpoint.rootUrl());
        var bytes = Json.compact(body).getBytes(StandardCharsets.UTF_8);
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            var head = "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + bytes.length
                    + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
