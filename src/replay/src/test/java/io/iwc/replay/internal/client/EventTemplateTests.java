package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTemplateTests {
    private static final List<String> TEXTS =
            List.of(" token", "", "\\n", "\\\"", "\\\\", "}]}", "\u00e9\ud83d\ude00", "\\u00e9", "a\",\"b", "\"");
    private static final List<String> FRAMES = List.of(
            "{\"id\":\"x\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"finish_reason\":null}]}",
            "{\"id\":\"y\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"finish_reason\":null}]}",
            "{\"choices\":[{\"delta\":{\"reasoning_content\":\"%s\"}}]}",
            "{\"choices\":[{\"delta\":{\"content\":\"%s\",\"reasoning\":\"r\"}}]}",
            "{\"choices\":[{\"text\":\"%s\",\"finish_reason\":\"stop\"}]}",
            "{\"choices\":[{\"text\":\"%s\"}],\"usage\":{\"completion_tokens\":1}}",
            "{\"choices\":[{\"text\":\"%s\"}],\"timings\":{\"predicted_ms\":1.5}}",
            "{\"choices\":[{\"text\":\"%s\"}],\"error\":{\"code\":1}}",
            "{\"type\":\"response.output_text.delta\",\"delta\":\"%s\"}");

    private final Chunk chunk = new Chunk();
    private final EventTemplate template = new EventTemplate();

    /** The law: what matches is what a reading finds, a token of that text and kind and nothing else. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void saysOfAnEventWhatAReadingSays(int seed) {
        var random = new Random(seed);
        var matches = 0;
        for (var i = 0; i < 200; i++) {
            var event = bytes(pick(FRAMES, random), pick(TEXTS, random));
            if (template.matches(event, 3, event.length - 3)) {
                matches++;
                var read = new Chunk();
                var text = new GeneratedText();
                assertThat(read.read(event, 3, event.length - 3, text)).isTrue();
                assertThat(read.hasToken()).isTrue();
                assertThat(read.hasAnswer()).isEqualTo(template.part() == AnswerPart.ANSWER);
                assertThat(read.finishReason()).isEmpty();
                assertThat(read.isError()).isFalse();
                assertThat(read.usage().isEmpty()).isTrue();
                assertThat(text.decoded()).hasValue(decoded(event));
            } else if (chunk.read(event, 3, event.length - 3, new GeneratedText()) && chunk.hasToken()) {
                chunk.recordTemplate(template, 3, event.length - 3);
            }
        }
        assertThat(matches).isPositive();
    }

    @Test
    void knowsWhatDiffersInTheTextAlone() {
        record(FRAMES.get(0), " token");

        assertThat(matches(FRAMES.get(0), " another one, with \\\"quotes\\\"")).isTrue();
        assertThat(matches(FRAMES.get(0), "")).isFalse();
        assertThat(matches(FRAMES.get(1), " token")).isFalse();
        assertThat(matches(FRAMES.get(0) + " ", " token")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7})
    void learnsNothingFromAnEventThatSaysMore(int frame) {
        record(FRAMES.get(frame), " token");

        assertThat(matches(FRAMES.get(frame), " token")).isFalse();
    }

    private void record(String frame, String text) {
        var event = bytes(frame, text);
        assertThat(chunk.read(event, 3, event.length - 3, new GeneratedText())).isTrue();
        chunk.recordTemplate(template, 3, event.length - 3);
    }

    private boolean matches(String frame, String text) {
        var event = bytes(frame, text);
        return template.matches(event, 3, event.length - 3);
    }

    private String decoded(byte[] event) {
        var text = new GeneratedText();
        text.append(event, template.start(), template.end(), template.part());
        return text.decoded().orElseThrow();
    }

    /** Amid other bytes, as in a buffer. */
    private static byte[] bytes(String frame, String text) {
        return ("\"{[" + frame.formatted(text) + "\"}]").getBytes(UTF_8);
    }

    private static String pick(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }
}
