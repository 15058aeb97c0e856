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
    @ValueSource(strings = {"ftp://host/v1", "host:8000", "/v1"})
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
