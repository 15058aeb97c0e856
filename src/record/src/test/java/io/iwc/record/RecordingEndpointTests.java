package io.iwc.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.run.Origin;
import io.iwc.run.Outcome;
import io.iwc.simulator.endpoint.Answer;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application, the proxy and an endpoint, over real sockets. */
class RecordingEndpointTests {
    private static final String CHAT = "/chat/completions";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private EmbeddedEndpoint server;
    private RecordingEndpoint recording;

    @BeforeEach
    void start() {
        server = EmbeddedEndpoint.start();
        recording = RecordingEndpoint.forwardingTo(server.baseUrl()).start();
    }

    @AfterEach
    void stop() {
        recording.close();
        server.close();
    }

    @Test
    void passesAStreamedAnswerUnchangedAndRecordsIt() throws Exception {
        var body = chat(true, "Hello");

        var direct = post(server.baseUrl() + CHAT, body);
        var through = post(recording.baseUrl() + CHAT, body);

        assertThat(through.body()).isEqualTo(direct.body());
        assertThat(through.headers().firstValue("content-type"))
                .isEqualTo(direct.headers().firstValue("content-type"));
        var record = recording.run().records().get(0);
        assertThat(record.outcome()).isEqualTo(Outcome.OK);
        assertThat(record.finishReason()).contains("length");
        assertThat(record.outputTokens()).hasValue(3);
        assertThat(record.outputTokensEstimated()).isFalse();
        assertThat(record.chunks()).isEqualTo(3);
        assertThat(record.itlNanos()).hasSize(2);
        assertThat(record.firstTokenNanos().orElseThrow()).isPositive();
        assertThat(recording.captured().requests()).singleElement().satisfies(request -> {
            assertThat(request.id()).isEqualTo("req-000001");
            assertThat(request.arrivalNanos()).isZero();
            assertThat(request.outputTokens()).hasValue(3);
            assertThat(request.model()).contains("m");
        });
        assertThat(recording.run().origin()).isEqualTo(Origin.RECORDED);
    }

    @Test
    void recordsAWholeAnswerWithTheUsageOfTheServer() throws Exception {
        server.answer(Answer.text("Four"));

        post(recording.baseUrl() + CHAT, chat(false, "How many?"));

        var record = recording.run().records().get(0);
        assertThat(record.streamed()).isFalse();
        assertThat(record.inputTokens()).hasValue(8);
        assertThat(record.outputTokens()).hasValue(1);
        assertThat(record.finishReason()).contains("stop");
    }

    private static String chat(boolean streamed, String text) {
        return """
                {"model":"m","max_tokens":3,"stream":%s,"stream_options":{"include_usage":true},
                 "messages":[{"role":"user","content":"%s"}]}""".formatted(streamed, text);
    }

    private HttpResponse<String> post(String url, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer sk-verysecretkey12345678")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
