package io.iwc.replay;

import static io.iwc.replay.Answers.WHOLE;
import static io.iwc.replay.Answers.arrivingAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.iwc.run.ErrorClass;
import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import io.iwc.testing.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** With a certificate made for this test, which is trusted only where the test says so. */
@Isolated("changes the trust store of the JVM")
@Timeout(60)
class ReplayOverTlsTests {
    private static final ReplayOptions WARM = ReplayOptions.defaults().withCache(ReplayOptions.Cache.WARM);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void makeCertificate() throws Exception {
        TestCertificate.make(store(), "CN=scripted server", "ip:127.0.0.1");
    }

    @AfterEach
    void trustTheUsualOnesAgain() {
        System.clearProperty("javax.net.ssl.trustStore");
        System.clearProperty("javax.net.ssl.trustStorePassword");
    }

    @Test
    void readsStreamsFromAServerItTrusts() throws Exception {
        System.setProperty("javax.net.ssl.trustStore", store().toString());
        System.setProperty("javax.net.ssl.trustStorePassword", TestCertificate.PASSWORD);
        try (var server = server()) {
            var run = Replay.run(arrivingAt(0, 5, 10), endpoint(server, "127.0.0.1"), WARM);

            assertThat(run.records())
                    .hasSize(3)
                    .extracting(RequestRecord::outcome)
                    .containsOnly(Outcome.OK);
            assertThat(run.records()).extracting(RequestRecord::chunks).containsOnly(2);
        }
    }

    @Test
    void trustsTheCertificatesOfAFile() throws Exception {
        try (var server = server()) {
            var trusting = WARM.withTransport(Transport.defaults().trusting(pem()));

            var run = Replay.run(arrivingAt(0), endpoint(server, "127.0.0.1"), trusting);

            assertThat(run.records()).extracting(RequestRecord::outcome).containsOnly(Outcome.OK);
            assertThat(run.options()).containsEntry("trusted", "server.pem");
            assertThatExceptionOfType(EndpointUnavailableException.class)
                    .as("a trusted certificate of another host")
                    .isThrownBy(() -> Replay.run(arrivingAt(0), endpoint(server, "localhost"), trusting))
                    .satisfies(it -> assertThat(it.errorClass()).isEqualTo(ErrorClass.TLS));
        }
    }

    @Test
    void asksWhetherItAnswersWithTheSameTrust() throws Exception {
        try (var server = server()) {
            var patience = Duration.ofSeconds(20);

            var trusted = Replay.unavailability(
                    endpoint(server, "127.0.0.1"), Transport.defaults().trusting(pem()), patience);
            var usual = Replay.unavailability(endpoint(server, "127.0.0.1"), Transport.defaults(), patience);

            assertThat(trusted).isEmpty();
            assertThat(usual).hasValueSatisfying(it -> assertThat(it)
                    .startsWith("found no server that can be trusted (")
                    .endsWith("), expected an answer of https://127.0.0.1:" + server.getPort()
                            + "/v1/models within 20s"));
        }
    }

    @Test
    void tunnelsThroughAProxyThatSeesNeitherPromptNorKey() throws Exception {
        try (var server = server();
                var proxy = new Tunnel(server.getPort())) {
            var transport = Transport.defaults().trusting(pem()).withProxy(URI.create(proxy.url()));
            var endpoint = Endpoint.at("https://127.0.0.1:" + server.getPort() + "/v1", "m")
                    .withApiKeyFrom("PATH");

            var run = Replay.run(arrivingAt(0, 5, 10), endpoint, WARM.withTransport(transport));

            assertThat(run.records())
                    .hasSize(3)
                    .extracting(RequestRecord::outcome)
                    .containsOnly(Outcome.OK);
            assertThat(proxy.asked()).isNotEmpty().allSatisfy(it -> assertThat(it)
                    .isEqualTo("CONNECT 127.0.0.1:" + server.getPort() + " HTTP/1.1\r\nHost: 127.0.0.1:"
                            + server.getPort() + "\r\n\r\n"));
        }
    }

    @Test
    void refusesAnUntrustedCertificate() throws Exception {
        try (var server = server()) {
            assertThatExceptionOfType(EndpointUnavailableException.class)
                    .isThrownBy(() -> Replay.run(arrivingAt(0), endpoint(server, "127.0.0.1"), WARM))
                    .satisfies(it -> assertThat(it.errorClass()).isEqualTo(ErrorClass.TLS));
        }
    }

    @Test
    void refusesACertificateOfAnotherHost() throws Exception {
        System.setProperty("javax.net.ssl.trustStore", store().toString());
        System.setProperty("javax.net.ssl.trustStorePassword", TestCertificate.PASSWORD);
        try (var server = server()) {
            assertThatExceptionOfType(EndpointUnavailableException.class)
                    .isThrownBy(() -> Replay.run(arrivingAt(0), endpoint(server, "localhost"), WARM))
                    .satisfies(it -> assertThat(it.errorClass()).isEqualTo(ErrorClass.TLS));
        }
    }

    @Test
    void refusesAServerWithoutTls() throws IOException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var answered = CompletableFuture.runAsync(() -> answerInPlainText(listener));
            var endpoint = Endpoint.at("https://127.0.0.1:" + listener.getLocalPort() + "/v1", "m");

            assertThatExceptionOfType(EndpointUnavailableException.class)
                    .isThrownBy(() -> Replay.run(arrivingAt(0), endpoint, WARM))
                    .satisfies(it -> assertThat(it.errorClass()).isEqualTo(ErrorClass.TLS));
            answered.join();
        }
    }

    @Test
    void givesUpOnAHandshakeThatIsNeverAnswered() throws IOException {
        try (var server = new ScriptedSocket((request, socket, out) -> {})) {
            var endpoint = Endpoint.at(server.url().replace("http:", "https:"), "m");

            assertThatExceptionOfType(EndpointUnavailableException.class)
                    .isThrownBy(
                            () -> Replay.run(arrivingAt(0), endpoint, WARM.withConnectTimeout(Duration.ofMillis(150))))
                    .satisfies(it -> assertThat(it.errorClass()).isEqualTo(ErrorClass.CONNECT_TIMEOUT));
        }
    }

    private static void answerInPlainText(ServerSocket listener) {
        try (var socket = listener.accept()) {
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static MockWebServer server() throws Exception {
        var keys = KeyStore.getInstance(store().toFile(), TestCertificate.PASSWORD.toCharArray());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, TestCertificate.PASSWORD.toCharArray());
        var tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        var server = new MockWebServer();
        server.useHttps(tls.getSocketFactory());
        for (var i = 0; i < 3; i++) {
            server.enqueue(new MockResponse.Builder()
                    .addHeader("Content-Type", "text/event-stream")
                    .chunkedBody(WHOLE, 10)
                    .build());
        }
        server.start();
        return server;
    }

    private static Endpoint endpoint(MockWebServer server, String host) {
        return Endpoint.at("https://" + host + ":" + server.getPort() + "/v1", "m");
    }

    /** The certificate alone. */
    private static Path pem() throws Exception {
        var certificate = KeyStore.getInstance(store().toFile(), TestCertificate.PASSWORD.toCharArray())
                .getCertificate("server")
                .getEncoded();
        return Files.writeString(
                folder.resolve("server.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(certificate)
                        + "\n-----END CERTIFICATE-----\n");
    }

    private static Path store() {
        return folder.resolve("server.p12");
    }
}
