package io.iwc.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.iwc.IwcException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportTests {
    private static final Endpoint ENDPOINT = Endpoint.at("http://models.example/v1", "m");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ocp-Apim-Subscription-Key",
                "api_key",
                "X-Auth",
                "X-Signature",
                "apikey",
                "X-Goog-Api-Key",
                "X-Functions-Key",
                "x-ms-sig",
                "X-Basic-Auth-Pass",
                "ProxyAuth",
                "X-Amz-Security-Token",
                "X-Amz-Credential",
                "X-JWT-Assertion",
                "Authentication"
            })
    void refusesInClearWhatIsSecretByItsName(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transport.defaults().withHeader(name, "s3cr3t"))
                .withMessage("header " + name + ": found a value that looks secret, expected the name of the variable"
                        + " that holds it");
    }

    @Test
    void refusesInClearWhatIsSecretByItsValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transport.defaults().withHeader("X-Team", "Bearer abcdefgh"))
                .withMessage("header X-Team: found a value that looks secret, expected the name of the variable that"
                        + " holds it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"X-Author", "X-Team", "X-Authority", "X-Session-Id", "X-Passenger", "X-Design", "X-Priority"})
    void takesInClearWhatOnlySoundsLikeASecret(String name) {
        assertThat(Transport.defaults().withHeader(name, "blue").headers()).containsEntry(name, "blue");
    }

    @Test
    void refusesSecretsWhereTheyWouldBeRecorded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transport.defaults().withHeader("X-Api-Key", "hidden"))
                .withMessage("header X-Api-Key: found a value that looks secret, expected the name of the variable that"
                        + " holds it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transport.defaults().withHeaderFrom("X-Api-Key", "not a name: hidden"))
                .withMessage("header X-Api-Key: expected the name of an environment variable, not the value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transport.defaults().withProxy(URI.create("http://me:hidden@proxy:1")))
                .withMessage("proxy: found \"http://…@proxy:1\", expected http://host:port; credentials go into"
                        + " https_proxy or http_proxy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "content-length", "X-Request-Id"})
    void refusesHeadersThatTheClientWrites(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transport.defaults().withHeader(name, "x"))
                .withMessage("header " + name + ": is the client's own and cannot be set");
    }

    @Test
    void refusesWhatWouldBecomeAnotherHeader() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transport.defaults().withHeader("X-A", "1\r\nX-B: 2"))
                .withMessage("header X-A: found characters that no header can carry");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transport.defaults().withHeader("X A", "1"))
                .withMessage("header: found the name \"X A\", expected letters and hyphens");
    }

    @Test
    void takesValuesOfSecretHeadersFromTheEnvironmentAndHidesThem() {
        var transport = Transport.defaults().withHeader("X-Team", "blue").withHeaderFrom("X-Api-Key", "TEAM_KEY");

        var access = Access.of(ENDPOINT, transport, Map.of("TEAM_KEY", "hidden-7"));

        assertThat(access.headerLines()).isEqualTo("User-Agent: iwc\r\nX-Api-Key: hidden-7\r\nX-Team: blue\r\n");
        assertThat(access.described())
                .containsEntry("header.X-Team", "blue")
                .containsEntry("headerEnv.X-Api-Key", "TEAM_KEY")
                .hasSize(2);
        assertThat(access.secret().removedFrom("no such key: hidden-7")).isEqualTo("no such key: [redacted]");
    }

    @Test
    void reportsAVariableThatIsNotSet() {
        var transport = Transport.defaults().withHeaderFrom("X-Api-Key", "TEAM_KEY");

        assertThatExceptionOfType(IwcException.class)
                .isThrownBy(() -> Access.of(ENDPOINT, transport, Map.of()))
                .withMessage("environment variable TEAM_KEY: found nothing, expected the value of the header X-Api-Key;"
                        + " set it or leave it out");
    }

    @Test
    void sendsTheKeyUnlessAHeaderTakesItsPlace() {
        var environment = Map.of("KEY", "one", "OTHER", "Basic two");
        var endpoint = ENDPOINT.withApiKeyFrom("KEY");

        assertThat(Access.of(endpoint, Transport.defaults(), environment).headers())
                .containsEntry("Authorization", "Bearer one");
        assertThat(Access.of(endpoint, Transport.defaults().withHeaderFrom("authorization", "OTHER"), environment)
                        .headers())
                .containsEntry("Authorization", "Basic two");
    }

    @Test
    void authorizesItselfAtTheProxyOnly() {
        var environment = Map.of("http_proxy", "http://me:hidden@proxy.example:8", "https_proxy", "proxy.example:9");

        var plain = Access.of(ENDPOINT, Transport.defaults(), environment);
        var secure = Access.of(Endpoint.at("https://models.example/v1", "m"), Transport.defaults(), environment);

        assertThat(plain.headerLines())
                .isEqualTo("User-Agent: iwc\r\nProxy-Authorization: Basic bWU6aGlkZGVu\r\n"); // RFC 7617: base64
        assertThat(plain.described()).containsEntry("proxy", "http://proxy.example:8");
        assertThat(plain.secret().removedFrom("me:hidden")).isEqualTo("[redacted]");
        assertThat(secure.headerLines()).isEqualTo("User-Agent: iwc\r\n");
        assertThat(secure.described()).containsEntry("proxy", "http://proxy.example:9");
    }

    @Test
    void goesStraightWhereItIsTold() {
        var environment = Map.of("http_proxy", "http://proxy.example:8");

        assertThat(Access.of(ENDPOINT, Transport.defaults().withoutProxy(), environment)
                        .described())
                .isEmpty();
    }

    @Test
    void refusesAFileWithoutCertificates(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("none.pem"), "");

        assertThatExceptionOfType(IwcException.class)
                .isThrownBy(() -> Access.of(ENDPOINT, Transport.defaults().trusting(file), Map.of()))
                .withMessage(file + ": found no certificate, expected some in PEM");
    }
}
