package io.iwc.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.iwc.IwcException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretTests {
    private final Secret secret = Secret.ofKey("abc/123+x");

    @ParameterizedTest
    @CsvSource({
        "key abc/123+x is wrong, key [redacted] is wrong",
        "got 'Bearer abcdefgh' from you, got 'Bearer [redacted]' from you",
        "Incorrect API key provided: sk-ab***yz., Incorrect API key provided: [redacted].",
        "the bearer of bad news, the bearer of bad news",
        "ask-me-anything, ask-me-anything"
    })
    void isClearedOutOfTexts(String text, String cleared) {
        assertThat(secret.removedFrom(text)).isEqualTo(cleared);
    }

    @Test
    void isNotPrinted() {
        assertThat(secret).hasToString("[redacted]");
    }

    @Test
    void isMissedByTheNameOfItsVariable() {
        var endpoint = Endpoint.at("http://127.0.0.1:1", "m").withApiKeyFrom("IWC_TEST_KEY_THAT_NOBODY_SET");

        assertThatExceptionOfType(IwcException.class)
                .isThrownBy(() -> Secret.of(endpoint, Map.of()))
                .withMessage("environment variable IWC_TEST_KEY_THAT_NOBODY_SET: found nothing, expected the API key of"
                        + " the endpoint; set it or leave it out");
    }
}
