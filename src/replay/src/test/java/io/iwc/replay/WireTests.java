package io.iwc.replay;

import static io.iwc.replay.Answers.STOP;
import static io.iwc.replay.Answers.arrivingAt;
import static io.iwc.replay.Answers.event;
import static io.iwc.replay.Answers.token;
import static io.iwc.replay.Answers.workload;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.provider.ValueSource;

/** What goes out and what is understood, beside the streams of chats that other tests use. */
class WireTests {
    private static final ReplayOptions WARM = ReplayOptions.defaults().withCache(ReplayOptions.Cache.WARM);

    @Test
    void sendsToolsOfTheResponsesApiAsChatsHaveThem() throws IOException {
        var asked = Request.of(new Prompt.Chat(
                        List.of(message("{\"role\": \"user\", \"content\": \"Where is it?\"}")),
                        List.of(JsonValue.parse("""
                                {"type": "function", "name": "track", "strict": true, "parameters": {"type": "object"}}"""))))
                .withId("r1")
                .arrivingAt(0)
                .build();
        try (var server = ScriptedAnswers.answering("text/event-stream", "")) {
            Replay.run(workload(asked), Endpoint.at(server.url(), "m"), WARM);

            var sent = server.requests().get(0);
            assertThat(Json.parse(sent.substring(sent.indexOf("\r\n\r\n"))).get("tools"))
                    .isEqualTo(Json.parse("""
                            [{"type": "function", "function":
                               {"name": "track", "strict": true, "parameters": {"type": "object"}}}]"""));
        }
    }

    @Test
    void sendsAChatInTheWordsOfTheResponsesApi() throws IOException {
        var prompt = new Prompt.Chat(
                List.of(
                        Message.of("system", "Be brief."),
                        Message.of("user", "Where is it?"),
                        message("""
                                {"role": "assistant", "content": null, "tool_calls": [{"id": "c1", "type": "function",
                                 "function": {"name": "track", "arguments": "{\\"order\\":7}"}}]}"""),
                        message("""
                                {"role": "tool", "tool_call_id": "c1", "content": "on its way"}"""),
                        message("""
                                {"role": "user", "content": [{"type": "text", "text": "and this?"},
                                 {"type": "image_url", "image_url": {"url": "data:image/png;base64,AA"}}]}""")),
                List.of(JsonValue.parse("""
                        {"type": "function", "function": {"name": "track", "parameters": {"type": "object"}}}""")));
        var asked = Request.of(prompt)
                .withId("r1")
                .arrivingAt(0)
                .withMaxOutputTokens(9)
                .withSampling(Sampling.builder()
                        .temperature(0.5)
                        .seed(3)
                        .stop(List.of("END"))
                        .build())
                .build();
        try (var server = ScriptedAnswers.answering("text/event-stream", "")) {
            var run = Replay.run(workload(asked), Endpoint.at(server.url(), "m").over(Wire.RESPONSES), WARM);

            var sent = server.requests().get(0);
            assertThat(sent).startsWith("POST /v1/responses HTTP/1.1\r\n");
            assertThat(Json.parse(sent.substring(sent.indexOf("\r\n\r\n")))).isEqualTo(Json.parse("""
                    {"model": "m", "input": [
                       {"type": "message", "role": "system", "content": "Be brief."},
                       {"type": "message", "role": "user", "content": "Where is it?"},
                       {"type": "function_call", "call_id": "c1", "name": "track", "arguments": "{\\"order\\":7}"},
                       {"type": "function_call_output", "call_id": "c1", "output": "on its way"},
                       {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "and this?"},
                         {"type": "input_image", "image_url": "data:image/png;base64,AA"}]}],
                     "tools": [{"type": "function", "name": "track", "parameters": {"type": "object"}}],
                     "store": false, "max_output_tokens": 9, "temperature": 0.5, "stream": true}
                    """));
            assertThat(run.options()).containsEntry("notSent", "seed, stop");
        }
    }

    @Test
    void readsAStreamOfTheResponsesApi() throws IOException {
        var record = ScriptedAnswers.over(Wire.RESPONSES, "text/event-stream; charset=utf-8", """
                event: response.created
                data: {"type":"response.created","response":{"status":"in_progress","usage":null}}

                event: response.reasoning_text.delta
                data: {"delta":"hm","type":"response.reasoning_text.delta"}

                event: response.output_text.delta
                data: {"delta":"Hello","type":"response.output_text.delta"}

                event: response.output_text.done
                data: {"text":"Hello","type":"response.output_text.done"}

                event: response.completed
                data: {"type":"response.completed","response":{"status":"completed","usage":{"input_tokens":5,\
                "input_tokens_details":{"cached_tokens":4},"output_tokens":3}}}

                """);

        assertThat(record.outcome()).as(record.errorDetail()).isEqualTo(Outcome.OK);
        assertThat(record.streamed()).isTrue();
        assertThat(record.chunks()).isEqualTo(2);
        assertThat(record.finishReason()).hasValue("completed");
        assertThat(record.inputTokens()).hasValue(5);
        assertThat(record.cachedPromptTokens()).hasValue(4);
        assertThat(record.outputTokens()).hasValue(3);
    }

    @Test
    void readsAPlainResponse() throws IOException {
        var record = ScriptedAnswers.over(Wire.RESPONSES, "application/json", """
                {"object":"response","status":"incomplete","error":null,
                 "incomplete_details":{"reason":"max_output_tokens"},
                 "output":[{"type":"message","content":[{"type":"output_text","text":"Hello"}]}],
                 "usage":{"input_tokens":5,"output_tokens":1}}""");

        assertThat(record.outcome()).as(record.errorDetail()).isEqualTo(Outcome.OK);
        assertThat(record.streamed()).isFalse();
        assertThat(record.finishReason()).hasValue("max_output_tokens");
        assertThat(record.outputTokens()).hasValue(1);
    }

    @Test
    void recordsAResponseThatFailed() throws IOException {
        var record = ScriptedAnswers.over(
                Wire.RESPONSES,
                "text/event-stream",
                "data: {\"type\":\"response.failed\",\"response\":{\"status\":\"failed\"}}\n\n");

        assertThat(record.errorClass()).hasValue(ErrorClass.SSE_ERROR_EVENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "application/jsonl; charset=utf-8"})
    void readsJsonLinesAsAStream(String type) throws IOException {
        var events = (token("one") + token(" two") + STOP).replace("data: ", "").replace("\n\n", "\n");

        var record = ScriptedAnswers.over(Wire.CHAT, type, events);

        assertThat(record.outcome()).as(record.errorDetail()).isEqualTo(Outcome.OK);
        assertThat(record.streamed()).isTrue();
        assertThat(record.chunks()).isEqualTo(2);
        assertThat(record.finishReason()).hasValue("stop");
    }

    @Test
    void refusesALineThatIsNotJson() throws IOException {
        var record = ScriptedAnswers.over(Wire.CHAT, "application/x-ndjson", "{\"choices\":[]}\noops\n");

        assertThat(record.errorClass()).hasValue(ErrorClass.SSE_MALFORMED);
        assertThat(record.errorDetail()).isEqualTo("oops");
    }

    @Test
    void asksForNothingThatServersNeedNotKnowUnlessTold() throws IOException {
        try (var server = ScriptedAnswers.answering("text/event-stream", "")) {
            var endpoint = Endpoint.at(server.url(), "m");

            Replay.run(arrivingAt(0), endpoint, WARM);
            Replay.run(arrivingAt(0), endpoint, WARM.withIgnoreEos(true));
            Replay.run(arrivingAt(0), endpoint, WARM.withMinTokens(100));

            assertThat(server.requests().get(0)).doesNotContain("ignore_eos", "min_tokens");
            assertThat(server.requests().get(1)).contains("\"ignore_eos\":true").doesNotContain("min_tokens");
            assertThat(server.requests().get(2)).contains("\"min_tokens\":16").doesNotContain("ignore_eos");
        }
    }

    @Test
    void namesTheCapOfAChatAsToldAndNowhereElse() throws IOException {
        var named = WARM.withLengthField(LengthField.MAX_COMPLETION_TOKENS);
        try (var server = ScriptedAnswers.answering("text/event-stream", "")) {
            var endpoint = Endpoint.at(server.url(), "m");

            Replay.run(arrivingAt(0), endpoint, named);
            Replay.run(arrivingAt(0), endpoint.over(Wire.COMPLETIONS), named);
            Replay.run(arrivingAt(0), endpoint.over(Wire.RESPONSES), named);
            Replay.run(arrivingAt(0), endpoint, WARM);

            assertThat(server.requests().get(0))
                    .contains("\"max_completion_tokens\":16")
                    .doesNotContain("\"max_tokens\"");
            assertThat(server.requests().get(1)).contains("\"max_tokens\":16").doesNotContain("max_completion_tokens");
            assertThat(server.requests().get(2)).contains("\"max_output_tokens\":16");
            assertThat(server.requests().get(3)).contains("\"max_tokens\":16").doesNotContain("max_completion_tokens");
        }
    }

    /** Timings as the README of llama.cpp's server shows them. */
    @Test
    void recordsTheTimesThatLlamaCppStates() throws IOException {
        var record = ScriptedAnswers.over(
                Wire.CHAT,
                "text/event-stream",
                token("one")
                        + STOP
                        + event("{\"choices\":[],\"timings\":{\"cache_n\":236,\"prompt_n\":1,\"prompt_ms\":30.958,"
                                + "\"predicted_n\":35,\"predicted_ms\":661.064}}"));

        assertThat(record.outputTokens()).hasValue(35);
        assertThat(record.serverPromptNanos()).hasValue(30_958_000);
        assertThat(record.serverGenerationNanos()).hasValue(661_064_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1.5", "1e3", "null", "\"661\"", ""})
    void recordsNoTimeWhereThereIsNone(String millis) throws IOException {
        var timings = millis.isEmpty() ? "" : ",\"predicted_ms\":" + millis;

        var record = ScriptedAnswers.over(
                Wire.CHAT,
                "text/event-stream",
                token("one") + STOP + event("{\"choices\":[],\"timings\":{\"predicted_n\":35" + timings + "}}"));

        assertThat(record.outcome()).as(record.errorDetail()).isEqualTo(Outcome.OK);
        assertThat(record.serverGenerationNanos()).isEmpty();
    }

    @Test
    void countsEveryDeltaOfAToolCall() throws IOException {
        var record = ScriptedAnswers.over(Wire.CHAT, "text/event-stream", """
                data: {"choices":[{"delta":{"role":"assistant","content":null,"tool_calls":[{"index":0,"id":"c1",\
                "type":"function","function":{"name":"track","arguments":""}}]}}]}

                data: {"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\\"order\\""}}]}}]}

                data: {"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":":7}"}}]}}]}

                data: {"choices":[{"delta":{},"finish_reason":"tool_calls"}]}

                """);

        assertThat(record.outcome()).as(record.errorDetail()).isEqualTo(Outcome.OK);
        assertThat(record.chunks()).isEqualTo(3);
        assertThat(record.finishReason()).hasValue("tool_calls");
    }

    private static Message message(String json) {
        return Message.of(JsonValue.parse(json));
    }
}
