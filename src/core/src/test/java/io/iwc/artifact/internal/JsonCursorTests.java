package io.iwc.artifact.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCursorTests {
    @Test
    void walksMembersAndSkipsWhatNobodyAsksFor() {
        var json = over(" { \"a\" : [1, {\"b\": \"]\"}] ,\t\"c\":\"x\" } ");
        var keys = new ArrayList<String>();

        json.enterObject();
        while (json.nextMember()) {
            keys.add(json.text());
            json.skip();
        }

        assertThat(keys).containsExactly("a", "c");
        assertThat(json.exhausted()).isTrue();
    }

    @Test
    void movesNowhereIfTheValueIsSomethingElse() {
        var json = over("17");

        assertThat(List.of(json.enterObject(), json.enterArray(), json.string(), json.take(':')))
                .containsOnly(false);
        assertThat(json.at()).isZero();
        assertThat(json.failed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "plain, true",
        "grüße, true",
        "a\\nb, false",
        "quote \\\" inside, false",
        "'tab\there', false",
        "'\u0001', false"
    })
    void knowsWhetherAStringIsSpelledPlainly(String text, boolean isPlain) {
        var json = over('"' + text + '"');

        assertThat(json.string()).isTrue();

        assertThat(json.text()).isEqualTo(text);
        assertThat(json.isPlain()).isEqualTo(isPlain);
        assertThat(json.exhausted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\"a", "\"a\\", "\"a\\\""})
    void failsAtAStringWithoutAnEnd(String text) {
        var json = over(text);

        assertThat(json.string()).isFalse();

        assertThat(json.failed()).isTrue();
    }

    @Test
    void skipsNothingThatIsNestedTooDeep() {
        assertThat(over("[[1]]").skip(3)).isTrue();
        assertThat(over("[[1]]").skip(2)).isFalse();
        assertThat(over("[[1]").skip(3)).isFalse();
        assertThat(over("]").skip(3)).isFalse();
    }

    @Test
    void readsAWordOrNumberUpToWhatCanFollowOne() {
        var json = over(" -1.5e+3,");

        assertThat(json.word()).isTrue();
        assertThat(json.text()).isEqualTo("-1.5e+3");
        assertThat(json.word()).isFalse();
        assertThat(json.peek()).isEqualTo(',');
    }

    private static JsonCursor over(String text) {
        var bytes = text.getBytes(UTF_8);
        var json = new JsonCursor();
        json.over(bytes, 0, bytes.length);
        return json;
    }
}
