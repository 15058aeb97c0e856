package io.iwc.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.fingerprint.Fingerprinter;
import io.iwc.metric.Metric;
import io.iwc.run.ErrorClass;
import io.iwc.run.Origin;
import io.iwc.run.RequestRecord;
import io.iwc.run.internal.RunFolder;
import io.iwc.simulator.endpoint.Answer;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Prompt;
import io.iwc.workload.PromptImage;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a recording leaves on disk. */
@Timeout(60)
class RecordingFolderTests {
    /** 17 × 1023 pixels: for gpt-4o 85 + 2 · 170 tokens, or 85. */
    private static final String WEBP = "UklGRiAAAABXRUJQVlA4TBQAAAAvEID/AAcQEf0PACjS//8S0f90fw==";

    private final EmbeddedEndpoint server = EmbeddedEndpoint.start();

    @TempDir
    private Path parent;

    private Path folder;

    @BeforeEach
    void where() {
        folder = parent.resolve("app");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void holdsAWorkloadWithSessionsAndARunOfTheSameRequests() throws IOException {
        try (var recording = start()) {
            var app = new Application(recording.baseUrl());
            app.ask(true, List.of("Hello"));
            app.ask(false, List.of("Another"));
            app.ask(true, List.of("Hello", "Hi", "How are you?"));
        }

        var workload = Workload.read(folder.resolve("workload.jsonl"));
        assertThat(workload.requests())
                .extracting(Request::id)
                .containsExactly("req-000001", "req-000002", "req-000003");
        assertThat(workload.requests().get(0).sessionId())
                .isPresent()
                .isEqualTo(workload.requests().get(2).sessionId());
        assertThat(workload.requests().get(2).turnId()).hasValue(1);
        assertThat(workload.requests())
                .extracting(request -> request.outputTokens().orElseThrow())
                .containsOnly(4);
        assertThat(workload.requests().get(2).arrivalNanos()).isPositive();
        var run = RunFolder.at(folder).read();
        assertThat(run.origin()).isEqualTo(Origin.RECORDED);
        assertThat(run.isComplete()).isTrue();
        assertThat(run.endpoint().wire()).isEqualTo("chat");
        assertThat(run.endpoint().url()).isEqualTo(server.baseUrl());
        assertThat(run.records())
                .extracting(RequestRecord::requestId)
                .containsExactly("req-000001", "req-000002", "req-000003");
        assertThat(run.records().get(2).sessionId())
                .isEqualTo(workload.requests().get(0).sessionId());
        assertThat(run.records()).filteredOn(RequestRecord::streamed).hasSize(2).allSatisfy(record -> assertThat(
                        record.firstTokenNanos().orElseThrow())
                .isGreaterThan(record.sentNanos().orElseThrow()));
    }

    @Test
    void countsTokensOfAStreamWithoutUsageAndSaysSo() throws IOException {
        server.answer(Answer.text("one two three"));
        try (var recording = start()) {
            new Application(recording.baseUrl()).ask(true, List.of("Count"));
        }

        var record = RunFolder.at(folder).read().records().get(0);
        assertThat(record.outputTokens()).hasValue(3);
        assertThat(record.outputTokensEstimated()).isTrue();
        assertThat(Files.readString(folder.resolve("workload.jsonl.manifest.yaml")))
                .contains("usage of the server; where it gave none, counted with tiktoken:o200k_base");
    }

    @Test
    void aRequestThatIsSentAgainIsOneRequest() throws IOException {
        server.answer(Answer.status(429), Answer.status(500), Answer.text("At last"));
        try (var recording = start()) {
            var app = new Application(recording.baseUrl());
            app.ask(false, List.of("Hello"));
            app.ask(false, List.of("Hello"), "X-Stainless-Retry-Count", "1");
            app.ask(false, List.of("Hello"), "X-Stainless-Retry-Count", "2");

            assertThat(recording.tally().recorded()).isOne();
            assertThat(recording.tally().retries()).isEqualTo(2);
            assertThat(recording.tally().failed()).isZero();
        }

        assertThat(Workload.read(folder.resolve("workload.jsonl")).requests()).hasSize(1);
        assertThat(RunFolder.at(folder).read().records()).singleElement().satisfies(record -> {
            assertThat(record.attempts()).isEqualTo(3);
            assertThat(record.finishReason()).contains("stop");
            assertThat(record.sentNanos()).hasValue(0);
        });
    }

    @Test
    void aFailureIsInTheRunAndNotInTheWorkload() throws IOException {
        server.answer(Answer.status(503));
        try (var recording = start()) {
            new Application(recording.baseUrl()).ask(false, List.of("Hello"));
        }

        assertThat(Workload.read(folder.resolve("workload.jsonl")).requests()).isEmpty();
        assertThat(RunFolder.at(folder).read().errors()).containsEntry(ErrorClass.HTTP_5XX, 1L);
    }

    @Test
    void noKeyIsInAnyFileWhereverItCame() throws IOException {
        var echo = "{\"error\":{\"message\":\"Incorrect API key provided: " + Application.KEY + "\"}}";
        try (var upstream = RawServer.answering("HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\n"
                        + "Set-Cookie: session=cookie-secret-1\r\nContent-Length: " + echo.length() + "\r\n\r\n"
                        + echo);
                var recording = RecordingEndpoint.forwardingTo(upstream.url())
                        .into(folder)
                        .start()) {
            var app = new Application(recording.baseUrl());
            app.post(
                    "/chat/completions?key=query-secret-12345678",
                    "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"my key is " + Application.KEY
                            + "\"}]}",
                    "api-key",
                    "azure-secret-12345678",
                    "Cookie",
                    "a=cookie-secret-12345678",
                    "x-goog-api-key",
                    "google-secret-12345678");
        }

        assertThat(everything())
                .contains("Incorrect API key provided: [redacted]")
                .contains("my key is [redacted]")
                .doesNotContain(
                        Application.KEY, "query-secret", "azure-secret", "cookie-secret", "google-secret", "Bearer");
    }

    @Test
    void aShortKeyThatIsAWordStaysAWordInPrompts() throws IOException {
        try (var recording = start()) {
            new Application(recording.baseUrl())
                    .ask(false, List.of("What is ollama?"), "api-key", "ollama", "x-api-key", "EMPTY");
        }

        assertThat(everything()).contains("What is ollama?");
    }

    @Test
    void hashOnlyHoldsSizesOfImagesAndGivesTheEstimateOfTheWholeRecording() throws IOException {
        var body = "{\"model\":\"gpt-4o\",\"max_tokens\":4,\"messages\":[{\"role\":\"user\",\"content\":["
                + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/webp;base64," + WEBP + "\"}},"
                + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/webp;base64," + WEBP
                + "\",\"detail\":\"low\"}},"
                + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://example.org/jane.png\",\"detail\":\"zebra\"}}]}]}";
        server.answer(Answer.text("two cats"));
        var whole = folder.resolveSibling("whole");
        try (var recording =
                RecordingEndpoint.forwardingTo(server.baseUrl()).into(whole).start()) {
            new Application(recording.baseUrl()).post("/chat/completions", body);
        }
        try (var recording = RecordingEndpoint.forwardingTo(server.baseUrl())
                .into(folder)
                .hashOnly()
                .start()) {
            new Application(recording.baseUrl()).post("/chat/completions", body);
        }

        assertThat(everything()).doesNotContain(WEBP, "jane", "zebra");
        var lengths = (Prompt.Lengths) Workload.read(folder.resolve("workload.jsonl"))
                .requests()
                .get(0)
                .prompt();
        assertThat(lengths.images())
                .containsExactly(
                        PromptImage.of(17, 1023),
                        PromptImage.of(17, 1023).withDetail("low"),
                        PromptImage.of(PromptImage.Unsized.ELSEWHERE).withDetail("other"));
        assertThat(imageTokens(folder))
                .isEqualTo(imageTokens(whole))
                .isEqualTo("1 of 3 images are not counted: 1 by URL or id; the others are about 510 tokens");
    }

    private static String imageTokens(Path recording) {
        return Fingerprinter.of(Workload.read(recording.resolve("workload.jsonl")), Tokenizers.standard())
                .measurement(Metric.IMAGE_TOKENS_TOTAL)
                .reason();
    }

    @Test
    void hashOnlyHoldsLengthsAndBlocksAndNoText() throws IOException {
        var long1 = "The quick brown fox jumps over the lazy dog, and then once more, slowly. ".repeat(8);
        server.answer(Answer.text("secretive answer"));
        try (var recording = RecordingEndpoint.forwardingTo(server.baseUrl())
                .into(folder)
                .hashOnly()
                .start()) {
            var app = new Application(recording.baseUrl());
            app.ask(true, List.of(long1));
            app.ask(true, List.of(long1, "secretive answer", "And then?"));
            app.post(
                    "/chat/completions",
                    "{\"model\":\"m\",\"user\":\"jane\",\"stop\":[\"halt\"],\"metadata\":{\"topic\":\"divorce\"},"
                            + "\"messages\":[{\"role\":\"user\",\"content\":\"zebra\"}]}");
        }

        assertThat(everything()).doesNotContain("quick", "secretive", "then", "jane", "halt", "divorce", "zebra");
        var requests = Workload.read(folder.resolve("workload.jsonl")).requests();
        var first = (Prompt.Lengths) requests.get(0).prompt();
        var second = (Prompt.Lengths) requests.get(1).prompt();
        assertThat(first.tokens()).isGreaterThan(100).isLessThan(second.tokens());
        var shared = first.blocks().orElseThrow();
        for (var i = 0; i + 1 < shared.count(); i++) {
            assertThat(second.blocks().orElseThrow().hashId(i)).isEqualTo(shared.hashId(i));
        }
        assertThat(requests.get(0).sessionId())
                .isPresent()
                .isEqualTo(requests.get(1).sessionId());
        assertThat(requests.get(2).sessionId())
                .isPresent()
                .isNotEqualTo(requests.get(1).sessionId());
        assertThat(RunFolder.at(folder).read().records())
                .extracting(record -> record.outputTokens().orElseThrow())
                .startsWith(3, 3);
    }

    @Test
    void beginsTheNextFolderWhenOneIsFull() throws IOException {
        var recording = RecordingEndpoint.forwardingTo(server.baseUrl())
                .into(folder)
                .rotatingAt(1)
                .start();
        try (recording) {
            var app = new Application(recording.baseUrl());
            app.post("/chat/completions", "{\"messages\":7}"); // cannot be read
            for (var i = 0; i < 3; i++) {
                app.ask(false, List.of("Hello " + i));
            }

            assertThat(recording.folders()).containsExactly(folder, parent.resolve("app-2"), parent.resolve("app-3"));
        }

        assertThat(recording.written())
                .containsExactly(
                        new RecordedFolder(folder, 1, 1),
                        new RecordedFolder(parent.resolve("app-2"), 1, 1),
                        new RecordedFolder(parent.resolve("app-3"), 1, 1));
        assertThat(recording.tally().unreadCalls()).isOne();
        assertThat(RunFolder.at(folder).read().options()).hasToString("{requests_not_recorded=1}");
        assertThat(RunFolder.at(parent.resolve("app-2")).read().options()).hasToString("{requests_not_recorded=0}");
        for (var each : List.of("app", "app-2", "app-3")) {
            assertThat(Workload.read(parent.resolve(each).resolve("workload.jsonl"))
                            .requests())
                    .singleElement()
                    .satisfies(request -> assertThat(request.arrivalNanos()).isZero());
            assertThat(RunFolder.at(parent.resolve(each)).read().records()).hasSize(1);
        }
    }

    @Test
    void whatAKilledWriterLeftIsARunAndIsCompletedByTheNext() throws IOException {
        var killed = parent.resolve("killed");
        try (var recording = start()) {
            var app = new Application(recording.baseUrl());
            app.ask(false, List.of("Hello"));
            app.ask(false, List.of("Hello", "Hi", "Bye"));
            Files.createDirectories(killed);
            for (var name : List.of("recording.jsonl", "results.part.jsonl")) { // as they are at this moment
                Files.copy(folder.resolve(name), killed.resolve(name));
            }
            Files.writeString(
                    killed.resolve("recording.jsonl"),
                    Files.readString(killed.resolve("recording.jsonl")) + "{\"request\":{\"mess",
                    StandardCharsets.UTF_8);
        }
        var left = RunFolder.at(killed).read();
        assertThat(left.origin()).isEqualTo(Origin.RECORDED);
        assertThat(left.isComplete()).isFalse();
        assertThat(left.records()).hasSize(2);

        try (var next =
                RecordingEndpoint.forwardingTo(server.baseUrl()).into(killed).start()) {
            assertThat(next.recovered()).extracting(RecordedFolder::path).containsExactly(killed);
            assertThat(next.folders()).containsExactly(parent.resolve("killed-2"));
        }

        assertThat(Workload.read(killed.resolve("workload.jsonl")).requests())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.sessionId()).contains("conversation-000001"));
        assertThat(RunFolder.at(killed).read().isComplete()).isFalse();
        assertThat(RunFolder.at(killed).read().records()).hasSize(2);
    }

    @Test
    void aDamagedLineIsNamed() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("recording.jsonl"), "{\"request\":7}\n");

        assertThatThrownBy(() -> RecordingFolder.calls(folder))
                .hasMessage(folder.resolve("recording.jsonl") + ":1: found no call of a recording, expected one as iwc"
                        + " record writes it: request: found none");
    }

    @Test
    void withoutAFolderNothingStays() throws IOException {
        try (var recording = RecordingEndpoint.forwardingTo(server.baseUrl()).start()) {
            new Application(recording.baseUrl()).ask(false, List.of("Hello"));

            assertThat(recording.folders()).isEmpty();
            assertThat(recording.captured().requests()).hasSize(1);
        }
    }

    private RecordingEndpoint start() {
        return RecordingEndpoint.forwardingTo(server.baseUrl()).into(folder).start();
    }

    private String everything() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(RecordingFolderTests::text)
                    .collect(Collectors.joining());
        }
    }

    private static String text(Path file) {
        try {
            return file + Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
