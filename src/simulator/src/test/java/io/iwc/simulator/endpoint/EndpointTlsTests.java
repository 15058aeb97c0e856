package io.iwc.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** https, and who trusts it. */
class EndpointTlsTests {
    private static final String HELLO = "{\"max_tokens\":3,\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";

    private final EmbeddedEndpoint endpoint = EmbeddedEndpoint.builder().tls().start();

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void whoTrustsTheCertificateIsAnsweredAndCapturedAsOverHttp() throws Exception {
        var port = URI.create(endpoint.rootUrl()).getPort();

        for (var host : List.of("127.0.0.1", "localhost")) {
            assertThat(post(trusting(), "https://" + host + ":" + port).statusCode())
                    .isEqualTo(200);
        }

        assertThat(endpoint.rootUrl()).isEqualTo("https://127.0.0.1:" + port);
        assertThat(endpoint.captured().requests()).hasSize(2);
    }

    @Test
    void whoDoesNotTrustItIsNotAnswered() {
        assertThatThrownBy(() -> post(HttpClient.newHttpClient(), endpoint.rootUrl()))
                .isInstanceOf(SSLHandshakeException.class);
        assertThat(endpoint.captured().requests()).isEmpty();
    }

    @Test
    void anAnswerThatBreaksIsBrokenOffHereAsWell() {
        endpoint.answer(Answer.text("It ships on Monday.").breakingAfter(2));

        assertThatThrownBy(() -> post(trusting(), endpoint.rootUrl())).isInstanceOf(IOException.class);
    }

    @Test
    void theCertificateIsForTheNamesOfLoopbackAndItsOwnAuthority() throws Exception {
        var certificate = endpoint.certificate().x509();

        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> (Object) name.get(1))
                .containsExactly("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(certificate.getBasicConstraints()).isNotNegative(); // OpenSSL takes no other for a root
        certificate.verify(certificate.getPublicKey());
    }

    @Test
    void itsPemIsTheSameCertificate() throws Exception {
        var pem = endpoint.certificate().pem();

        var read = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));

        assertThat(read).isEqualTo(endpoint.certificate().x509());
        assertThat(pem.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(64));
    }

    @Test
    void endpointsOfOneJvmShareIt() {
        try (var other = EmbeddedEndpoint.builder().tls().start()) {
            assertThat(other.certificate().x509())
                    .isEqualTo(endpoint.certificate().x509());
        }
    }

    @Test
    void aPlainOneHasNone() {
        try (var plain = EmbeddedEndpoint.start()) {
            assertThatIllegalStateException()
                    .isThrownBy(plain::certificate)
                    .withMessage("certificate: found an endpoint that serves " + plain.rootUrl()
                            + ", expected one that serves https: builder().tls(), or @Embedded(tls = true)");
        }
    }

    private HttpClient trusting() {
        return HttpClient.newBuilder()
                .sslContext(endpoint.certificate().sslContext())
                .build();
    }

    private static HttpResponse<String> post(HttpClient client, String root) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(root + "/v1/chat/completions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(HELLO))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
