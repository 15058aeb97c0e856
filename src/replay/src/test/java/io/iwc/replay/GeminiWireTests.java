package io.iwc.replay;

import static io.iwc.replay.Answers.workload;
import static io.iwc.replay.VendorWireTests.body;
import static io.iwc.replay.VendorWireTests.dialogue;
import static io.iwc.replay.VendorWireTests.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.artifact.internal.Json;
import io.iwc.run.ErrorClass;
import io.iwc.run.Outcome;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Replays over Gemini's {@code generateContent}. Bodies and answers after Google's reference of the API (v1beta): frames
 * of a stream end in CRLF, each has the counts so far, and what is 0 is not said.
 */
class GeminiWireTests {
    private static final ReplayOptions WARM = ReplayOptions.defaults().withCache(ReplayOptions.Cache.WARM);
    private static final String SSE = "text/event-stream";

    @Test
    void sendsAChatInGeminisWords() throws IOException {
        var sent = sent(Wire.GEMINI, dialogue(), SSE);

        assertThat(sent).startsWith("POST /v1beta/models/m:streamGenerateContent?alt=sse HTTP/1.1\r\n");
        assertThat(body(sent)).isEqualTo(Json.parse("""
                {"systemInstruction":{"parts":[{"text":"Be brief."}]},
                 "contents":[
                   {"role":"user","parts":[{"text":"Where is it?"}]},
                   {"role":"model","parts":[{"text":"I look."},
                     {"functionCall":{"id":"c1","name":"track","args":{"order":7}}},
                     {"functionCall":{"id":"c2","name":"track","args":{"order":8}}}]},
                   {"role":"user","parts":[
                     {"functionResponse":{"id":"c1","name":"track","response":{"result":"on its way"}}},
                     {"functionResponse":{"id":"c2","name":"track","response":{"result":"lost"}}},
                     {"text":"and this?"},{"inlineData":{"mimeType":"image/png","data":"AA"}}]}],
                 "tools":[{"functionDeclarations":[
                   {"name":"track","description":"d","parametersJsonSchema":{"type":"object"}}]}],
                 "generationConfig":{"maxOutputTokens":9,"temperature":0.5,"seed":3,"stopSequences":["END"]}}"""));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({
        "gemini-2.5-flash, /v1beta, /v1beta/models/gemini-2.5-flash:generateContent",
        "models/gemini-2.5-flash, '', /v1beta/models/gemini-2.5-flash:generateContent",
        "tunedModels/mine, /v1beta, /v1beta/tunedModels/mine:generateContent",
        "g, /v1/projects/p/locations/l/publishers/google, /v1/projects/p/locations/l/publishers/google/models/g:generateContent",
        "g, /v1beta/models/g:streamGenerateContent, /v1beta/models/g:generateContent",
        "g, /v1beta?key=1, /v1beta/models/g:generateContent?key=1"
    })
    void namesTheModelInThePath(String model, String base, String target) {
        var endpoint = Endpoint.at("https://g.example" + base, model).over(Wire.GEMINI);

        assertThat(endpoint.target(model, false)).isEqualTo(target);
    }

    @Test
    void sendsItsKeyInTheHeaderOfTheVendor() {
        var endpoint = Endpoint.at("https://g.example", "m").over(Wire.GEMINI).withApiKeyFrom("KEY");

        var access = Access.of(endpoint, Transport.defaults(), Map.of("KEY", "AIza-secret"));

        assertThat(access.headers())
                .containsEntry("x-goog-api-key", "AIza-secret")
                .doesNotContainKey("Authorization");
        assertThat(access.secret().removedFrom("found AIza-secret")).isEqualTo("found [redacted]");
    }

    @Test
    void readsAStreamOfThoughtsAndWordsWithItsCounts() throws IOException {
        var record = ScriptedAnswers.over(Wire.GEMINI, SSE, """
                data: {"candidates": [{"content": {"parts": [{"text": "Let me see","thought": true}],"role": "model"},"index": 0}],"usageMetadata": {"promptTokenCount": 90,"totalTokenCount": 110,"cachedContentTokenCount": 64,"thoughtsTokenCount": 20},"modelVersion": "g","responseId": "r"}

                data: {"candidates": [{"content": {"parts": [{"text": "Hello"}],"role": "model"},"index": 0}],"usageMetadata": {"promptTokenCount": 90,"candidatesTokenCount": 1,"totalTokenCount": 111,"cachedContentTokenCount": 64,"thoughtsTokenCount": 20},"modelVersion": "g","responseId": "r"}

                data: {"candidates": [{"content": {"parts": [{"text": " there"}],"role": "model"},"finishReason": "STOP","index": 0}],"usageMetadata": {"promptTokenCount": 90,"candidatesTokenCount": 3,"totalTokenCount": 113,"cachedContentTokenCount": 64,"promptTokensDetails": [{"modality": "TEXT","tokenCount": 90}],"thoughtsTokenCount": 20},"modelVersion": "g","responseId": "r"}

                """.replace("\n", "\r\n"));

        assertThat(record.outcome()).as(record.errorDetail()).isEqualTo(Outcome.OK);
        assertThat(record.streamed()).isTrue();
        assertThat(record.chunks()).isEqualTo(3);
        assertThat(record.finishReason()).hasValue("STOP");
        assertThat(record.inputTokens()).hasValue(90); // what the cache had is in it
        assertThat(record.cachedPromptTokens()).hasValue(64);
        assertThat(record.outputTokens()).hasValue(23); // thoughts are not in the candidates
        assertThat(record.hiddenTokens()).isEmpty();
    }

    @Test
    void countsThoughtsThatWereNotShown() throws IOException {
        var record = ScriptedAnswers.over(Wire.GEMINI, "application/json", """
                {"candidates":[{"content":{"role":"model","parts":[
                   {"functionCall":{"name":"track","args":{"order":7}},"thoughtSignature":"x"}]},"finishReason":"STOP"}],
                 "usageMetadata":{"promptTokenCount":12,"candidatesTokenCount":8,"thoughtsTokenCount":30,"totalTokenCount":50}}""");

        assertThat(record.outcome()).as(record.errorDetail()).isEqualTo(Outcome.OK);
        assertThat(record.streamed()).isFalse();
        assertThat(record.outputTokens()).hasValue(38);
        assertThat(record.hiddenTokens()).hasValue(30);
        assertThat(record.cachedPromptTokens()).isEmpty();
    }

    @Test
    void readsAStreamThatIsAnArray() throws IOException {
        var record = ScriptedAnswers.over(Wire.GEMINI, "application/json", """
                [{"candidates":[{"content":{"parts":[{"text":"Hello"}],"role":"model"}}]}
                ,
                {"candidates":[{"content":{"parts":[{"text":" there, [you]"}],"role":"model"},"finishReason":"MAX_TOKENS"}],
                 "usageMetadata":{"promptTokenCount":5,"candidatesTokenCount":4,"totalTokenCount":9}}
                ]""");

        assertThat(record.outcome()).as(record.errorDetail()).isEqualTo(Outcome.OK);
        assertThat(record.streamed()).isTrue();
        assertThat(record.chunks()).isEqualTo(2);
        assertThat(record.finishReason()).hasValue("MAX_TOKENS");
        assertThat(record.outputTokens()).hasValue(4);
    }

    @Test
    void takesAPictureForAnAnswer() throws IOException {
        var record = ScriptedAnswers.over(Wire.GEMINI, "application/json", """
                {"candidates":[{"content":{"parts":[{"inlineData":{"mimeType":"image/png","data":"AAAA"}}]},"finishReason":"STOP"}],
                 "usageMetadata":{"promptTokenCount":5,"candidatesTokenCount":1290,"totalTokenCount":1295}}""");

        assertThat(record.outcome()).as(record.errorDetail()).isEqualTo(Outcome.OK);
        assertThat(record.outputTokens()).hasValue(1290);
    }

    @Test
    void failsAPromptThatWasRefused() throws IOException {
        var record = ScriptedAnswers.over(
                Wire.GEMINI,
                SSE,
                "data: {\"promptFeedback\":{\"blockReason\":\"PROHIBITED_CONTENT\"},"
                        + "\"usageMetadata\":{\"promptTokenCount\":5,\"totalTokenCount\":5}}\r\n\r\n");

        assertThat(record.errorClass()).hasValue(ErrorClass.EMPTY);
        assertThat(record.errorDetail()).isEqualTo("the answer has not a single token");
    }

    @ParameterizedTest(name = "as {0}")
    @CsvSource({"text/event-stream, 'data: ', ''", "application/json, '[', ']'"})
    void failsAnAnswerThatIsAnError(String type, String before, String after) throws IOException {
        var error = "{\"error\":{\"code\":503,\"message\":\"overloaded\",\"status\":\"UNAVAILABLE\"}}";

        var record = ScriptedAnswers.over(Wire.GEMINI, type, before + error + after + "\r\n\r\n");

        assertThat(record.errorClass()).hasValue(ErrorClass.SSE_ERROR_EVENT);
        assertThat(record.errorDetail()).isEqualTo(error);
    }

    @Test
    void failsAStreamWithoutItsEnd() throws IOException {
        var record = ScriptedAnswers.over(
                Wire.GEMINI,
                "application/json",
                "[{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hello\"}]}}]},{\"cand");

        assertThat(record.errorClass()).hasValue(ErrorClass.TRUNCATED);
        assertThat(record.errorDetail()).isEqualTo("the answer ended within an event: {\"cand");
    }

    @Test
    void asksForTheFirstModelThatGeneratesText() throws IOException {
        try (var server = ScriptedAnswers.answering("application/json", """
                {"models":[{"name":"models/embedding-001","supportedGenerationMethods":["embedContent"]},
                           {"name":"models/gemini-2.5-flash","supportedGenerationMethods":["generateContent","countTokens"]}]}""")) {
            Replay.run(workload(dialogue()), Endpoint.at(server.url(), "").over(Wire.GEMINI), WARM);

            assertThat(server.requests().get(0)).startsWith("GET /v1beta/models HTTP/1.1\r\n");
            assertThat(server.requests().get(1))
                    .startsWith("POST /v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse HTTP/1.1\r\n");
        }
    }

    @Test
    void saysWhatItCouldNotAskFor() throws IOException {
        try (var server = ScriptedAnswers.answering(SSE, "")) {
            var run = Replay.run(
                    workload(dialogue()),
                    Endpoint.at(server.url(), "m").over(Wire.GEMINI),
                    WARM.withIgnoreEos(true).withMinTokens(5));

            assertThat(run.options()).containsEntry("notSent", "ignore_eos, min_tokens");
        }
    }
}
