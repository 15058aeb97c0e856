package io.iwc.replay.client;

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
        assertThat(text.decoded()).isEqualTo("caf\u00e9 \"");
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
        read(json);

        assertThat(chunk.hasToken()).isTrue();
        assertThat(chunk.hasAnswer()).isFalse();
        assertThat(text.decoded()).isEqualTo("hm");
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
    void findsUsageAlsoBesideTheLastContent() {
        read("{\"choices\":[{\"delta\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}],\"usage\":{\"total_tokens\":12,"
                + "\"prompt_tokens\":10,\"completion_tokens\":2,\"prompt_tokens_details\":{\"cached_tokens\":8}}}");

        assertThat(chunk.hasToken()).isTrue();
        assertThat(chunk.promptTokens()).isEqualTo(10);
        assertThat(chunk.completionTokens()).isEqualTo(2);
        assertThat(chunk.cachedTokens()).isEqualTo(8);
    }

    @Test
    void leavesUsageUnknownWhereItIsNull() {
        read("{\"choices\":[],\"usage\":null}");

        assertThat(chunk.completionTokens()).isEqualTo(-1);
    }

    @Test
    void readsAPlainAnswerToo() {
        read("{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"hi\"},\"finish_reason\":\"stop\"}]}");

        assertThat(chunk.hasAnswer()).isTrue();
        assertThat(chunk.finishReason()).isEqualTo("stop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"error\":{\"message\":\"out of memory\"}}", "{\"object\":\"error\",\"message\":\"x\"}"})
    void knowsAnError(String json) {
        read(json);

        assertThat(chunk.isError()).isTrue();
    }

    @Test
    void takesANullErrorForNone() {
        read("{\"error\":null,\"choices\":[]}");

        assertThat(chunk.isError()).isFalse();
    }

    @Test
    void skipsWhatItDoesNotNeed() {
        read(
                "{\"a\":[1,-2.5e3,{\"choices\":[{\"text\":\"no\"}]},\"}\\\"]\"],\"b\":true,\"choices\":[{\"text\":\"yes\"}]}");

        assertThat(text.decoded()).isEqualTo("yes");
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

    private void read(String json) {
        var bytes = ("  " + json + "  ").getBytes(UTF_8);
        assertThat(chunk.read(bytes, 1, bytes.length - 1, text)).isTrue();
    }
}
