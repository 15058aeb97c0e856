package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonLineScannerTests {
    private final List<String> events = new ArrayList<>();
    private final JsonLineScanner scanner =
            new JsonLineScanner((bytes, from, to) -> events.add(new String(bytes, from, to - from, UTF_8).strip()), 40);

    @Test
    void takesEveryLineThatIsNotBlankForAnEvent() {
        feed("{\"a\":1}\n\r\n \n{\"b\":2}\r\n{\"c\":3}");
        scanner.finish();

        assertThat(events).containsExactly("{\"a\":1}", "{\"b\":2}", "{\"c\":3}");
    }

    @Test
    void givesUpOnALineThatDoesNotEnd() {
        assertThat(feed("x".repeat(40))).isTrue();
        assertThat(feed("x")).isFalse();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void findsTheSameHoweverTheLinesAreCut(int seed) {
        var random = new SplittableRandom(seed);
        var bytes = "{\"n\":\"one\"}\n{\"n\":\"caf\u00e9 \uD83D\uDE00\"}\n\n{\"n\":\"three\"}\n".getBytes(UTF_8);

        for (var from = 0; from < bytes.length; ) {
            var to = Math.min(bytes.length, from + 1 + random.nextInt(1 + seed % 20));
            var read = bytes.clone();
            assertThat(scanner.feed(read, from, to)).isTrue();
            Arrays.fill(read, (byte) '#'); // a buffer is read into again
            from = to;
        }
        scanner.finish();

        assertThat(events)
                .containsExactly("{\"n\":\"one\"}", "{\"n\":\"caf\u00e9 \uD83D\uDE00\"}", "{\"n\":\"three\"}");
    }

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    private boolean feed(String text) {
        var bytes = text.getBytes(UTF_8);
        return scanner.feed(bytes, 0, bytes.length);
    }
}
