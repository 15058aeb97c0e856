package io.iwc.replay;

import static io.iwc.replay.Answers.STREAM_HEAD;
import static io.iwc.replay.Answers.WHOLE;
import static io.iwc.replay.Answers.arrivingAt;
import static io.iwc.replay.Answers.chunk;
import static io.iwc.replay.Answers.end;
import static io.iwc.replay.Answers.request;
import static io.iwc.replay.Answers.turns;
import static io.iwc.replay.Answers.workload;
import static io.iwc.replay.FaultyServers.SHORT;
import static io.iwc.replay.FaultyServers.WARM;
import static io.iwc.replay.FaultyServers.against;
import static io.iwc.replay.FaultyServers.pause;
import static io.iwc.replay.FaultyServers.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.iwc.run.ErrorClass;
import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import io.iwc.workload.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong before an answer begins, over real sockets. */
@Timeout(60)
class ConnectionFaultTests {
    private static final String KEY = "PATH";

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
    void reportsBeforeTheStartThatNoServerListens() throws IOException {
        var endpoint = Endpoint.at("http://127.0.0.1:" + freePort() + "/v1", "m");

        assertThatExceptionOfType(EndpointUnavailableException.class)
                .isThrownBy(() -> Replay.run(arrivingAt(0), endpoint, WARM))
                .satisfies(it -> assertThat(it.errorClass()).isEqualTo(ErrorClass.CONNECT_REFUSED))
                .withMessageContaining("found connect_refused (");
    }

    @Test
    void givesUpOnAServerThatDoesNotAcceptConnections() throws IOException {
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var queue = new Sockets()) {
            queue.fill(full.getLocalPort(), 8);
            var endpoint = Endpoint.at("http://127.0.0.1:" + full.getLocalPort() + "/v1", "m");

            assertThatExceptionOfType(EndpointUnavailableException.class)
                    .isThrownBy(() -> Replay.run(arrivingAt(0), endpoint, WARM.withConnectTimeout(SHORT)))
                    .satisfies(it -> assertThat(it.errorClass()).isEqualTo(ErrorClass.CONNECT_TIMEOUT));
            assertThat(queue.count()).isEqualTo(8);
        }
    }

    /** The first turn is answered on the one connection that was opened ahead; then the queue is full. */
    @Test
    void recordsARequestForWhichNoConnectionOpensInTime() throws IOException {
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var queue = new Sockets()) {
            var server = CompletableFuture.runAsync(() -> answerOnce(full, queue));

            var records = Replay.run(
                            turns(2, 300),
                            Endpoint.at("http://127.0.0.1:" + full.getLocalPort() + "/v1", "m"),
                            WARM.withCausalSessions(true).withConnectTimeout(SHORT))
                    .records();

            server.join();
            assertThat(records.get(0).outcome()).isEqualTo(Outcome.OK);
            assertThat(records.get(1).errorClass()).hasValue(ErrorClass.CONNECT_TIMEOUT);
            assertThat(records.get(1).endNanos()).isPresent();
        }
    }

    /** Closing a connection that is still opening makes it fail too: its request must not end twice for that. */
    @Test
    void endsEveryRequestOnceThatIsHungUpOnWhileItsConnectionOpens() throws IOException {
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var queue = new Sockets()) {
            var server = CompletableFuture.runAsync(() -> answerOnce(full, queue));
            var replay = Replay.start(
                    workload(turn(1).build(), afterFirst(2), afterFirst(3), afterFirst(4)),
                    Endpoint.at("http://127.0.0.1:" + full.getLocalPort() + "/v1", "m"),
                    WARM.withCausalSessions(true));
            while (replay.progress().sent() < 4) {
                pause(1);
            }
            pause(50);
            replay.stop();

            var run = replay.await();

            server.join();
            assertThat(run.records())
                    .extracting(RequestRecord::outcome)
                    .containsExactly(Outcome.OK, Outcome.CANCELLED, Outcome.CANCELLED, Outcome.CANCELLED);
            assertThat(replay.progress().cancelled()).isEqualTo(3);
            assertThat(replay.progress().inFlight()).isZero();
        }
    }

    private static Request afterFirst(int number) {
        return turn(number).dependingOn("r1", 300).build();
    }

    private static Request.Builder turn(int number) {
        return request(number, number).inSession("s").asTurn(number - 1);
    }

    private static void answerOnce(ServerSocket full, Sockets queue) {
        try (var socket = full.accept()) {
            queue.fill(full.getLocalPort(), 8);
            assertThat(socket.getInputStream().read()).isEqualTo('P');
            write(socket.getOutputStream(), STREAM_HEAD + new String(chunk(WHOLE), UTF_8) + new String(end(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody takes the connections out of the queue: what is sent stays in the buffers of the two sockets. */
    @Test
    void givesUpOnAServerThatReadsNothing() throws IOException {
        try (var deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var endpoint = Endpoint.at("http://127.0.0.1:" + deaf.getLocalPort() + "/v1", "m");
            var large = Request.text("x".repeat(32 << 20))
                    .withId("r1")
                    .arrivingAt(0)
                    .withMaxOutputTokens(16)
                    .build();

            var record = Replay.run(workload(large), endpoint, WARM.withFirstByteTimeout(SHORT))
                    .records()
                    .get(0);

            assertThat(record.errorClass()).hasValue(ErrorClass.FIRST_BYTE_TIMEOUT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"})
    void givesUpOnAListOfModelsThatNeverEnds(String beginning) throws IOException {
        try (var server = new ScriptedSocket((request, socket, out) -> {
            write(out, beginning);
            while (!beginning.isEmpty()) {
                write(out, "7");
                pause(5);
            }
        })) {
            assertThatExceptionOfType(EndpointUnavailableException.class)
                    .isThrownBy(() ->
                            Replay.run(arrivingAt(0), Endpoint.at(server.url(), ""), WARM.withConnectTimeout(SHORT)))
                    .satisfies(it -> assertThat(it.errorClass()).isEqualTo(ErrorClass.TOTAL_TIMEOUT))
                    .withMessage("endpoint " + server.url() + ": found total_timeout (no whole answer within 150 ms),"
                            + " expected a server that accepts connections; start it or correct the URL");
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

    /** In a network of its own with twelve ports for connections: a name space of Linux, no privilege needed. */
    @Test
    void saysThatNoPortIsLeft() throws Exception {
        assumeTrue(status("unshare", "-rn", "true") == 0, "no name spaces here: ports cannot be made scarce");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var child = new ProcessBuilder(
                        "unshare",
                        "-rn",
                        "sh",
                        "-c",
                        "ip link set lo up && echo 50000 50011 > /proc/sys/net/ipv4/ip_local_port_range && exec \"$@\"",
                        "sh",
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScarcePorts.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        var said = new String(child.getInputStream().readAllBytes(), UTF_8);

        assertThat(child.waitFor()).isZero();
        assertThat(said.lines()).hasSize(40);
        assertThat(said.lines().filter(it -> it.startsWith("first_byte_timeout")))
                .hasSizeBetween(1, 12);
        assertThat(said.lines().filter(it -> !it.startsWith("first_byte_timeout")))
                .isNotEmpty()
                .allMatch(it -> it.startsWith("connect_refused Cannot assign requested address"));
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

    @Test
    void saysWhereARedirectLeads() throws IOException {
        var record = against((request, socket, out) -> write(
                out, "HTTP/1.1 307 Moved\r\nLocation: http://127.0.0.1:1/v1\r\nContent-Length: 9\r\n\r\nnot today"));

        assertThat(record.errorClass()).hasValue(ErrorClass.HTTP_4XX);
        assertThat(record.errorDetail())
                .isEqualTo("redirect to http://127.0.0.1:1/v1, which is not followed: use that URL; not today");
    }

    @ParameterizedTest
    @CsvSource({"400, HTTP_4XX", "401, HTTP_4XX", "404, HTTP_4XX", "429, HTTP_429", "500, HTTP_5XX", "503, HTTP_5XX"})
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

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void neverFollowsARedirectWithOrWithoutTheKey(int status) throws IOException {
        try (var elsewhere = new ScriptedSocket((request, socket, out) -> {});
                var server = new ScriptedSocket((request, socket, out) -> write(
                        out,
                        "HTTP/1.1 " + status + " Go\r\nLocation: " + elsewhere.url()
                                + "\r\nContent-Length: 0\r\n\r\n"))) {
            var run =
                    Replay.run(arrivingAt(0), Endpoint.at(server.url(), "m").withApiKeyFrom(KEY), WARM.withRetries(1));

            assertThat(run.records().get(0).errorClass()).hasValue(ErrorClass.HTTP_4XX);
            assertThat(server.requests()).hasSize(1);
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

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static int status(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            return -1; // no such command
        }
    }

    /** Connections that fill the queue of a listener that never accepts. */
    private static final class Sockets implements AutoCloseable {
        private final List<Socket> sockets = new ArrayList<>();

        void fill(int port, int count) throws IOException {
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
