package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventScannerTests {
    /** Everything the standard allows in one stream; the events are written beside it by hand. */
    private static final String MIXED =
            "\uFEFFdata: one\n\n: comment\r\ndata:two\r\n\r\ndata: thr\u00e9\u20ac\uD83D\uDE00\r\r"
                    + "event: ping\nid: 7\nretry: 10\ndata: a\ndata:b\ndata\n\ndata:  x\n\n\n\nunknown\n\ndata: last";

    private static final List<String> MIXED_EVENTS =
            List.of("one", "two", "thr\u00e9\u20ac\uD83D\uDE00", "a\nb\n", " x", "last");

    @Test
    void handsOutTheDataOfEachEvent() {
        assertThat(scan(MIXED.getBytes(UTF_8))).isEqualTo(MIXED_EVENTS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void doesNotDependOnHowTheStreamIsCutIntoReads(int seed) {
        var random = new SplittableRandom(seed);
        var bytes = MIXED.getBytes(UTF_8);
        var cuts = IntStream.range(0, bytes.length)
                .filter(at -> random.nextInt(1 + seed % 12) == 0)
                .toArray();

        assertThat(scan(bytes, cuts)).isEqualTo(MIXED_EVENTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void endsLinesAsTheStandardDoes(String lineEnd) {
        var stream = "data: {}" + lineEnd + lineEnd + "data: []" + lineEnd + lineEnd;

        assertThat(scan(stream.getBytes(UTF_8))).containsExactly("{}", "[]");
    }

    @Test
    void readsALineOfAMegabyte() {
        var text = "x".repeat(1 << 20);
        var stream = ("data: " + text + "\n\n").getBytes(UTF_8);

        assertThat(scan(
                        stream,
                        IntStream.iterate(0, at -> at < stream.length, at -> at + 65_536)
                                .toArray()))
                .containsExactly(text);
    }

    @Test
    void refusesALineThatNeverEnds() {
        var scanner = new EventScanner((bytes, from, to) -> {}, 100);

        assertThat(scanner.feed(new byte[100], 0, 100)).isTrue();
        assertThat(scanner.feed(new byte[100], 0, 100)).isFalse();
    }

    @Test
    void takesTheBytesOfHalfAMarkForWhatTheyAre() {
        var stream = new byte[] {(byte) 0xef, 'd', 'a', 't', 'a', ':', 'x', '\n', '\n'};

        assertThat(scan(stream, 1)).isEmpty(); // a field of another name
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    private static List<String> scan(byte[] stream, int... cuts) {
        var events = new ArrayList<String>();
        var scanner =
                new EventScanner((bytes, from, to) -> events.add(new String(bytes, from, to - from, UTF_8)), 2 << 20);
        var from = 0;
        for (var cut : cuts) {
            scanner.feed(stream, from, cut);
            from = cut;
        }
        scanner.feed(stream, from, stream.length);
        scanner.finish();
        return events;
    }
}
