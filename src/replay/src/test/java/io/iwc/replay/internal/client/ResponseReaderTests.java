package io.iwc.replay.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseReaderTests {
    private static final String CHUNKED = String.join(
            "\r\n",
            "HTTP/1.1 100 Continue",
            "",
            "HTTP/1.1 200 OK",
            "Server: a",
            "Transfer-Encoding: chunked",
            "",
            "5",
            "hello",
            "B;ext=1",
            ", wide worl",
            "1",
            "d",
            "0",
            "Trailer: x",
            "",
            "");

    private final Body body = new Body();
    private final ResponseReader reader = new ResponseReader(body);

    @Test
    void readsABodyOfALength() {
        var sound = feed("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");

        assertThat(sound).isTrue();
        assertThat(reader.isDone()).isTrue();
        assertThat(body.text).hasToString("hello");
        assertThat(reader.head().keepsAlive()).isTrue();
    }

    @Test
    void readsABodyThatLastsUntilTheConnectionCloses() {
        feed("HTTP/1.0 200 OK\r\n\r\nhel");
        feed("lo");

        assertThat(reader.isDone()).isFalse();
        assertThat(reader.endsWithConnection()).isTrue();
        assertThat(body.text).hasToString("hello");
        assertThat(reader.head().keepsAlive()).isFalse();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void doesNotDependOnHowAChunkedResponseIsCutIntoReads(int seed) {
        var random = new SplittableRandom(seed);
        var bytes = CHUNKED.getBytes(UTF_8);
        for (var from = 0; from < bytes.length; ) {
            var to = Math.min(bytes.length, from + 1 + random.nextInt(1 + seed));
            assertThat(reader.feed(bytes, from, to)).isTrue();
            from = to;
        }

        assertThat(reader.isDone()).isTrue();
        assertThat(body.text).hasToString("hello, wide world");
        assertThat(reader.head().headers()).containsEntry("server", "a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH\r\n\r\n",
                "HTTP/2 200\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc"
            })
    void refusesWhatIsNotOneResponse(String text) {
        assertThat(feed(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "b", "HTTP/1.1 200 OK\r\n\r\n"})
    void remembersThatMoreThanAResponseCame(String surplus) {
        assertThat(feed("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na")).isTrue();
        assertThat(reader.hasSurplus()).isFalse();

        assertThat(feed(surplus)).isTrue();
        assertThat(reader.isDone()).isTrue();
        assertThat(reader.hasSurplus()).isTrue();
    }

    @Test
    void refusesAHeadThatNeverEnds() {
        var endless = "HTTP/1.1 200 OK\r\nX: " + "x".repeat(70_000);

        assertThat(feed(endless)).isFalse();
    }

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    private boolean feed(String text) {
        var bytes = text.getBytes(UTF_8);
        return reader.feed(bytes, 0, bytes.length);
    }

    private static final class Body implements ResponseReader.Sink {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void head(ResponseHead head) {}

        @Override
        public void body(byte[] bytes, int from, int to) {
            text.append(new String(bytes, from, to - from, UTF_8));
        }
    }
}
