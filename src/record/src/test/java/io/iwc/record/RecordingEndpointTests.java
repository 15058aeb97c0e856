package io.iwc.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.run.Origin;
import io.iwc.run.Outcome;
import io.iwc.simulator.endpoint.Answer;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import io.iwc.tokens.internal.ChatTemplate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void leavesNothingBehindOfFoldersThatNobodyAskedFor() throws Exception {
        var before = secondFolders();

        try (var proxy =
                RecordingEndpoint.forwardingTo(server.baseUrl()).rotatingAt(1).start()) {
            post(proxy.baseUrl() + CHAT, chat(false, "one"));
            post(proxy.baseUrl() + CHAT, chat(false, "two"));
            assertThat(proxy.captured().requests()).hasSize(2); // all of it, as there is one folder
        }

        assertThat(secondFolders()).isEqualTo(before);
    }

    private static List<Path> secondFolders() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("iwc-record.*-2"))
                    .sorted()
                    .toList();
        }
    }

    /** Without {@code stream} Ollama streams; Anthropic's API does not. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/v1/messages | {\"model\":\"m\",\"max_tokens\":3,\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]} | false",
                "/v1/messages | {\"model\":\"m\",\"max_tokens\":3,\"stream\":true,\"messages\":[{\"role\":\"user\","
                        + "\"content\":[{\"type\":\"text\",\"text\":\"Hello\"}]}]} | true",
                "/api/chat | {\"model\":\"m\",\"options\":{\"num_predict\":3},\"messages\":[{\"role\":\"user\","
                        + "\"content\":\"Hello\"}]} | true",
                "/api/chat | {\"model\":\"m\",\"stream\":false,\"options\":{\"num_predict\":3},\"messages\":[{\"role\":"
                        + "\"user\",\"content\":\"Hello\"}]} | false",
                "/v1beta/models/m:generateContent | {\"contents\":[{\"parts\":[{\"text\":\"Hello\"}]}],"
                        + "\"generationConfig\":{\"maxOutputTokens\":3}} | false",
                "/v1beta/models/m:streamGenerateContent?alt=sse | {\"contents\":[{\"role\":\"user\",\"parts\":"
                        + "[{\"text\":\"Hello\"}]}],\"generationConfig\":{\"maxOutputTokens\":3}} | true",
                "/openai/deployments/m/chat/completions?api-version=2024-10-21 | {\"max_tokens\":3,\"messages\":"
                        + "[{\"role\":\"user\",\"content\":\"Hello\"}]} | false",
                "/openai/deployments/m/chat/completions?api-version=2024-10-21 | {\"max_tokens\":3,\"stream\":true,"
                        + "\"stream_options\":{\"include_usage\":true},\"messages\":[{\"role\":\"user\",\"content\":"
                        + "\"Hello\"}]} | true"
            })
    void recordsTheCallsOfOtherVendors(String path, String body, boolean streamed, @TempDir Path parent)
            throws Exception {
        var folder = parent.resolve("app");
        var root = server.baseUrl().replace("/v1", "");
        String passed;

        try (var proxy = RecordingEndpoint.forwardingTo(root).into(folder).start()) {
            var direct = post(root + path, body);
            var through = post(proxy.baseUrl().replaceFirst("/v1$", "") + path, body);
            passed = through.body();

            assertThat(through.statusCode()).isEqualTo(200).isEqualTo(direct.statusCode());
            assertThat(proxy.captured().requests()).singleElement().satisfies(request -> {
                assertThat(ChatTemplate.text(request.prompt())).contains("Hello");
                assertThat(request.outputTokens()).hasValue(3);
                assertThat(request.model()).contains("m");
            });
            var record = proxy.run().records().get(0);
            assertThat(record.outcome()).isEqualTo(Outcome.OK);
            assertThat(record.streamed()).isEqualTo(streamed);
            assertThat(record.outputTokens()).hasValue(3);
            assertThat(record.outputTokensEstimated()).isFalse();
        }

        try (var answers =
                RecordingEndpoint.replayAnswers(folder).withoutPacing().start()) {
            assertThat(post(answers.rootUrl() + path, body).body()).isEqualTo(passed);
        }
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
