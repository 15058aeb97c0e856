package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FittedTextTests {
    private static final String TABLE = """
            level     TTFT P50  TTFT P99  latency P50  latency P99  verdict
            1 req/s    20.0 ms   30.0 ms      1.000 s      2.000 s  sustained
            12 req/s   25.0 ms  900.0 ms      1.500 s      9.000 s  missed
            """;

    @Test
    void leavesTextThatFitsAsItIs() {
        assertThat(FittedText.of(TABLE, 66)).isEqualTo(TABLE);
        assertThat(FittedText.of("a line that has no end", 80)).isEqualTo("a line that has no end");
    }

    @Test
    void leavesTextAsItIsWhereTheWidthIsNotKnownOrTooSmall() {
        assertThat(FittedText.of(TABLE, 0)).isEqualTo(TABLE);
        assertThat(FittedText.of(TABLE, 20)).isEqualTo(TABLE);
    }

    @Test
    void putsTheColumnsOfATableBelowOneAnother() {
        assertThat(FittedText.of("a title\n\n" + TABLE + "\nan end\n", 45)).isEqualTo("""
                        a title

                        level     TTFT P50  TTFT P99  latency P50
                        1 req/s    20.0 ms   30.0 ms      1.000 s
                        12 req/s   25.0 ms  900.0 ms      1.500 s

                        level     latency P99  verdict
                        1 req/s       2.000 s  sustained
                        12 req/s      9.000 s  missed

                        an end
                        """);
    }

    @Test
    void tellsATableFromTheSentencesBelowIt() {
        assertThat(FittedText.of("""
                        gate                baseline  actual  verdict
                        tokens.prompt.mean      1189    1273  FAIL
                        FAIL     : tokens.prompt.mean is 1273, allowed 1189
                        """, 40)).isEqualTo("""
                        gate                baseline  actual
                        tokens.prompt.mean      1189    1273

                        gate                verdict
                        tokens.prompt.mean  FAIL
                        FAIL     : tokens.prompt.mean is 1273,
                                   allowed 1189
                        """);
    }

    @Test
    void breaksSentencesBelowWhereTheyBegin() {
        assertThat(FittedText.of("Class    : prompts are longer on average, more work\n", 40))
                .isEqualTo("Class    : prompts are longer on\n           average, more work\n");
        assertThat(FittedText.of("           prompts are longer on average, more work\n", 40))
                .isEqualTo("           prompts are longer on\n           average, more work\n");
        assertThat(FittedText.of("FAIL and a long sentence that says what is wrong with it\n", 40))
                .isEqualTo("FAIL and a long sentence that says what\n    is wrong with it\n");
    }

    @Test
    void neverBreaksAWord() {
        var path = "file:///" + "x".repeat(60);

        assertThat(FittedText.of("see " + path + " there\n", 40)).isEqualTo("see " + path + "\n    there\n");
        assertThat(FittedText.of(path + "\n", 40)).isEqualTo(path + "\n");
    }

    @Test
    void losesNoWord() {
        for (var columns = 40; columns < 70; columns++) {
            var fitted = FittedText.of(TABLE, columns);

            assertThat(words(fitted)).containsAll(Arrays.asList(words(TABLE)));
            assertThat(fitted.lines()).allMatch(line -> line.length() <= 66);
        }
    }

    private static String[] words(String text) {
        return text.split("\\s+");
    }
}
