package io.iwc.replay;

import static io.iwc.replay.Answers.WHOLE;
import static io.iwc.replay.Answers.arrivingAt;
import static io.iwc.replay.Answers.turns;
import static io.iwc.replay.Answers.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.artifact.internal.Json;
import io.iwc.run.Origin;
import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import io.iwc.workload.Message;
import io.iwc.workload.Request;
import io.iwc.workload.Sampling;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayTests {
    private static final ReplayOptions WARM = ReplayOptions.defaults().withCache(ReplayOptions.Cache.WARM);

    @AutoClose
    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @Test
    void recordsWhatHappenedToEachRequest() {
        answer(streamed(WHOLE), streamed(WHOLE), streamed(WHOLE));

        var run = Replay.run(arrivingAt(0, 20, 40), endpoint(), WARM);

        assertThat(run.origin()).isEqualTo(Origin.MEASURED);
        assertThat(run.isComplete()).isTrue();
        assertThat(run.records()).hasSize(3).allSatisfy(record -> {
            assertThat(record.outcome()).isEqualTo(Outcome.OK);
            assertThat(record.status()).hasValue(200);
            assertThat(record.finishReason()).hasValue("stop");
            assertThat(record.streamed()).isTrue();
            assertThat(record.attempts()).isEqualTo(1);
            assertThat(record.chunks()).isEqualTo(2);
            assertThat(record.itlNanos()).hasSize(1);
            assertThat(record.inputTokens()).hasValue(10);
            assertThat(record.outputTokens()).hasValue(7);
            assertThat(record.outputTokensEstimated()).isFalse();
            assertThat(record.outputTokensAsked()).hasValue(16);
        });
        assertThat(run.records()).extracting(RequestRecord::requestId).containsExactly("r1", "r2", "r3");
        assertThat(run.records())
                .extracting(RequestRecord::scheduledNanos)
                .containsExactly(0L, 20_000_000L, 40_000_000L);
    }

    @Test
    void stampsInTheOrderInWhichThingsHappen() {
        answer(streamed(WHOLE));

        var record = Replay.run(arrivingAt(0), endpoint(), WARM).records().get(0);

        assertThat(List.of(
                        record.scheduledNanos(),
                        record.sentNanos().getAsLong(),
                        record.firstByteNanos().getAsLong(),
                        record.firstTokenNanos().getAsLong(),
                        record.lastTokenNanos().getAsLong(),
                        record.endNanos().getAsLong()))
                .isSorted();
        assertThat(record.firstAnswerTokenNanos()).isEqualTo(record.firstTokenNanos());
    }

    @Test
    void neverSendsBeforeTheSchedule() {
        answer(streamed(WHOLE), streamed(WHOLE), streamed(WHOLE));

        var run = Replay.run(arrivingAt(0, 1, 50), endpoint(), WARM);

        assertThat(run.records())
                .allSatisfy(it -> assertThat(it.sentNanos().getAsLong()).isGreaterThanOrEqualTo(it.scheduledNanos()));
    }

    @Test
    void sendsChatAsTheServerExpectsIt() throws InterruptedException {
        answer(streamed(WHOLE));
        var request = Request.chat(List.of(Message.of("system", "Be brief."), Message.of("user", "Hi")))
                .withId("chat 1")
                .arrivingAt(0)
                .inSession("s1")
                .withMaxOutputTokens(5)
                .withSampling(Sampling.builder()
                        .temperature(0.5)
                        .topP(0.9)
                        .seed(3)
                        .stop(List.of("END"))
                        .streaming(false)
                        .build())
                .build();

        Replay.run(workload(request), endpoint(), WARM);

        var sent = server.takeRequest();
        assertThat(sent.getRequestLine()).isEqualTo("POST /v1/chat/completions HTTP/1.1");
        assertThat(sent.getHeaders().get("X-Request-Id")).matches("chat\\+1\\.[0-9a-f]{8}\\.1");
        assertThat(sent.getHeaders().get("X-IWC-Session")).isEqualTo("s1");
        assertThat(sent.getHeaders().get("Authorization")).isNull();
        assertThat(Json.parse(sent.getBody().utf8())).isEqualTo(Json.parse("""
                        {"model": "m", "messages": [{"role": "system", "content": "Be brief."},
                         {"role": "user", "content": "Hi"}], "max_tokens": 5, "temperature": 0.5, "top_p": 0.9,
                         "seed": 3, "stop": ["END"], "stream": true, "stream_options": {"include_usage": true}}
                        """));
    }

    @Test
    void sendsCompletionsAsTheServerExpectsThem() throws InterruptedException {
        answer(streamed("data: {\"choices\":[{\"text\":\"x\",\"finish_reason\":\"length\"}]}\n\n"));

        var run = Replay.run(
                arrivingAt(0),
                endpoint().over(Wire.COMPLETIONS),
                WARM.withIgnoreEos(true).withMinTokens(8));

        var sent = server.takeRequest();
        assertThat(sent.getRequestLine()).isEqualTo("POST /v1/completions HTTP/1.1");
        assertThat(Json.parse(sent.getBody().utf8())).isEqualTo(Json.parse("""
                        {"model": "m", "prompt": "question 1", "max_tokens": 16, "min_tokens": 8, "ignore_eos": true,
                         "stream": true, "stream_options": {"include_usage": true}}
                        """));
        assertThat(run.records().get(0).finishReason()).hasValue("length");
    }

    @Test
    void readsAnswersThatAreNotStreamed() {
        answer(json(
                200,
                "{\"choices\":[{\"message\":{\"content\":\"hi\"},\"finish_reason\":\"stop\"}],"
                        + "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":1}}"));

        var record = Replay.run(arrivingAt(0), endpoint(), WARM.withStreaming(ReplayOptions.Streaming.NONE))
                .records()
                .get(0);

        assertThat(record.outcome()).isEqualTo(Outcome.OK);
        assertThat(record.streamed()).isFalse();
        assertThat(record.firstTokenNanos()).isEmpty();
        assertThat(record.outputTokens()).hasValue(1);
    }

    @Test
    void countsAfterwardsWhatTheServerDidNotAndSaysSo() {
        answer(streamed(Answers.token("Hello") + Answers.token(" world") + Answers.STOP));

        var record = Replay.run(arrivingAt(0), endpoint(), WARM).records().get(0);

        assertThat(record.outputTokens()).isEqualTo(OptionalInt.of(2)); // "Hello", " world" under o200k_base
        assertThat(record.outputTokensEstimated()).isTrue();
    }

    @Test
    void saltsPromptsAgainstAColdCacheAndRecordsTheSalt() throws InterruptedException {
        answer(streamed(WHOLE), streamed(WHOLE));

        var run = Replay.run(
                arrivingAt(0, 1), endpoint(), ReplayOptions.defaults().withMaxConcurrency(1));

        var salt = run.options().get("cacheSalt");
        assertThat(content(server.takeRequest().getBody().utf8())).isEqualTo("[" + salt + "] question 1");
        assertThat(content(server.takeRequest().getBody().utf8())).isEqualTo("[" + salt + "] question 2");
    }

    @Test
    void givesWordsToPromptsOfWhichOnlyTheLengthIsKnown() throws InterruptedException {
        answer(streamed(WHOLE));
        var request = Request.lengthOnly(50)
                .withId("r1")
                .arrivingAt(0)
                .withOutputTokens(3)
                .build();

        Replay.run(workload(request), endpoint(), WARM);

        assertThat(io.iwc.tokens.Tokenizers.standard()
                        .count(content(server.takeRequest().getBody().utf8())))
                .isEqualTo(50);
    }

    @Test
    void warmsUpWithOtherPromptsThatAreNotRecorded() throws InterruptedException {
        answer(streamed(WHOLE), streamed(WHOLE), streamed(WHOLE));

        var run = Replay.run(arrivingAt(0), endpoint(), WARM.withWarmup(2));

        assertThat(run.records()).hasSize(1);
        assertThat(server.getRequestCount()).isEqualTo(3);
        assertThat(content(server.takeRequest().getBody().utf8())).startsWith("Warming up");
    }

    @Test
    void asksForTheFirstModelThatTheEndpointNames() throws InterruptedException {
        answer(json(200, "{\"data\":[{\"id\":\"served\"},{\"id\":\"other\"}]}"), streamed(WHOLE));

        var run = Replay.run(arrivingAt(0), Endpoint.at(server.url("/v1").toString(), ""), WARM);

        assertThat(server.takeRequest().getRequestLine()).isEqualTo("GET /v1/models HTTP/1.1");
        assertThat(Json.parse(server.takeRequest().getBody().utf8())
                        .path("model")
                        .textValue())
                .isEqualTo("served");
        assertThat(run.endpoint().model()).isEqualTo("served");
    }

    @Test
    void countsWaitingForACapAsResponseNotAsLag() {
        answer(slow(WHOLE), slow(WHOLE), slow(WHOLE));

        var records = Replay.run(arrivingAt(0, 0, 0), endpoint(), WARM.withMaxConcurrency(1))
                .records();

        for (var i = 1; i < 3; i++) {
            var before = records.get(i - 1);
            var record = records.get(i);
            assertThat(record.sentNanos().getAsLong())
                    .isGreaterThanOrEqualTo(before.endNanos().getAsLong());
            assertThat(record.scheduledNanos()).isZero();
            assertThat(record.dueNanos())
                    .isGreaterThanOrEqualTo(before.endNanos().getAsLong());
            assertThat(record.dueNanos()).isLessThanOrEqualTo(record.sentNanos().getAsLong());
        }
    }

    @Test
    void sendsATurnThinkTimeAfterTheEndOfTheOneBefore() {
        answer(slow(WHOLE), streamed(WHOLE));

        var records = Replay.run(turns(2, 30), endpoint(), WARM.withCausalSessions(true))
                .records();

        assertThat(records.get(1).scheduledNanos())
                .isEqualTo(records.get(0).endNanos().getAsLong() + 30_000_000);
        assertThat(records.get(1).sentNanos().getAsLong())
                .isGreaterThanOrEqualTo(records.get(1).scheduledNanos());
    }

    @Test
    void leavesOutWhatIsBeyondLimitAndDuration() {
        answer(streamed(WHOLE), streamed(WHOLE), streamed(WHOLE), streamed(WHOLE));
        var workload = arrivingAt(0, 10, 20, 30);

        assertThat(Replay.run(workload, endpoint(), WARM.withLimit(1)).records())
                .hasSize(1);
        assertThat(Replay.run(workload, endpoint(), WARM.withDuration(java.time.Duration.ofMillis(20)))
                        .records())
                .hasSize(3);
    }

    @Test
    void keepsConnectionsForLaterRequests() throws InterruptedException {
        answer(streamed(WHOLE), streamed(WHOLE));

        Replay.run(arrivingAt(0, 200), endpoint(), WARM.withMaxConcurrency(1));

        var first = server.takeRequest();
        var second = server.takeRequest();
        assertThat(second.getConnectionIndex()).isEqualTo(first.getConnectionIndex());
    }

    @Test
    void recordsHowItWasCarriedOut() {
        answer(streamed(WHOLE));

        var run = Replay.run(arrivingAt(0), endpoint(), WARM.withMaxConcurrency(4));

        assertThat(run.options())
                .containsEntry("maxConcurrency", 4)
                .containsEntry("streaming", "all")
                .containsEntry("cache", "warm")
                .containsKeys("audit.coalescedShare", "audit.gcPauseMaxSeconds");
        assertThat(run.endpoint().url()).isEqualTo(server.url("/v1").toString());
        assertThat(run.endpoint().wire()).isEqualTo("chat");
    }

    @Test
    void isOverAtOnceWithoutRequests() {
        assertThat(Replay.run(workload(), endpoint(), WARM).records()).isEmpty();
    }

    private Endpoint endpoint() {
        return Endpoint.at(server.url("/v1").toString(), "m");
    }

    private void answer(MockResponse... inTurn) {
        List.of(inTurn).forEach(server::enqueue);
    }

    private static MockResponse streamed(String events) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "text/event-stream")
                .chunkedBody(events, 4096)
                .build();
    }

    private static MockResponse slow(String events) {
        return streamed(events)
                .newBuilder()
                .headersDelay(30, java.util.concurrent.TimeUnit.MILLISECONDS)
                .build();
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    private static String content(String body) {
        return Json.parse(body).path("messages").path(0).path("content").textValue();
    }
}
