package io.iwc.replay;

import static io.iwc.replay.Answers.STREAM_HEAD;
import static io.iwc.replay.Answers.WHOLE;
import static io.iwc.replay.Answers.arrivingAt;
import static io.iwc.replay.Answers.chunk;
import static io.iwc.replay.Answers.end;
import static io.iwc.replay.Answers.turns;
import static io.iwc.replay.FaultyServers.SHORT;
import static io.iwc.replay.FaultyServers.WARM;
import static io.iwc.replay.FaultyServers.against;
import static io.iwc.replay.FaultyServers.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.iwc.run.ErrorClass;
import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** Connections that fill the queue of a listener that never accepts. */
    private static int status(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            return -1; // no such command
        }
    }

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
