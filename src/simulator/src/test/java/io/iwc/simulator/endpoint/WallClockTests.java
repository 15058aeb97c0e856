package io.iwc.simulator.endpoint;

import static io.iwc.simulator.endpoint.Bodies.chat;
import static io.iwc.simulator.endpoint.Bodies.streamed;
import static io.iwc.simulator.endpoint.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.IwcException;
import io.iwc.artifact.internal.Json;
import io.iwc.run.Outcome;
import io.iwc.simulator.EngineClock;
import io.iwc.simulator.EngineProfile;
import io.iwc.simulator.internal.Engine;
import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Time passes here as the profile says; bounds are wide, since machines that run tests are busy. */
class WallClockTests {
    private static final Tokenizer TOKENIZER = Tokenizers.whitespace();

    /** 5 ms a step and 0.1 ms a prompt token; one prompt of 400 tokens at a time. */
    private static final EngineProfile PROFILE = EngineProfile.builder("wall")
            .source("made up for tests")
            .stepOverheadSeconds(0.005)
            .prefillSecondsPerToken(0.0001)
            .maxBatchedTokens(400)
            .maxSequences(64)
            .kvBlocks(10_000)
            .blockSize(16)
            .build();

    private final EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder()
            .clock(EngineClock.WALL)
            .profile(PROFILE)
            .tokenizer(TOKENIZER)
            .start();
    private final TestClient client = new TestClient(endpoint);

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void takesTheTimeThatTheProfileSays() throws Exception {
        var predicted = predictedLatencies(1, 399).get(0);

        var before = System.nanoTime();
        var answer = client.post("/v1/chat/completions", prompt(0));
        var took = Duration.ofNanos(System.nanoTime() - before);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(took).isBetween(predicted, predicted.plusSeconds(5));
    }

    @Test
    void sendsEachTokenWhenItComes() throws Exception {
        var events = client.stream("/v1/chat/completions", streamed(with(chat("a"), "max_tokens", 60)));

        var tokens = events.stream().filter(TestClient.Event::hasToken).toList();
        var gaps = IntStream.range(1, tokens.size())
                .mapToLong(i -> tokens.get(i).nanos() - tokens.get(i - 1).nanos())
                .sorted()
                .toArray();
        assertThat(gaps).hasSize(59);
        assertThat(Duration.ofNanos(gaps[29])).isBetween(Duration.ofMillis(2), Duration.ofMillis(30)); // not bunched
    }

    @Test
    void answersLaterUnderLoad() throws Exception {
        var alone = latencies(1).get(0);
        var predicted = predictedLatencies(12, 399);

        var together = latencies(12);

        var last = together.stream().max(Duration::compareTo).orElseThrow();
        var predictedLast = predicted.stream().max(Duration::compareTo).orElseThrow();
        assertThat(last).isGreaterThan(alone.multipliedBy(3));
        assertThat(last).isBetween(predictedLast.dividedBy(2), predictedLast.plusSeconds(5));
    }

    @Test
    void findsAPromptAgainInThePrefixCache() throws Exception {
        client.chat(with(prompt(0), "max_tokens", 1));
        var again = client.chat(with(prompt(0), "max_tokens", 1));
        endpoint.reset();
        var afterReset = client.chat(with(prompt(0), "max_tokens", 1));

        assertThat(cachedTokens(again)).isEqualTo(384); // 24 of the 25 blocks of 16: the last token is always computed
        assertThat(cachedTokens(afterReset)).isZero();
        assertThat(client.get("/metrics").body()).contains("vllm:prefix_cache_hits_total{model_name=\"wall\"} 384\n");
    }

    @Test
    void stopsComputingWhenTheClientHangsUp() throws Exception {
        var address = URI.create(endpoint.rootUrl());
        var bytes =
                Json.compact(streamed(with(chat("a"), "max_tokens", 100_000))).getBytes(StandardCharsets.UTF_8);

        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + bytes.length
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(bytes);
            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }

        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (endpoint.exchanges().get(0).outcome().isEmpty() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(endpoint.exchanges().get(0).outcome()).contains(Outcome.CANCELLED);
    }

    @Test
    void waitsForWhatIsStillToCome() throws Exception {
        var pending = client.chatLater(prompt(0));

        var captured = endpoint.awaitCaptured(1, Duration.ofSeconds(10));

        assertThat(captured.requests()).hasSize(1);
        assertThat(captured.arrivals()).isEqualTo(Workload.ArrivalMeaning.TIMES);
        assertThat(pending.get().statusCode()).isEqualTo(200);
        assertThat(endpoint.exchanges().get(0).outcome()).isEqualTo(Optional.of(Outcome.OK));
    }

    @Test
    void saysHowManyCameWhenNotAllDid() {
        assertThatThrownBy(() -> endpoint.awaitCaptured(3, Duration.ofMillis(50)))
                .isInstanceOf(IwcException.class)
                .hasMessage("captured 0 of 3 requests within 50 ms");
    }

    /** 399 words and the role: 400 tokens, no two prompts beginning alike. */
    private static Map<String, Object> prompt(int number) {
        var words =
                IntStream.range(0, 399).mapToObj(i -> "w" + number + "-" + i).toList();
        return with(chat(String.join(" ", words)), "max_tokens", 2);
    }

    /** From the sending to the end of so many requests sent together. */
    private List<Duration> latencies(int requests) throws Exception {
        var pool = Executors.newFixedThreadPool(requests);
        try {
            var tasks = new ArrayList<Callable<Duration>>();
            for (var i = 0; i < requests; i++) {
                var body = prompt(100 * requests + i);
                tasks.add(() -> {
                    var before = System.nanoTime();
                    client.post("/v1/chat/completions", body);
                    return Duration.ofNanos(System.nanoTime() - before);
                });
            }
            var latencies = new ArrayList<Duration>();
            for (var future : pool.invokeAll(tasks)) {
                latencies.add(future.get());
            }
            return latencies;
        } finally {
            pool.shutdown();
        }
    }

    private static List<Duration> predictedLatencies(int requests, int promptTokens) {
        var together = IntStream.range(0, requests)
                .mapToObj(i -> Request.lengthOnly(promptTokens)
                        .withId("r" + i)
                        .arrivingAt(0)
                        .withOutputTokens(2)
                        .build())
                .toList();
        return Engine.of(PROFILE, 42, TOKENIZER)
                .predict(Workload.of("together", together, Manifest.of("test")))
                .records()
                .stream()
                .map(record -> Duration.ofNanos(record.lastTokenNanos().orElseThrow()))
                .toList();
    }

    private static int cachedTokens(JsonNode answer) {
        return answer.path("usage")
                .path("prompt_tokens_details")
                .path("cached_tokens")
                .asInt();
    }
}
