package io.iwc.replay;

import static io.iwc.replay.Answers.DONE;
import static io.iwc.replay.Answers.ROLE;
import static io.iwc.replay.Answers.STOP;
import static io.iwc.replay.Answers.STREAM_HEAD;
import static io.iwc.replay.Answers.WHOLE;
import static io.iwc.replay.Answers.arrivingAt;
import static io.iwc.replay.Answers.chunk;
import static io.iwc.replay.Answers.end;
import static io.iwc.replay.Answers.event;
import static io.iwc.replay.Answers.request;
import static io.iwc.replay.Answers.token;
import static io.iwc.replay.Answers.turns;
import static io.iwc.replay.Answers.workload;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.iwc.run.ErrorClass;
import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import io.iwc.workload.Sampling;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error class over a real socket. */
@Timeout(30)
class ReplayFaultTests {
    /** A variable that every process has plays the key. */
    private static final String KEY = "PATH";

    private static final Duration SHORT = Duration.ofMillis(150);
    private static final ReplayOptions WARM = ReplayOptions.defaults().withCache(ReplayOptions.Cache.WARM);

    @Test
    void namesAHostThatIsNotKnown() {
        var endpoint = Endpoint.at("http://no-such-host.invalid:8000/v1", "m");

        assertThatExceptionOfType(EndpointUnavailableException.class)
                .isThrownBy(() -> Replay.run(arrivingAt(0), endpoint, WARM))
                .satisfies(it -> assertThat(it.errorClass()).isEqualTo(ErrorClass.DNS))
                .withMessage("endpoint http://no-such-host.invalid:8000/v1: found dns (the host name"
                        + " \"no-such-host.invalid\" is not known), expected a server that accepts connections;"
                        + " start it or correct the URL");
    }

    @Test
    void saysBeforeTheClockStartsThatNobodyListens() throws IOException {
        var endpoint = Endpoint.at("http://127.0.0.1:" + freePort() + "/v1", "m");

        assertThatExceptionOfType(EndpointUnavailableException.class)
                .isThrownBy(() -> Replay.run(arrivingAt(0), endpoint, WARM))
                .satisfies(it -> assertThat(it.errorClass()).isEqualTo(ErrorClass.CONNECT_REFUSED))
                .withMessageContaining("found connect_refused (");
    }

    @Test
    void givesUpOnAServerThatDoesNotAcceptConnections() throws IOException {
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var queue = new Sockets(full.getLocalPort(), 8)) {
            var endpoint = Endpoint.at("http://127.0.0.1:" + full.getLocalPort() + "/v1", "m");

            assertThatExceptionOfType(EndpointUnavailableException.class)
                    .isThrownBy(() -> Replay.run(arrivingAt(0), endpoint, WARM.withConnectTimeout(SHORT)))
                    .satisfies(it -> assertThat(it.errorClass()).isEqualTo(ErrorClass.CONNECT_TIMEOUT));
            assertThat(queue.count()).isEqualTo(8);
        }
    }

    @Test
    void recordsRequestsToAServerThatHasDied() throws IOException {
        var died = new AtomicReference<ScriptedSocket>();
        try (var server = new ScriptedSocket((request, socket, out) -> {
            write(out, STREAM_HEAD + new String(chunk(WHOLE), UTF_8) + new String(end(), UTF_8));
            died.get().close();
        })) {
            died.set(server);

            var records = Replay.run(turns(2, 300), Endpoint.at(server.url(), "m"), WARM.withCausalSessions(true))
                    .records();

            assertThat(records.get(0).outcome()).isEqualTo(Outcome.OK);
            assertThat(records.get(1).errorClass()).hasValue(ErrorClass.CONNECT_REFUSED);
            assertThat(records.get(1).sentNanos()).isPresent();
            assertThat(records.get(1).endNanos()).isPresent();
        }
    }

    @Test
    void recordsAConnectionThatIsClosedWithoutAnAnswer() throws IOException {
        var record = against((request, socket, out) -> socket.close());

        assertThat(record.errorClass()).hasValue(ErrorClass.RESET_BEFORE_RESPONSE);
        assertThat(record.status()).isEmpty();
        assertThat(record.attempts()).isEqualTo(1);
    }

    @Test
    void recordsAConnectionThatIsResetWithoutAnAnswer() throws IOException {
        var record = against((request, socket, out) -> {
            socket.setSoLinger(true, 0);
            socket.close();
        });

        assertThat(record.errorClass()).hasValue(ErrorClass.RESET_BEFORE_RESPONSE);
    }

    @ParameterizedTest
    @CsvSource({
        "400, HTTP_4XX",
        "401, HTTP_4XX",
        "404, HTTP_4XX",
        "429, HTTP_429",
        "500, HTTP_5XX",
        "503, HTTP_5XX",
        "302, HTTP_4XX"
    })
    void recordsTheStatusAndWhatTheServerSays(int status, ErrorClass expected) throws IOException {
        var record = against((request, socket, out) -> write(
                out,
                "HTTP/1.1 " + status + " Odd\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 9\r\n\r\nnot today"));

        assertThat(record.errorClass()).hasValue(expected);
        assertThat(record.status()).hasValue(status);
        assertThat(record.errorDetail()).isEqualTo("not today");
    }

    @Test
    void keepsTwoKibibytesOfAnErrorAndReadsPastTheRest() throws IOException {
        try (var server = new ScriptedSocket((request, socket, out) ->
                write(out, "HTTP/1.1 500 No\r\nContent-Length: 100000\r\n\r\n" + "x".repeat(100_000)))) {
            var records = Replay.run(arrivingAt(0, 100), Endpoint.at(server.url(), "m"), WARM)
                    .records();

            assertThat(records).allSatisfy(it -> assertThat(it.errorDetail()).hasSize(2048));
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void neverFollowsARedirectWithOrWithoutTheKey() throws IOException {
        try (var elsewhere = new ScriptedSocket((request, socket, out) -> {});
                var server = new ScriptedSocket((request, socket, out) -> write(
                        out, "HTTP/1.1 307 Go\r\nLocation: " + elsewhere.url() + "\r\nContent-Length: 0\r\n\r\n"))) {
            Replay.run(arrivingAt(0), Endpoint.at(server.url(), "m").withApiKeyFrom(KEY), WARM);

            assertThat(server.requests().get(0)).contains("Authorization: Bearer " + System.getenv(KEY) + "\r\n");
            assertThat(elsewhere.connections()).isZero();
        }
    }

    @Test
    void clearsTheKeyOutOfWhatTheServerRepeats() throws IOException {
        try (var server = new ScriptedSocket((request, socket, out) -> {
            var body = "{\"error\":\"key " + System.getenv(KEY) + " is not known\"}";
            write(out, "HTTP/1.1 401 No\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        })) {
            var record = Replay.run(
                            arrivingAt(0), Endpoint.at(server.url(), "m").withApiKeyFrom(KEY), WARM)
                    .records()
                    .get(0);

            assertThat(record.errorDetail()).isEqualTo("{\"error\":\"key [redacted] is not known\"}");
        }
    }

    @Test
    void givesUpOnAServerThatDoesNotAnswer() throws IOException {
        var record = against((request, socket, out) -> {}, WARM.withFirstByteTimeout(SHORT));

        assertThat(record.errorClass()).hasValue(ErrorClass.FIRST_BYTE_TIMEOUT);
        assertThat(record.endNanos().getAsLong() - record.sentNanos().getAsLong())
                .isGreaterThan(SHORT.toNanos());
    }

    @Test
    void givesUpOnAStreamThatFallsSilent() throws IOException {
        var record = against(
                (request, socket, out) -> {
                    write(out, STREAM_HEAD + new String(chunk(ROLE + token("one")), UTF_8));
                },
                WARM.withIdleTimeout(SHORT));

        assertThat(record.errorClass()).hasValue(ErrorClass.IDLE_TIMEOUT);
        assertThat(record.chunks()).isEqualTo(1);
        assertThat(record.firstTokenNanos()).isPresent();
    }

    @Test
    void givesUpOnAServerThatDripsForever() throws IOException {
        var record = against(
                (request, socket, out) -> {
                    write(out, STREAM_HEAD);
                    while (true) {
                        out.write(chunk(": still here\n"));
                        pause(10);
                    }
                },
                WARM.withTotalTimeout(SHORT));

        assertThat(record.errorClass()).hasValue(ErrorClass.TOTAL_TIMEOUT);
    }

    @Test
    void refusesAStreamThatIsNotJson() throws IOException {
        var record = against(stream(ROLE + event("{\"choices\":[{\"delta\":")));

        assertThat(record.errorClass()).hasValue(ErrorClass.SSE_MALFORMED);
        assertThat(record.errorDetail()).isEqualTo("{\"choices\":[{\"delta\":");
    }

    @Test
    void refusesWhatIsNotHttp() throws IOException {
        var record = against((request, socket, out) -> write(out, "I am a teapot\r\n\r\n"));

        assertThat(record.errorClass()).hasValue(ErrorClass.SSE_MALFORMED);
        assertThat(record.errorDetail()).isEqualTo("what came is not one HTTP/1.1 response");
    }

    @Test
    void findsAnErrorInsideAStream() throws IOException {
        var record = against(stream(ROLE + token("one") + event("{\"error\":{\"message\":\"out of memory\"}}") + DONE));

        assertThat(record.status()).hasValue(200);
        assertThat(record.errorClass()).hasValue(ErrorClass.SSE_ERROR_EVENT);
        assertThat(record.errorDetail()).isEqualTo("{\"error\":{\"message\":\"out of memory\"}}");
    }

    @Test
    void callsAStreamWithoutAFinishReasonTruncated() throws IOException {
        assertThat(against(stream(ROLE + token("one"))).errorClass()).hasValue(ErrorClass.TRUNCATED);
        assertThat(against(stream(ROLE + token("one") + DONE)).errorClass()).hasValue(ErrorClass.TRUNCATED);
    }

    @Test
    void callsAStreamThatBreaksOffTruncated() throws IOException {
        var record = against((request, socket, out) -> {
            write(out, STREAM_HEAD);
            out.write(chunk(ROLE + token("one")));
            socket.close();
        });

        assertThat(record.errorClass()).hasValue(ErrorClass.TRUNCATED);
        assertThat(record.status()).hasValue(200);
        assertThat(record.chunks()).isEqualTo(1);
    }

    @Test
    void callsAnAnswerWithoutATokenEmpty() throws IOException {
        assertThat(against(stream(ROLE + STOP + DONE)).errorClass()).hasValue(ErrorClass.EMPTY);
        assertThat(against(stream("")).errorClass()).hasValue(ErrorClass.EMPTY);
    }

    @Test
    void hangsUpWhenTheRequestSaysSo() throws IOException {
        try (var server = new ScriptedSocket((request, socket, out) -> {})) {
            var impatient = request(1, 0)
                    .withSampling(new Sampling(
                            OptionalDouble.empty(),
                            OptionalDouble.empty(),
                            OptionalLong.empty(),
                            List.of(),
                            Optional.empty(),
                            OptionalLong.of(50)))
                    .build();

            var record = Replay.run(workload(impatient), Endpoint.at(server.url(), "m"), WARM)
                    .records()
                    .get(0);

            assertThat(record.outcome()).isEqualTo(Outcome.CANCELLED);
            assertThat(record.endNanos().getAsLong() - record.sentNanos().getAsLong())
                    .isGreaterThanOrEqualTo(50_000_000L);
        }
    }

    @Test
    void readsAStreamWhoseCharactersAreSplitAcrossReads() throws IOException {
        var record = against((request, socket, out) -> {
            write(out, STREAM_HEAD);
            for (var b : (ROLE + token("caf\u00e9 \uD83D\uDE00") + STOP).getBytes(UTF_8)) {
                out.write(new byte[] {'1', '\r', '\n', b, '\r', '\n'});
                out.flush();
            }
            out.write(end());
        });

        assertThat(record.outcome()).isEqualTo(Outcome.OK);
        assertThat(record.outputTokens()).isPresent();
    }

    @Test
    void takesTheEndOfTheConnectionForTheEndOfABodyWithoutALength() throws IOException {
        var record = against((request, socket, out) -> {
            write(out, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + WHOLE.strip());
            socket.close();
        });

        assertThat(record.outcome()).isEqualTo(Outcome.OK);
        assertThat(record.outputTokens()).hasValue(7);
    }

    @Test
    void doesNotWaitForTheEndOfABodyThatSaidItIsDone() throws IOException {
        var record = against(
                (request, socket, out) -> {
                    write(out, STREAM_HEAD + new String(chunk(WHOLE), UTF_8));
                },
                WARM.withIdleTimeout(SHORT));

        assertThat(record.outcome()).isEqualTo(Outcome.OK);
    }

    @Test
    void opensANewConnectionWhereTheServerClosedTheOldOne() throws IOException {
        try (var server = new ScriptedSocket((request, socket, out) -> {
            write(out, STREAM_HEAD);
            out.write(chunk(WHOLE));
            out.write(end());
            socket.close();
        })) {
            var run = Replay.run(turns(3, 200), Endpoint.at(server.url(), "m"), WARM.withCausalSessions(true));

            assertThat(run.records()).extracting(RequestRecord::outcome).containsOnly(Outcome.OK);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void endsEveryRequestOnceWhateverTheServerDoes(int seed) throws IOException {
        var random = new SplittableRandom(seed);
        var moods = IntStream.range(0, 60).map(it -> random.nextInt(7)).toArray();
        try (var server = new ScriptedSocket((request, socket, out) -> {
            var number = Integer.parseInt(request.replaceAll("(?s).*X-Request-Id: r(\\d+).*", "$1"));
            switch (moods[number - 1]) {
                case 0 -> socket.close();
                case 1 -> write(out, "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n");
                case 2 -> write(out, STREAM_HEAD);
                case 3 -> stream(ROLE + token("one")).answer(request, socket, out);
                case 4 -> stream(ROLE + "data: {]\n\n").answer(request, socket, out);
                default -> stream(WHOLE).answer(request, socket, out);
            }
        })) {
            var arrivals = IntStream.range(0, 60).mapToLong(it -> it / 3).toArray();
            var options = WARM.withIdleTimeout(SHORT).withMaxConcurrency(seed * 3);

            var run = Replay.run(arrivingAt(arrivals), Endpoint.at(server.url(), "m"), options);

            assertThat(run.records()).hasSize(60);
            assertThat(run.records()).extracting(RequestRecord::sequence).doesNotHaveDuplicates();
            assertThat(run.records()).allSatisfy(it -> assertThat(it.outcome() == Outcome.OK)
                    .as(it.requestId() + " " + it.errorClass())
                    .isEqualTo(moods[it.sequence() - 1] > 4));
            assertThat(run.isComplete()).isTrue();
        }
    }

    @Test
    void isInvalidWhenTheClientCouldNotKeepItsSchedule() throws IOException {
        try (var server = new ScriptedSocket(stream(WHOLE))) {
            var impossible = WARM.withMaxLag(Duration.ofNanos(1));

            var run = Replay.run(arrivingAt(0, 1, 2), Endpoint.at(server.url(), "m"), impossible);

            assertThat(run.isValid()).isFalse();
            assertThat(run.invalidReasons()).first().asString().startsWith("client-limited: schedule lag P99 is ");
        }
    }

    @Test
    void countsTokensThatCameTogetherAsCoalesced() throws IOException {
        try (var server = new ScriptedSocket(stream(ROLE + token("a") + token("b") + token("c") + token("d") + STOP))) {
            var run = Replay.run(arrivingAt(0), Endpoint.at(server.url(), "m"), WARM);

            assertThat(run.options()).containsEntry("audit.coalescedShare", 0.75);
            assertThat(run.records().get(0).itlNanos()).containsExactly(0, 0, 0);
        }
    }

    private static RequestRecord against(ScriptedSocket.Script script) throws IOException {
        return against(script, WARM);
    }

    private static RequestRecord against(ScriptedSocket.Script script, ReplayOptions options) throws IOException {
        try (var server = new ScriptedSocket(script)) {
            var run = Replay.run(arrivingAt(0), Endpoint.at(server.url(), "m"), options);
            assertThat(run.records()).hasSize(1);
            return run.records().get(0);
        }
    }

    /** All events in one write. */
    private static ScriptedSocket.Script stream(String events) {
        return (request, socket, out) -> {
            var body = events.isEmpty() ? "" : new String(chunk(events), UTF_8);
            write(out, STREAM_HEAD + body + new String(end(), UTF_8));
        };
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Connections that fill the queue of a listener that never accepts. */
    private static final class Sockets implements AutoCloseable {
        private final List<Socket> sockets = new ArrayList<>();

        Sockets(int port, int count) throws IOException {
            for (var i = 0; i < count; i++) {
                var socket = new Socket();
                sockets.add(socket);
                try {
                    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
                } catch (SocketTimeoutException e) {
                    assertThat(i).isPositive(); // the queue is full, as wanted
                }
            }
        }

        int count() {
            return sockets.size();
        }

        @Override
        public void close() throws IOException {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }
}
