package io.iwc.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.run.ErrorClass;
import io.iwc.run.Outcome;
import io.iwc.testing.TestCertificate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With a certificate that is made for this test. */
@Timeout(60)
class UpstreamTlsTests {
    private static final String BODY = "{\"choices\":[{\"message\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}],"
            + "\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":1}}";
    private static final String ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void makeCertificate() throws Exception {
        TestCertificate.make(folder.resolve("store"), "CN=upstream", "dns:localhost");
        Files.writeString(
                folder.resolve("server.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(store().getCertificate("server").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }

    @Test
    void recordsAServerBehindTls() throws Exception {
        try (var server = server();
                var recording = RecordingEndpoint.forwardingTo(server.url())
                        .trusting(folder.resolve("server.pem"))
                        .start()) {
            var answer = new Application(recording.baseUrl()).ask(false, List.of("Hello"));

            assertThat(answer.body()).isEqualTo(BODY);
            assertThat(server.received()).contains("Host: localhost:" + server.port() + "\r\n");
            assertThat(recording.run().records()).singleElement().satisfies(record -> {
                assertThat(record.outcome()).isEqualTo(Outcome.OK);
                assertThat(record.inputTokens()).hasValue(9);
            });
        }
    }

    @Test
    void aCertificateThatIsNotTrustedOrOfAnotherHostIsSaid() throws Exception {
        try (var server = server();
                var untrusted = RecordingEndpoint.forwardingTo(server.url()).start();
                var otherHost = RecordingEndpoint.forwardingTo(server.url().replace("localhost", "127.0.0.1"))
                        .trusting(folder.resolve("server.pem"))
                        .start()) {
            for (var recording : List.of(untrusted, otherHost)) {
                var answer = new Application(recording.baseUrl()).ask(false, List.of("Hello"));

                assertThat(answer.statusCode()).isEqualTo(502);
                assertThat(answer.body()).contains(" cannot be reached (");
                assertThat(recording.run().records())
                        .singleElement()
                        .satisfies(record -> assertThat(record.errorClass()).contains(ErrorClass.TLS));
            }
        }
    }

    private static RawServer server() throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(), TestCertificate.PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        ServerSocketFactory sockets = context.getServerSocketFactory();
        return new RawServer(sockets, "https", (request, out) -> {
            out.write(ANSWER.getBytes(StandardCharsets.UTF_8));
            out.flush();
        });
    }

    private static KeyStore store() throws Exception {
        return KeyStore.getInstance(folder.resolve("store").toFile(), TestCertificate.PASSWORD.toCharArray());
    }
}
