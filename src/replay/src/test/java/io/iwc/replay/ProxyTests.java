package io.iwc.replay;

import static io.iwc.replay.Answers.WHOLE;
import static io.iwc.replay.Answers.arrivingAt;
import static io.iwc.replay.Answers.chunk;
import static io.iwc.replay.Answers.end;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.iwc.IwcException;
import io.iwc.run.ErrorClass;
import io.iwc.run.Outcome;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Proxies and headers over real sockets; the tunnel to a TLS server is in {@link ReplayOverTlsTests}. */
@Timeout(30)
class ProxyTests {
    /** A variable that every process has plays the key. */
    private static final String KEY = "PATH";

    private static final ReplayOptions WARM = ReplayOptions.defaults().withCache(ReplayOptions.Cache.WARM);

    @Test
    void handsRequestsForAPlainServerToTheProxyWithTheirWholeUrl() throws IOException {
        try (var proxy = new ScriptedSocket(ProxyTests::answer)) {
            var endpoint = Endpoint.at("http://models.invalid:81/v1", "m");

            var run = Replay.run(arrivingAt(0), endpoint, through(proxy));

            assertThat(run.records().get(0).outcome()).isEqualTo(Outcome.OK);
            assertThat(proxy.requests().get(0))
                    .startsWith(
                            "POST http://models.invalid:81/v1/chat/completions HTTP/1.1\r\nHost: models.invalid:81\r\n");
            assertThat(run.options()).containsEntry("proxy", proxy.url().replace("/v1", ""));
        }
    }

    @Test
    void asksForTheModelThroughTheProxyToo() throws IOException {
        try (var proxy = new ScriptedSocket((request, socket, out) -> {
            if (request.startsWith("GET")) {
                var body = "{\"data\":[{\"id\":\"served\"}]}";
                out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).getBytes(UTF_8));
            } else {
                answer(request, socket, out);
            }
        })) {
            var run = Replay.run(arrivingAt(0), Endpoint.at("http://models.invalid:81/v1", ""), through(proxy));

            assertThat(run.endpoint().model()).isEqualTo("served");
            assertThat(proxy.requests().get(0)).startsWith("GET http://models.invalid:81/v1/models HTTP/1.1\r\n");
        }
    }

    @Test
    void saysHowTheProxyRefusedATunnel() throws IOException {
        try (var proxy = new ScriptedSocket((request, socket, out) ->
                out.write("HTTP/1.1 407 Who are you\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8)))) {
            var endpoint = Endpoint.at("https://models.invalid/v1", "m");

            assertThatExceptionOfType(EndpointUnavailableException.class)
                    .isThrownBy(() -> Replay.run(arrivingAt(0), endpoint, through(proxy)))
                    .satisfies(it -> assertThat(it.errorClass()).isEqualTo(ErrorClass.CONNECT_REFUSED))
                    .withMessageContaining(
                            "the proxy http://127.0.0.1:" + proxy.port() + " answered HTTP/1.1 407 Who are you");
            assertThat(proxy.requests().get(0))
                    .isEqualTo("CONNECT models.invalid:443 HTTP/1.1\r\nHost: models.invalid:443\r\n\r\n");
        }
    }

    @Test
    void givesUpOnAProxyThatDoesNotAnswer() throws IOException {
        try (var proxy = new ScriptedSocket((request, socket, out) -> {})) {
            var endpoint = Endpoint.at("https://models.invalid/v1", "m");
            var options = through(proxy).withConnectTimeout(Duration.ofMillis(150));

            assertThatExceptionOfType(EndpointUnavailableException.class)
                    .isThrownBy(() -> Replay.run(arrivingAt(0), endpoint, options))
                    .satisfies(it -> assertThat(it.errorClass()).isEqualTo(ErrorClass.CONNECT_TIMEOUT));
        }
    }

    @Test
    void givesUpOnAProxyThatHangsUp() throws IOException {
        try (var proxy = new ScriptedSocket((request, socket, out) -> socket.close())) {
            var endpoint = Endpoint.at("https://models.invalid/v1", "m");

            assertThatExceptionOfType(EndpointUnavailableException.class)
                    .isThrownBy(() -> Replay.run(arrivingAt(0), endpoint, through(proxy)))
                    .satisfies(it -> assertThat(it.errorClass()).isEqualTo(ErrorClass.CONNECT_REFUSED))
                    .withMessageContaining("closed the connection");
        }
    }

    @Test
    void sendsHeadersOfItsOwnAndShowsNoneThatIsSecret() throws IOException {
        var transport = Transport.defaults().withHeader("X-Team", "blue").withHeaderFrom("X-Api-Key", KEY);
        try (var server = new ScriptedSocket((request, socket, out) -> {
            var body = "{\"error\":\"key " + System.getenv(KEY) + " is not known\"}";
            out.write(("HTTP/1.1 401 No\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).getBytes(UTF_8));
        })) {
            var run = Replay.run(arrivingAt(0), Endpoint.at(server.url(), "m"), WARM.withTransport(transport));

            assertThat(server.requests().get(0))
                    .contains(
                            "\r\nX-Team: blue\r\n",
                            "\r\nX-Api-Key: " + System.getenv(KEY).strip() + "\r\n");
            assertThat(run.records().get(0).errorDetail()).isEqualTo("{\"error\":\"key [redacted] is not known\"}");
            assertThat(run.options()).containsEntry("header.X-Team", "blue").containsEntry("headerEnv.X-Api-Key", KEY);
        }
    }

    @Test
    void doesNotTakeTheKeyElsewhereWhenAskingForTheModel() throws IOException {
        try (var elsewhere = new ScriptedSocket((request, socket, out) -> {});
                var server = new ScriptedSocket((request, socket, out) ->
                        out.write(("HTTP/1.1 307 Go\r\nLocation: " + elsewhere.url() + "\r\nContent-Length: 0\r\n\r\n")
                                .getBytes(UTF_8)))) {
            var endpoint = Endpoint.at(server.url(), "").withApiKeyFrom(KEY);

            assertThatExceptionOfType(IwcException.class)
                    .isThrownBy(() -> Replay.run(arrivingAt(0), endpoint, WARM))
                    .withMessageContaining("found status 307 and no model");
            assertThat(server.requests().get(0)).contains("Authorization: Bearer " + System.getenv(KEY));
            assertThat(elsewhere.connections()).isZero();
        }
    }

    private static ReplayOptions through(ScriptedSocket proxy) {
        return WARM.withTransport(Transport.defaults().withProxy(URI.create("http://127.0.0.1:" + proxy.port())));
    }

    private static void answer(String request, java.net.Socket socket, java.io.OutputStream out) throws IOException {
        out.write((Answers.STREAM_HEAD + new String(chunk(WHOLE), UTF_8) + new String(end(), UTF_8)).getBytes(UTF_8));
    }
}
