package io.iwc.replay;

import static io.iwc.replay.Answers.ROLE;
import static io.iwc.replay.Answers.STREAM_HEAD;
import static io.iwc.replay.Answers.WHOLE;
import static io.iwc.replay.Answers.arrivingAt;
import static io.iwc.replay.Answers.chunk;
import static io.iwc.replay.Answers.end;
import static io.iwc.replay.Answers.token;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.run.ErrorClass;
import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class RetryTests {
    private static final ReplayOptions WARM = ReplayOptions.defaults().withCache(ReplayOptions.Cache.WARM);
    private static final String BUSY = "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n";
    private static final String ANSWER = STREAM_HEAD + new String(chunk(WHOLE), UTF_8) + new String(end(), UTF_8);

    @Test
    void sendsNothingTwiceUnlessAsked() throws IOException {
        try (var server = inTurn(BUSY, ANSWER)) {
            var record = replay(server, WARM);

            assertThat(record.errorClass()).hasValue(ErrorClass.HTTP_5XX);
            assertThat(record.attempts()).isEqualTo(1);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void countsAttemptsAndKeepsTheFirstSend() throws IOException {
        try (var server = inTurn(BUSY, BUSY, ANSWER)) {
            var record = replay(server, WARM.withRetries(2));

            assertThat(record.outcome()).isEqualTo(Outcome.OK);
            assertThat(record.attempts()).isEqualTo(3);
            assertThat(record.status()).hasValue(200);
            assertThat(record.chunks()).isEqualTo(2);
            assertThat(server.requests()).hasSize(3).doesNotHaveDuplicates();
            assertThat(server.requests().stream().map(it -> it.replaceFirst("X-Request-Id: r1\\.(\\w+)\\.\\d", "$1")))
                    .containsOnly(server.requests().get(0).replaceFirst("X-Request-Id: r1\\.(\\w+)\\.1", "$1"));
            // it rested for 100 and 200 ms
            assertThat(record.firstByteNanos().getAsLong() - record.sentNanos().getAsLong())
                    .isGreaterThan(Duration.ofMillis(300).toNanos());
        }
    }

    @Test
    void failsAsTheLastAttemptDid() throws IOException {
        try (var server = inTurn(BUSY, "HTTP/1.1 429 Slow\r\nContent-Length: 4\r\n\r\nslow")) {
            var record = replay(server, WARM.withRetries(1));

            assertThat(record.errorClass()).hasValue(ErrorClass.HTTP_429);
            assertThat(record.errorDetail()).isEqualTo("slow");
            assertThat(record.attempts()).isEqualTo(2);
        }
    }

    @Test
    void restsAsLongAsTheServerSays() throws IOException {
        try (var server = inTurn("HTTP/1.1 429 Slow\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n", ANSWER)) {
            var record = replay(server, WARM.withRetries(1));

            assertThat(record.outcome()).isEqualTo(Outcome.OK);
            assertThat(record.firstByteNanos().getAsLong() - record.sentNanos().getAsLong())
                    .isGreaterThan(Duration.ofSeconds(1).toNanos());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Retry-After: 0.4",
                "retry-after-ms: 400",
                "Date: Sat, 31 Jan 2026 12:00:00 GMT\r\nRetry-After: Sat, 31 Jan 2026 12:00:01 GMT",
                "Date: Sat, 31 Jan 2026 12:00:00 GMT\r\nRetry-After: Saturday, 31-Jan-26 12:00:01 GMT",
                "Date: Sun, 1 Feb 2026 12:00:00 GMT\r\nRetry-After: Sun Feb  1 12:00:01 2026"
            })
    void understandsFractionsMillisecondsAndDates(String headers) throws IOException {
        try (var server = inTurn("HTTP/1.1 429 Slow\r\n" + headers + "\r\nContent-Length: 0\r\n\r\n", ANSWER)) {
            var record = replay(server, WARM.withRetries(1));

            assertThat(record.outcome()).isEqualTo(Outcome.OK);
            assertThat(record.firstByteNanos().getAsLong() - record.sentNanos().getAsLong())
                    .isGreaterThan(Duration.ofMillis(400).toNanos());
        }
    }

    /** As Google's errors say it: RetryInfo among their details. */
    @Test
    void restsAsLongAsAnErrorOfGeminiSays() throws IOException {
        var error = "{\"error\":{\"code\":429,\"status\":\"RESOURCE_EXHAUSTED\",\"details\":[{\"@type\":"
                + "\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\": \"0.4s\"}]}}";
        try (var server =
                inTurn("HTTP/1.1 429 Slow\r\nContent-Length: " + error.length() + "\r\n\r\n" + error, ANSWER)) {
            var record = replay(server, WARM.withRetries(1));

            assertThat(record.outcome()).isEqualTo(Outcome.OK);
            assertThat(record.firstByteNanos().getAsLong() - record.sentNanos().getAsLong())
                    .isGreaterThan(Duration.ofMillis(400).toNanos());
        }
    }

    @Test
    void triesAgainWhereTheConnectionWasClosedWithoutAnAnswer() throws IOException {
        var attempts = new AtomicInteger();
        try (var server = new ScriptedSocket((request, socket, out) -> {
            if (attempts.incrementAndGet() == 1) {
                socket.close();
            } else {
                out.write(ANSWER.getBytes(UTF_8));
            }
        })) {
            var record = replay(server, WARM.withRetries(1));

            assertThat(record.outcome()).isEqualTo(Outcome.OK);
            assertThat(record.attempts()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 No\r\nContent-Length: 0\r\n\r\n", "no HTTP\r\n\r\n"})
    void doesNotTryAgainWhatWouldFailAgain(String answer) throws IOException {
        try (var server = inTurn(answer, ANSWER)) {
            var record = replay(server, WARM.withRetries(3));

            assertThat(record.attempts()).isEqualTo(1);
            assertThat(record.outcome()).isEqualTo(Outcome.FAILED);
        }
    }

    @Test
    void doesNotTryAgainOnceATokenCame() throws IOException {
        try (var server = new ScriptedSocket((request, socket, out) -> {
            out.write((STREAM_HEAD + new String(chunk(ROLE + token("one")), UTF_8)).getBytes(UTF_8));
            socket.close();
        })) {
            var record = replay(server, WARM.withRetries(3));

            assertThat(record.attempts()).isEqualTo(1);
            assertThat(record.errorClass()).hasValue(ErrorClass.TRUNCATED);
        }
    }

    @Test
    void doesNotTryAgainAfterItsTotalTime() throws IOException {
        try (var server = inTurn(BUSY, ANSWER)) {
            var record = replay(server, WARM.withRetries(3).withTotalTimeout(Duration.ofMillis(50)));

            assertThat(record.attempts()).isEqualTo(1);
            assertThat(record.errorClass()).hasValue(ErrorClass.HTTP_5XX);
        }
    }

    @Test
    void cancelsWhatRestsWhenItIsStopped() throws Exception {
        var asked = new CountDownLatch(1);
        try (var server = new ScriptedSocket((request, socket, out) -> {
            out.write("HTTP/1.1 429 Slow\r\nRetry-After: 20\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8));
            asked.countDown();
        })) {
            var replay = Replay.start(arrivingAt(0), Endpoint.at(server.url(), "m"), WARM.withRetries(1));
            asked.await();
            replay.stop();

            var record = replay.await().records().get(0);

            assertThat(record.outcome()).isNotEqualTo(Outcome.OK);
            assertThat(record.endNanos().getAsLong())
                    .isLessThan(Duration.ofSeconds(15).toNanos());
        }
    }

    private static RequestRecord replay(ScriptedSocket server, ReplayOptions options) {
        return Replay.run(arrivingAt(0), Endpoint.at(server.url(), "m"), options)
                .records()
                .get(0);
    }

    private static ScriptedSocket inTurn(String... answers) throws IOException {
        var next = new AtomicInteger();
        return new ScriptedSocket((request, socket, out) ->
                out.write(answers[Math.min(next.getAndIncrement(), answers.length - 1)].getBytes(UTF_8)));
    }
}
