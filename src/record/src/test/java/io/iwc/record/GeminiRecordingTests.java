package io.iwc.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.run.Outcome;
import io.iwc.run.internal.RunFolder;
import io.iwc.workload.Workload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls of Gemini as its reference has them, beyond what the embedded endpoint answers. */
@Timeout(60)
class GeminiRecordingTests {
    private static final String PATH = "/v1beta/models/gemini-2.5-flash:streamGenerateContent";
    private static final String ASKED =
            "{\"contents\":[{\"parts\":[{\"text\":\"Hello\"}]}],\"generationConfig\":{\"candidateCount\":2}}";
    private static final String BEGUN =
            "[{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Good day\"}]}}]}\r\n,\r\n";
    private static final String ENDED = "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\", you\"}]},"
            + "\"finishReason\":\"STOP\"}],\"usageMetadata\":{\"promptTokenCount\":40,\"cachedContentTokenCount\":32,"
            + "\"candidatesTokenCount\":4,\"thoughtsTokenCount\":6}}\r\n]";

    @TempDir
    private Path parent;

    @Test
    void recordsAStreamThatIsAnArrayAndAnswersWithIt() throws Exception {
        var folder = parent.resolve("app");
        try (var server = RawServer.answering(
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                                + (BEGUN.length() + ENDED.length()) + "\r\n\r\n" + BEGUN,
                        ENDED);
                var recording = RecordingEndpoint.forwardingTo(server.url().replace("/v1", ""))
                        .into(folder)
                        .start()) {
            assertThat(post(recording.rootUrl() + PATH + "?key=AIza-secret-0123456789", ASKED))
                    .isEqualTo(BEGUN + ENDED);
            assertThat(recording.tally().unread()).isEmpty();
        }

        var request = Workload.read(folder.resolve("workload.jsonl")).requests().get(0);
        assertThat(request.model()).hasValue("gemini-2.5-flash");
        assertThat(request.outputTokens()).hasValue(10);
        var run = RunFolder.at(folder).read();
        assertThat(run.endpoint().wire()).isEqualTo("gemini");
        var record = run.records().get(0);
        assertThat(record.outcome()).as(record.errorDetail()).isEqualTo(Outcome.OK);
        assertThat(record.streamed()).isTrue();
        assertThat(record.inputTokens()).hasValue(40);
        assertThat(record.cachedPromptTokens()).hasValue(32);
        assertThat(record.hiddenTokens()).hasValue(6);
        assertThat(everything(folder)).doesNotContain("AIza-secret");

        try (var answers =
                RecordingEndpoint.replayAnswers(folder).withoutPacing().start()) {
            assertThat(answers.baseUrl()).endsWith("/v1beta");
            assertThat(post(answers.rootUrl() + PATH, ASKED)).isEqualTo(BEGUN + ENDED);
            assertThat(answers.unmatched()).isEmpty();
        }
    }

    @Test
    void answersEachWireInItsOwnWords() throws Exception {
        var folder = parent.resolve("both");
        var gemini =
                "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"From Google\"}]},\"finishReason\":\"STOP\"}]}";
        var ollama =
                "{\"message\":{\"role\":\"assistant\",\"content\":\"From here\"},\"done\":true,\"done_reason\":\"stop\"}";
        var toGemini = "/v1beta/models/m:generateContent";
        var asked = "{\"contents\":[{\"parts\":[{\"text\":\"Hello\"}]}]}";
        var askedOllama = "{\"model\":\"m\",\"stream\":false,\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";
        try (var server = new RawServer((request, out) -> {
                    var said = request.startsWith("POST /api/chat") ? ollama : gemini;
                    out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + said.length()
                                    + "\r\n\r\n" + said)
                            .getBytes(StandardCharsets.UTF_8));
                });
                var recording = RecordingEndpoint.forwardingTo(server.url().replace("/v1", ""))
                        .into(folder)
                        .start()) {
            post(recording.rootUrl() + "/api/chat", askedOllama);
            post(recording.rootUrl() + toGemini, asked);
        }

        try (var answers =
                RecordingEndpoint.replayAnswers(folder).withoutPacing().start()) {
            assertThat(post(answers.rootUrl() + toGemini, asked)).isEqualTo(gemini);
            assertThat(post(answers.rootUrl() + "/api/chat", askedOllama)).isEqualTo(ollama);
        }
    }

    private static String post(String url, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.ofString(body));
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String everything(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            var all = new StringBuilder();
            for (var file : files.toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }
}
