package io.iwc.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTests {
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8000, http://127.0.0.1:8000/v1",
        "http://127.0.0.1:8000/, http://127.0.0.1:8000/v1",
        "http://127.0.0.1:8000/v1/, http://127.0.0.1:8000/v1",
        "https://example.org/openai/v1, https://example.org/openai/v1",
        "http://user:pass@host:1/v1?key=secret, http://host:1/v1"
    })
    void isPublishedWithItsVersionPathAndWithoutSecrets(String given, String expected) {
        assertThat(Endpoint.at(given, "m").publicUrl()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "http://h:1/v1/chat/completions, /v1/chat/completions",
        "http://h:1/v1/responses/, /v1/chat/completions",
        "https://h/openai/deployments/gpt?api-version=2025-01-01, "
                + "/openai/deployments/gpt/chat/completions?api-version=2025-01-01",
        "https://h/openai/deployments/gpt/chat/completions?api-version=1, "
                + "/openai/deployments/gpt/chat/completions?api-version=1"
    })
    void keepsItsQueryAndDoesNotRepeatThePathOfTheWire(String given, String expected) {
        assertThat(Endpoint.at(given, "m").target("/chat/completions")).isEqualTo(expected);
    }

    @Test
    void namesTheUnderscoreInAHostName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.at("http://user:pass@vllm_server:8000", "m"))
                .withMessage(
                        "endpoint: found \"http://…@vllm_server:8000\", whose host name has an underscore (_), which"
                                + " host names must not have; expected another name of the server, such as its address or an"
                                + " alias with a hyphen");
    }

    @Test
    void refusesCredentialsBesideAKey() {
        var endpoint = Endpoint.at("http://user:pass@h:1", "m");

        assertThat(endpoint).hasToString("chat m http://h:1/v1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> endpoint.withApiKeyFrom("MY_KEY"))
                .withMessage("endpoint: found user:password in its URL and an API key, both of which are the"
                        + " Authorization header; expected one of them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8000/v1", "ftp://host/v1", "host:8000", "/v1"})
    void refusesWhatIsNoHttpUrl(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.at(url, "m"))
                .withMessage("endpoint: found \"" + url + "\", expected a URL like http://127.0.0.1:8000/v1");
    }

    @Test
    void refusesAKeyWhereItsVariableIsToBeNamedAndDoesNotRepeatIt() {
        var endpoint = Endpoint.at("http://127.0.0.1:8000", "m");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> endpoint.withApiKeyFrom("sk-0123456789"))
                .withMessage("api key: expected the name of an environment variable, not the key");
    }

    @Test
    void changesOnePartAtATime() {
        var endpoint = Endpoint.at("http://127.0.0.1:8000", "m");

        assertThat(endpoint.wire()).isEqualTo(Wire.CHAT);
        assertThat(endpoint.over(Wire.COMPLETIONS).wire()).isEqualTo(Wire.COMPLETIONS);
        assertThat(endpoint.withApiKeyFrom("MY_KEY").apiKeyEnv()).hasValue("MY_KEY");
    }
}
