package io.iwc.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers from stubs in the layouts of WireMock's documentation on stubbing, request matching and scenarios. */
@Timeout(60)
class StubbedAnswersTests {
    private static final String CHAT = "/v1/chat/completions";

    @TempDir
    private Path folder;

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectories(folder.resolve("mappings"));
        Files.createDirectories(folder.resolve("__files"));
    }

    @Test
    void aRequestGetsTheAnswerOfTheStubThatItMatches() throws Exception {
        write("a.json", stub("""
                "equalToJson": "{\\"messages\\":[{\\"role\\":\\"user\\",\\"content\\":\\"Hello\\"}]}", "ignoreExtraElements": true""", """
                "jsonBody": {"choices":[{"message":{"content":"Hi"},"finish_reason":"stop"}]}"""));
        Files.writeString(folder.resolve("__files/stream.txt"), "data: {\"choices\":[]}\n\ndata: [DONE]\n\n");
        write("b.json", stub("""
                "matchesJsonPath": {"expression": "$.messages[0].content", "equalTo": "Stream"}""", """
                "headers": {"Content-Type": "text/event-stream"}, "bodyFileName": "stream.txt\""""));
        write("c.json", """
                {"request": {"method": "GET", "urlPath": "/v1/models"},
                 "response": {"status": 200, "body": "{\\"data\\":[]}"}}""");

        try (var answers = RecordingEndpoint.replayAnswers(folder).start()) {
            assertThat(answers.baseUrl()).isEqualTo(answers.rootUrl() + "/v1");
            var whole = post(answers, chat("Hello"));
            assertThat(whole.body())
                    .isEqualTo("{\"choices\":[{\"message\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}");
            assertThat(whole.headers().firstValue("content-type")).hasValue("application/json");
            var streamed = post(answers, chat("Stream"));
            assertThat(streamed.body()).isEqualTo("data: {\"choices\":[]}\n\ndata: [DONE]\n\n");
            assertThat(streamed.headers().firstValue("content-type")).hasValue("text/event-stream");
            assertThat(send(HttpRequest.newBuilder(URI.create(answers.baseUrl() + "/models")))
                            .body())
                    .isEqualTo("{\"data\":[]}");
            assertThat(answers.unmatched()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"equalTo\": \"{}\" | {} | {\"a\":1}",
                "\"contains\": \"Hel\" | {\"a\":\"Hello\"} | {\"a\":\"Hi\"}",
                "\"matches\": \".*\\\\d{3}.*\" | {\"a\":123} | {\"a\":12}",
                "\"equalToJson\": {\"a\":[1,2]} | {\"a\": [1.0, 2]} | {\"a\":[2,1]}",
                "\"equalToJson\": {\"a\":[1,2]}, \"ignoreArrayOrder\": true | {\"a\":[2,1]} | {\"a\":[2,1,3]}",
                "\"equalToJson\": {\"a\":[1,3]}, \"ignoreExtraElements\": true | {\"a\":[1,2,3],\"b\":1} | {\"a\":[3,1]}",
                "\"equalToJson\": {\"a\":\"${json-unit.any-string}\"} | {\"a\":\"x\"} | {\"a\":1}",
                "\"matchesJsonPath\": \"$.a[-1]['b']\" | {\"a\":[1,{\"b\":null}]} | {\"a\":[{\"b\":1},2]}",
                "\"matchesJsonPath\": {\"expression\": \"$.a\", \"contains\": \"lo\"} | {\"a\":\"Hello\"} | {\"b\":\"Hello\"}"
            })
    void comparesBodiesAsWireMockDoes(String pattern, String matching, String other) throws Exception {
        write("a.json", stub(pattern, "\"body\": \"matched\""));

        try (var answers = RecordingEndpoint.replayAnswers(folder).start()) {
            assertThat(post(answers, matching).body()).isEqualTo("matched");
            assertThat(post(answers, other).statusCode()).isEqualTo(404);
            assertThat(answers.unmatched())
                    .containsExactly("POST /v1/chat/completions: found a request that no stub matches; of this path are"
                            + " mappings/a.json");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"url\": \"/v1/chat/completions?v=1\"",
                "\"urlPattern\": \"/v1/chat/.*v=\\\\d\"",
                "\"urlPathPattern\": \"/v\\\\d/chat/completions\"",
                "\"urlPathTemplate\": \"/{version}/chat/completions\"",
                "\"urlPath\": \"/v1/chat/completions\", \"queryParameters\": {\"v\": {\"equalTo\": \"1\"}}",
                "\"urlPath\": \"/v1/chat/completions\", \"headers\": {\"X-Team\": {\"equalTo\": \"A\", \"caseInsensitive\": true}}"
            })
    void findsAStubByItsUrlAndHeaders(String request) throws Exception {
        write(
                "a.json",
                "{\"request\": {\"method\": \"POST\", " + request + "}, \"response\": {\"body\": \"matched\"}}");

        try (var answers = RecordingEndpoint.replayAnswers(folder).start()) {
            var to = HttpRequest.newBuilder(URI.create(answers.rootUrl() + CHAT + "?v=1"))
                    .header("X-Team", "a")
                    .POST(HttpRequest.BodyPublishers.ofString("{}"));
            assertThat(send(to).body()).isEqualTo("matched");
            assertThat(send(to.uri(URI.create(answers.rootUrl() + "/v1/completions?v=x"))
                                    .setHeader("X-Team", "b"))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void aScenarioGoesThroughItsStatesAndPrioritiesGoFirst() throws Exception {
        write("1.json", scenario("Started", "asked", "first"));
        write("2.json", scenario("asked", "asked", "second"));
        write(
                "0.json",
                stub("\"contains\": \"Hello\"", "\"body\": \"last\"").replaceFirst("\\{", "{\"priority\": 9, "));

        try (var answers =
                RecordingEndpoint.replayAnswers(folder.resolve("mappings")).start()) {
            assertThat(post(answers, chat("Hello")).body()).isEqualTo("first");
            assertThat(post(answers, chat("Hello")).body()).isEqualTo("second");
            assertThat(post(answers, chat("Hello")).body()).isEqualTo("second");
        }
    }

    @Test
    void inOrderTheNextRequestGetsTheNextStub() throws Exception {
        write("1.json", stub("\"contains\": \"x\"", "\"body\": \"one\""));
        write("2.json", stub("\"contains\": \"y\"", "\"status\": 429, \"body\": \"two\""));

        try (var answers = RecordingEndpoint.replayAnswers(folder).inOrder().start()) {
            assertThat(post(answers, chat("Any")).body()).isEqualTo("one");
            assertThat(post(answers, chat("Any")).statusCode()).isEqualTo(429);
            assertThat(post(answers, chat("Any")).body())
                    .contains("recorded answers: found more requests than there are stubs");
        }
    }

    @Test
    void whatNoStubMatchesIsGeneratedIfThatIsWanted() throws Exception {
        write("1.json", stub("\"contains\": \"Hello\"", "\"body\": \"one\""));

        try (var answers =
                RecordingEndpoint.replayAnswers(folder).generatedWhenMissing().start()) {
            assertThat(post(answers, chat("Hello")).body()).isEqualTo("one");
            assertThat(post(answers, chat("Other")).body()).contains("\"system_fingerprint\":\"iwc-default-1\"");
            assertThat(answers.unmatched()).hasSize(1);
        }
    }

    @Test
    void anAnswerComesAfterItsDelayUnlessItIsNotToBePaced() throws Exception {
        write(
                "1.json",
                stub(
                        "\"contains\": \"Hello\"",
                        "\"body\": \"abcd\", \"fixedDelayMilliseconds\": 200"
                                + ", \"chunkedDribbleDelay\": {\"numberOfChunks\": 4, \"totalDuration\": 200}"));

        try (var answers = RecordingEndpoint.replayAnswers(folder).start()) {
            var start = System.nanoTime();
            assertThat(post(answers, chat("Hello")).body()).isEqualTo("abcd");
            assertThat(System.nanoTime() - start)
                    .isGreaterThan(Duration.ofMillis(400).toNanos());
        }
    }

    @Test
    void whatCannotBeJudgedIsLeftOutAndSaid() throws Exception {
        write("1.json", stub("\"contains\": \"Hello\"", "\"body\": \"one\""));
        write("2.json", stub("\"matchesXPath\": \"//a\"", "\"body\": \"two\""));
        write("3.json", stub("\"matchesJsonPath\": \"$..content\"", "\"body\": \"three\""));
        write("4.json", stub("\"contains\": \"Hello\"", "\"fault\": \"EMPTY_RESPONSE\""));
        write("5.json", stub("\"contains\": \"Hello\"", "\"bodyFileName\": \"../secret\""));
        write(
                "6.json",
                stub("\"contains\": \"Hello\"", "\"transformers\": [\"response-template\"], \"body\": \"{{now}}\""));

        try (var answers = RecordingEndpoint.replayAnswers(folder).start()) {
            post(answers, chat("Other"));

            assertThat(answers.unmatched())
                    .containsExactly("POST /v1/chat/completions: found a request that no stub matches; of this path are"
                            + " mappings/1.json; left out: mappings/2.json asks for matchesXPath, mappings/3.json asks"
                            + " for the JSON path $..content, which names more than one place, mappings/4.json asks for"
                            + " response.fault, mappings/5.json asks for response.bodyFileName \"../secret\", which is"
                            + " not in __files, mappings/6.json asks for response.transformers, as the answer is a"
                            + " template");
        }
    }

    @Test
    void stubsThatAreNoneAreRefused() throws IOException {
        var broken = write("1.json", "{\"request\": ");
        assertThatThrownBy(() -> RecordingEndpoint.replayAnswers(folder).start())
                .isInstanceOf(IwcException.class)
                .hasMessageStartingWith(broken + ": ");

        write("1.json", stub("\"matchesXPath\": \"//a\"", "\"body\": \"two\""));
        assertThatThrownBy(() -> RecordingEndpoint.replayAnswers(folder).start())
                .hasMessage(
                        folder + ": found no stub that can be answered from, expected one; left out: mappings/1.json"
                                + " asks for matchesXPath");
    }

    private static String chat(String said) {
        return "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"" + said + "\"}]}";
    }

    private static String stub(String pattern, String answer) {
        return """
                {"request": {"urlPath": "/v1/chat/completions", "method": "POST", "bodyPatterns": [{%s}]},
                 "response": {%s}}""".formatted(pattern, answer);
    }

    private static String scenario(String wanted, String next, String body) {
        return stub("\"contains\": \"Hello\"", "\"body\": \"" + body + "\"")
                .replaceFirst(
                        "\\{",
                        "{\"scenarioName\": \"s\", \"requiredScenarioState\": \"" + wanted
                                + "\", \"newScenarioState\": \"" + next + "\", ");
    }

    private static HttpResponse<String> post(RecordedAnswers answers, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(answers.rootUrl() + CHAT))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private Path write(String name, String json) throws IOException {
        return Files.writeString(folder.resolve("mappings").resolve(name), json);
    }
}
