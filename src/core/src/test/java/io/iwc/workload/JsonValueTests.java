package io.iwc.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.IwcException;
import org.junit.jupiter.api.Test;

class JsonValueTests {
    @Test
    void followsAPathWithoutAskingAtEveryStep() {
        var message = JsonValue.parse("""
                {"role": "assistant", "tool_calls": [{"function": {"name": "track"}}]}""");

        assertThat(message.get("tool_calls").get(0).get("function").get("name").asText())
                .isEqualTo("track");
        assertThat(message.get("tool_calls").get(1).get("function").isMissing()).isTrue();
        assertThat(message.get("nothing").get(0).json()).isEmpty();
    }

    @Test
    void saysWhatItIs() {
        assertThat(JsonValue.of("2").isText()).isTrue();
        assertThat(JsonValue.of(2).isText()).isFalse();
        assertThat(JsonValue.of(2).asText()).isEqualTo("2");
        assertThat(JsonValue.parse("[1, true, null]").elements())
                .extracting(JsonValue::json)
                .containsExactly("1", "true", "null");
        assertThat(JsonValue.parse("{\"a\": 1}").asText()).isEmpty();
    }

    @Test
    void isEqualToTheSameValueFromElsewhere() {
        assertThat(JsonValue.of("a")).isEqualTo(JsonValue.parse("\"a\"")).hasToString("\"a\"");
        assertThat(JsonValue.of(7)).isEqualTo(JsonValue.parse("7")).hasSameHashCodeAs(JsonValue.parse("7"));
        assertThat(JsonValue.of(7_000_000_000L)).isEqualTo(JsonValue.parse("7000000000"));
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThatThrownBy(() -> JsonValue.parse("{")).isInstanceOf(IwcException.class);
    }
}
