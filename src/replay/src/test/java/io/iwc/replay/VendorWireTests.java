package io.iwc.replay;

import static io.iwc.replay.Answers.request;
import static io.iwc.replay.Answers.workload;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.artifact.internal.Json;
import io.iwc.run.ErrorClass;
import io.iwc.run.Outcome;
import io.iwc.workload.JsonValue;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Sampling;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Replays over Anthropic's messages and Ollama's chat. Bodies after the vendors' references; what servers answer after
 * Anthropic's reference on streaming and the sources of vLLM, SGLang, llama.cpp and Ollama, where each says other things
 * of its cache.
 */
class VendorWireTests {
    private static final ReplayOptions WARM = ReplayOptions.defaults().withCache(ReplayOptions.Cache.WARM);
    private static final String DELTAS = """
            event: content_block_start
            data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

            event: ping
            data: {"type": "ping"}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hello"}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":" there"}}

            event: content_block_stop
            data: {"type":"content_block_stop","index":0}

            """;

    @Test
    void sendsAChatInAnthropicsWords() throws IOException {
        var sent = sent(Wire.ANTHROPIC, dialogue(), "text/event-stream");

        assertThat(sent).startsWith("POST /v1/messages HTTP/1.1\r\n").contains("anthropic-version: 2023-06-01\r\n");
        assertThat(body(sent)).isEqualTo(Json.parse("""
                {"model":"m","system":"Be brief.","messages":[
                   {"role":"user","content":[{"type":"text","text":"Where is it?"}]},
                   {"role":"assistant","content":[{"type":"text","text":"I look."},
                     {"type":"tool_use","id":"c1","name":"track","input":{"order":7}},
                     {"type":"tool_use","id":"c2","name":"track","input":{"order":8}}]},
                   {"role":"user","content":[
                     {"type":"tool_result","tool_use_id":"c1","content":"on its way"},
                     {"type":"tool_result","tool_use_id":"c2","content":"lost"},
                     {"type":"text","text":"and this?"},
                     {"type":"image","source":{"type":"base64","media_type":"image/png","data":"AA"}}]}],
                 "tools":[{"name":"track","description":"d","input_schema":{"type":"object"}}],
                 "max_tokens":9,"temperature":0.5,"stream":true,"stop_sequences":["END"]}"""));
    }

    @Test
    void sendsAChatInOllamasWords() throws IOException {
        var sent = sent(Wire.OLLAMA, dialogue(), "application/x-ndjson");

        assertThat(sent).startsWith("POST /api/chat HTTP/1.1\r\n").contains("Accept: application/x-ndjson\r\n");
        assertThat(body(sent)).isEqualTo(Json.parse("""
                {"model":"m","messages":[
                   {"role":"system","content":"Be brief."},
                   {"role":"user","content":"Where is it?"},
                   {"role":"assistant","content":"I look.","tool_calls":[
                     {"function":{"name":"track","arguments":{"order":7}}},
                     {"function":{"name":"track","arguments":{"order":8}}}]},
                   {"role":"tool","content":"on its way","tool_call_id":"c1"},
                   {"role":"tool","content":"lost","tool_call_id":"c2"},
                   {"role":"user","content":"and this?","images":["AA"]}],
                 "tools":[{"type":"function","function":{"name":"track","description":"d","parameters":{"type":"object"}}}],
                 "stream":true,"options":{"temperature":0.5,"seed":3,"stop":["END"],"num_predict":9}}"""));
    }

    @Test
    void saysWhatItCouldNotAskFor() throws IOException {
        try (var server = ScriptedAnswers.answering("text/event-stream", "")) {
            var forced = WARM.withIgnoreEos(true).withMinTokens(5);
            var endpoint = Endpoint.at(server.url(), "m");

            var anthropic = Replay.run(workload(dialogue()), endpoint.over(Wire.ANTHROPIC), forced);
            var ollama = Replay.run(workload(dialogue()), endpoint.over(Wire.OLLAMA), forced);

            assertThat(anthropic.options()).containsEntry("notSent", "ignore_eos, min_tokens, seed");
            assertThat(ollama.options()).containsEntry("notSent", "ignore_eos, min_tokens");
            assertThat(server.requests().toString()).doesNotContain("ignore_eos", "min_tokens");
        }
    }

    @Test
    void asksAnthropicForAnAnswerThatHasNoCap() throws IOException {
        var sent = sent(
                Wire.ANTHROPIC, Request.text("Once").withId("r").arrivingAt(0).build(), "text/event-stream");

        assertThat(body(sent).path("max_tokens").asInt()).isEqualTo(4096);
    }

    /** What is counted beside {@code input_tokens}, and what in it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Anthropic | {\"input_tokens\":5,\"cache_creation_input_tokens\":20,\"cache_read_input_tokens\":75,\"output_tokens\":1} | {\"output_tokens\":2} | 100 | 75",
                "Anthropic, counts repeated | {\"input_tokens\":5,\"cache_read_input_tokens\":75,\"output_tokens\":1} | {\"input_tokens\":5,\"cache_read_input_tokens\":75,\"output_tokens\":2} | 80 | 75",
                "vLLM | {\"input_tokens\":100,\"output_tokens\":0} | {\"input_tokens\":100,\"output_tokens\":2} | 100 | -1",
                "SGLang | {\"input_tokens\":25,\"output_tokens\":0,\"cache_read_input_tokens\":75} | {\"output_tokens\":2} | 100 | 75",
                "llama.cpp | {\"cache_read_input_tokens\":75,\"input_tokens\":25,\"output_tokens\":0} | {\"output_tokens\":2} | 100 | 75",
                "Ollama | {\"input_tokens\":100,\"output_tokens\":0} | {\"output_tokens\":2} | 100 | -1"
            })
    void readsWhatEachServerCounts(String server, String atStart, String atEnd, int prompt, int cached)
            throws IOException {
        var record = ScriptedAnswers.over(Wire.ANTHROPIC, "text/event-stream", stream(atStart, atEnd));

        assertThat(record.outcome()).as(record.errorDetail()).isEqualTo(Outcome.OK);
        assertThat(record.streamed()).isTrue();
        assertThat(record.chunks()).isEqualTo(2);
        assertThat(record.finishReason()).hasValue("end_turn");
        assertThat(record.outputTokens()).hasValue(2);
        assertThat(record.inputTokens()).hasValue(prompt);
        assertThat(record.cachedPromptTokens().orElse(-1)).isEqualTo(cached);
    }

    @Test
    void tellsThoughtsFromTheAnswerAndReadsToolsInPieces() throws IOException {
        var record = ScriptedAnswers.over(Wire.ANTHROPIC, "text/event-stream", """
                event: message_start
                data: {"type":"message_start","message":{"id":"m","content":[],"usage":{"input_tokens":5,"output_tokens":1}}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Hm"}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"x"}}

                event: content_block_start
                data: {"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"t","name":"track"}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":""}}

                event: content_block_delta
                data: {"delta":{"partial_json":"{}","type":"input_json_delta"},"index":1,"type":"content_block_delta"}

                event: message_delta
                data: {"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":9}}

                event: message_stop
                data: {"type":"message_stop"}

                """);

        assertThat(record.outcome()).as(record.errorDetail()).isEqualTo(Outcome.OK);
        assertThat(record.chunks()).isEqualTo(3);
        assertThat(record.finishReason()).hasValue("tool_use");
        assertThat(record.outputTokens()).hasValue(9);
    }

    @Test
    void readsAPlainMessage() throws IOException {
        var record = ScriptedAnswers.over(Wire.ANTHROPIC, "application/json", """
                {"id":"m","type":"message","role":"assistant","content":[{"type":"text","text":"Hello"},
                 {"type":"tool_use","id":"t","name":"track","input":{"order":7}}],
                 "stop_reason":"tool_use","usage":{"input_tokens":5,"cache_read_input_tokens":3,"output_tokens":7}}""");

        assertThat(record.outcome()).as(record.errorDetail()).isEqualTo(Outcome.OK);
        assertThat(record.finishReason()).hasValue("tool_use");
        assertThat(record.inputTokens()).hasValue(8);
        assertThat(record.outputTokens()).hasValue(7);
    }

    @Test
    void failsAnAnswerThatAnErrorEnds() throws IOException {
        var record = ScriptedAnswers.over(Wire.ANTHROPIC, "text/event-stream", DELTAS + """
                event: error
                data: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}

                """);

        assertThat(record.errorClass()).hasValue(ErrorClass.SSE_ERROR_EVENT);
        assertThat(record.errorDetail()).contains("overloaded_error");
    }

    @Test
    void failsAnAnswerWithoutItsEnd() throws IOException {
        var record = ScriptedAnswers.over(Wire.ANTHROPIC, "text/event-stream", DELTAS);

        assertThat(record.errorClass()).hasValue(ErrorClass.TRUNCATED);
    }

    @Test
    void readsLinesOfOllamaWithItsTimes() throws IOException {
        var record = ScriptedAnswers.over(Wire.OLLAMA, "application/x-ndjson", """
                {"model":"m","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"","thinking":"Hm"},"done":false}
                {"model":"m","created_at":"2026-01-01T00:00:00Z","message":{"role":"assistant","content":"Hello"},"done":false}
                {"model":"m","created_at":"2026-01-01T00:00:01Z","message":{"role":"assistant","content":""},"done_reason":"stop","done":true,"total_duration":300,"load_duration":20,"prompt_eval_count":26,"prompt_eval_duration":130079000,"eval_count":7,"eval_duration":4232710000}
                """);

        assertThat(record.outcome()).as(record.errorDetail()).isEqualTo(Outcome.OK);
        assertThat(record.streamed()).isTrue();
        assertThat(record.chunks()).isEqualTo(2);
        assertThat(record.finishReason()).hasValue("stop");
        assertThat(record.inputTokens()).hasValue(26);
        assertThat(record.outputTokens()).hasValue(7);
        assertThat(record.serverPromptNanos()).hasValue(130_079_000);
        assertThat(record.serverGenerationNanos()).hasValue(4_232_710_000L);
    }

    @Test
    void readsACallOfOllamaWhole() throws IOException {
        var record = ScriptedAnswers.over(Wire.OLLAMA, "application/json", """
                {"model":"m","message":{"role":"assistant","content":"","tool_calls":[
                  {"function":{"name":"track","arguments":{"order":7}}}]},
                 "done":true,"done_reason":"stop","eval_count":9}""");

        assertThat(record.outcome()).as(record.errorDetail()).isEqualTo(Outcome.OK);
        assertThat(record.outputTokens()).hasValue(9);
        assertThat(record.inputTokens()).isEmpty(); // Ollama leaves out what is 0 or came from its cache
    }

    @Test
    void failsALineThatSaysAnError() throws IOException {
        var record = ScriptedAnswers.over(Wire.OLLAMA, "application/x-ndjson", """
                {"model":"m","message":{"role":"assistant","content":"Hello"},"done":false}
                {"error":"an error was encountered while running the model"}
                """);

        assertThat(record.errorClass()).hasValue(ErrorClass.SSE_ERROR_EVENT);
    }

    @Test
    void failsLinesThatEndBeforeTheyAreDone() throws IOException {
        var record = ScriptedAnswers.over(
                Wire.OLLAMA,
                "application/x-ndjson",
                "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"Hello\"},\"done\":false}\n");

        assertThat(record.errorClass()).hasValue(ErrorClass.TRUNCATED);
    }

    @Test
    void asksOllamaForTheModelThatItHas() throws IOException {
        try (var server = ScriptedAnswers.answering("application/json", "{\"models\":[{\"name\":\"llama3:8b\"}]}")) {
            Replay.run(workload(dialogue()), Endpoint.at(server.url(), "").over(Wire.OLLAMA), WARM);

            assertThat(server.requests().get(0)).startsWith("GET /api/tags HTTP/1.1\r\n");
            assertThat(body(server.requests().get(1)).path("model").asText()).isEqualTo("llama3:8b");
        }
    }

    @Test
    void namesSessionsInTheHeaderOfTheRouter() throws IOException {
        try (var server = ScriptedAnswers.answering("text/event-stream", "")) {
            var run = Replay.run(
                    workload(dialogue().toBuilder().inSession("s-1").asTurn(0).build()),
                    Endpoint.at(server.url(), "m"),
                    WARM.withSessionHeader("X-Session-Id"));

            assertThat(server.requests().get(0))
                    .contains("\r\nX-Session-Id: s-1\r\n")
                    .doesNotContain("X-IWC-Session");
            assertThat(run.options()).containsEntry("sessionHeader", "X-Session-Id");
        }
    }

    private static String stream(String atStart, String atEnd) {
        return """
                event: message_start
                data: {"type":"message_start","message":{"id":"m","type":"message","role":"assistant","content":[],"usage":%s}}

                """.formatted(atStart) + DELTAS + """
                event: message_delta
                data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":%s}

                event: message_stop
                data: {"type":"message_stop"}

                """.formatted(atEnd);
    }

    static Request dialogue() {
        return Request.of(new Prompt.Chat(
                        List.of(
                                Message.of("system", "Be brief."),
                                Message.of("user", "Where is it?"),
                                message("""
                                        {"role":"assistant","content":"I look.","tool_calls":[
                                         {"id":"c1","type":"function","function":{"name":"track","arguments":"{\\"order\\":7}"}},
                                         {"id":"c2","type":"function","function":{"name":"track","arguments":"{\\"order\\":8}"}}]}"""),
                                message("{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"on its way\"}"),
                                message("{\"role\":\"tool\",\"tool_call_id\":\"c2\",\"content\":\"lost\"}"),
                                message("""
                                        {"role":"user","content":[{"type":"text","text":"and this?"},
                                         {"type":"image_url","image_url":{"url":"data:image/png;base64,AA"}}]}""")),
                        List.of(JsonValue.parse("""
                                {"type":"function","function":{"name":"track","description":"d","parameters":{"type":"object"}}}"""))))
                .withId("r1")
                .arrivingAt(0)
                .withMaxOutputTokens(9)
                .withSampling(Sampling.builder()
                        .temperature(0.5)
                        .seed(3)
                        .stop(List.of("END"))
                        .build())
                .build();
    }

    private static Message message(String json) {
        return Message.of(JsonValue.parse(json));
    }

    static String sent(Wire wire, Request request, String type) throws IOException {
        try (var server = ScriptedAnswers.answering(type, "")) {
            Replay.run(workload(request), Endpoint.at(server.url(), "m").over(wire), WARM);
            return server.requests().get(0);
        }
    }

    static JsonNode body(String sent) {
        return Json.parse(sent.substring(sent.indexOf("\r\n\r\n")));
    }
}
