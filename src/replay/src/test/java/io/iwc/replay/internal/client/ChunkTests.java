package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkTests {
    private final Chunk chunk = new Chunk();
    private final GeneratedText text = new GeneratedText();

    @Test
    void findsAnAnswerTokenInAChatDelta() {
        read(
                "{\"id\":\"x\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"caf\\u00e9 \\\"\"},\"finish_reason\":null}]}");

        assertThat(chunk.hasToken()).isTrue();
        assertThat(chunk.hasAnswer()).isTrue();
        assertThat(chunk.finishReason()).isEmpty();
        assertThat(text.decoded()).hasValue("caf\u00e9 \"");
    }

    @Test
    void findsAnAnswerTokenInACompletion() {
        read("{ \"choices\" : [ { \"text\" : \" a\" , \"logprobs\" : null , \"finish_reason\" : \"length\" } ] }");

        assertThat(chunk.hasAnswer()).isTrue();
        assertThat(chunk.finishReason()).isEqualTo("length");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\"}}]}",
                "{\"choices\":[{\"delta\":{\"content\":null,\"reasoning\":\"hm\"}}]}",
                "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"hm\"}}]}}]}",
                "{\"choices\":[{\"delta\":{\"function_call\":{\"name\":\"hm\"}}}]}"
            })
    void findsTokensThatAreNoAnswer(String json) {
        findsTokenWithoutAnswer(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}",
                "{\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}",
                "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}",
                "{\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}",
                "{\"choices\":[{\"text\":\"\"}]}",
                "{\"content\":\"not in a choice\"}"
            })
    void countsARoleAnEmptyDeltaAndUsageAsNoToken(String json) {
        read(json);

        assertThat(chunk.hasToken()).isFalse();
    }

    @Test
    void findsUsageAlsoInTheChunkOfTheLastContent() {
        read("{\"choices\":[{\"delta\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}],\"usage\":{\"total_tokens\":12,"
                + "\"prompt_tokens\":10,\"completion_tokens\":2,\"prompt_tokens_details\":{\"cached_tokens\":8}}}");

        assertThat(chunk.hasToken()).isTrue();
        assertThat(chunk.usage().promptTokens()).isEqualTo(10);
        assertThat(chunk.usage().completionTokens()).isEqualTo(2);
        assertThat(chunk.usage().cachedTokens()).isEqualTo(8);
    }

    @Test
    void leavesUsageUnknownWhereItIsNull() {
        read("{\"choices\":[],\"usage\":null}");

        assertThat(chunk.usage().completionTokens()).isEqualTo(-1);
    }

    @Test
    void readsAPlainAnswerToo() {
        read("{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"hi\"},\"finish_reason\":\"stop\"}]}");

        assertThat(chunk.hasAnswer()).isTrue();
        assertThat(chunk.finishReason()).isEqualTo("stop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"out of memory\"}}",
                "{\"object\":\"error\",\"message\":\"x\"}",
                "{\"type\":\"error\",\"message\":\"x\"}",
                "{\"type\":\"response.failed\",\"response\":{\"status\":\"failed\",\"error\":{\"code\":\"server_error\"}}}"
            })
    void knowsAnError(String json) {
        read(json);

        assertThat(chunk.isError()).isTrue();
    }

    @Test
    void takesANullErrorForNone() {
        read("{\"error\":null,\"choices\":[]}");

        assertThat(chunk.isError()).isFalse();
    }

    /** Events as OpenAI's reference of the responses API shows them, members in either order. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"response.output_text.delta\",\"item_id\":\"m\",\"delta\":\"hm\"}",
                "{\"delta\":\"hm\",\"logprobs\":[],\"type\":\"response.output_text.delta\"}",
                "{\"type\":\"response.refusal.delta\",\"delta\":\"hm\"}",
                "{\"object\":\"response\",\"output\":[{\"content\":[{\"text\":\"hm\",\"type\":\"output_text\"}]}]}"
            })
    void findsAnswersOfTheResponsesApi(String json) {
        read(json);

        assertThat(chunk.hasAnswer()).isTrue();
        assertThat(text.decoded()).hasValue("hm");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"delta\":\"hm\",\"type\":\"response.function_call_arguments.delta\"}",
                "{\"type\":\"response.reasoning_text.delta\",\"delta\":\"hm\"}",
                "{\"type\":\"response.reasoning_summary_text.delta\",\"delta\":\"hm\"}",
                "{\"item\":{\"type\":\"function_call\",\"name\":\"hm\"},\"type\":\"response.output_item.added\"}",
                "{\"output\":[{\"type\":\"reasoning\",\"summary\":[{\"type\":\"summary_text\",\"text\":\"hm\"}]}]}",
                "{\"output\":[{\"type\":\"function_call\",\"arguments\":\"hm\"}]}"
            })
    void findsTokensOfTheResponsesApiThatAreNoAnswer(String json) {
        findsTokenWithoutAnswer(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"response.created\",\"response\":{\"status\":\"in_progress\",\"output\":[],\"usage\":null}}",
                "{\"type\":\"response.output_text.done\",\"text\":\"again\"}",
                "{\"type\":\"response.content_part.done\",\"part\":{\"type\":\"output_text\",\"text\":\"again\"}}",
                "{\"type\":\"response.output_item.done\",\"item\":{\"name\":\"again\",\"arguments\":\"again\"}}",
                "{\"type\":\"response.output_text.delta\",\"delta\":\"\"}"
            })
    void doesNotCountWhatTheResponsesApiSaysAgain(String json) {
        read(json);

        assertThat(chunk.hasToken()).isFalse();
        assertThat(chunk.finishReason()).isEmpty();
    }

    @Test
    void findsEndAndUsageOfAStreamedResponse() {
        read("{\"type\":\"response.completed\",\"response\":{\"status\":\"completed\",\"error\":null,\"output\":[{"
                + "\"content\":[{\"type\":\"output_text\",\"text\":\"again\"}]}],\"usage\":{\"input_tokens\":36,"
                + "\"input_tokens_details\":{\"cached_tokens\":32},\"output_tokens\":87}}}");

        assertThat(chunk.finishReason()).isEqualTo("completed");
        assertThat(chunk.hasToken()).isFalse();
        assertThat(chunk.usage().promptTokens()).isEqualTo(36);
        assertThat(chunk.usage().cachedTokens()).isEqualTo(32);
        assertThat(chunk.usage().completionTokens()).isEqualTo(87);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"response\":{\"status\":\"incomplete\",\"incomplete_details\":{\"reason\":\"max_output_tokens\"}}}",
                "{\"response\":{\"incomplete_details\":{\"reason\":\"max_output_tokens\"},\"status\":\"incomplete\"}}",
                "{\"status\":\"incomplete\",\"incomplete_details\":{\"reason\":\"max_output_tokens\"}}"
            })
    void saysWhyAResponseIsIncomplete(String json) {
        read(json);

        assertThat(chunk.finishReason()).isEqualTo("max_output_tokens");
    }

    @Test
    void readsCountsOfLlamaCppWhereNothingElseSaysThem() {
        read("{\"choices\":[],\"timings\":{\"cache_n\":236,\"prompt_n\":1,\"prompt_ms\":30.958,\"predicted_n\":35}}");

        assertThat(chunk.usage().promptTokens()).isEqualTo(237);
        assertThat(chunk.usage().cachedTokens()).isEqualTo(236);
        assertThat(chunk.usage().completionTokens()).isEqualTo(35);
    }

    @Test
    void prefersUsageToTimingsButTakesTheCacheFromThem() {
        read("{\"usage\":{\"prompt_tokens\":237,\"completion_tokens\":34},"
                + "\"timings\":{\"cache_n\":236,\"prompt_n\":1,\"predicted_n\":35}}");

        assertThat(chunk.usage().completionTokens()).isEqualTo(34);
        assertThat(chunk.usage().promptTokens()).isEqualTo(237);
        assertThat(chunk.usage().cachedTokens()).isEqualTo(236);
    }

    @Test
    void skipsWhatItDoesNotNeed() {
        read(
                "{\"a\":[1,-2.5e3,{\"choices\":[{\"text\":\"no\"}]},\"}\\\"]\"],\"b\":true,\"choices\":[{\"text\":\"yes\"}]}");

        assertThat(text.decoded()).hasValue("yes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "hello",
                "{",
                "{\"choices\":[{\"text\":\"x\"}]",
                "{\"choices\":[{\"text\":\"x}]}",
                "{\"choices\" [ ]}",
                "{\"a\":}",
                "{\"a\":1} {\"b\":2}",
                "{a:1}"
            })
    void refusesWhatIsNoJsonObject(String json) {
        assertThat(chunk.read(json.getBytes(UTF_8), 0, json.length(), text)).isFalse();
    }

    private void findsTokenWithoutAnswer(String json) {
        read(json);

        assertThat(chunk.hasToken()).isTrue();
        assertThat(chunk.hasAnswer()).isFalse();
        assertThat(text.decoded()).hasValue("hm");
    }

    private void read(String json) {
        var bytes = ("  " + json + "  ").getBytes(UTF_8);
        assertThat(chunk.read(bytes, 1, bytes.length - 1, text)).isTrue();
    }
}
