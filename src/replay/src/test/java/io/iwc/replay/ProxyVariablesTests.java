package io.iwc.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.iwc.IwcException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyVariablesTests {
    @Test
    void namesAProxyForEachScheme() {
        var variables = new ProxyVariables(Map.of("http_proxy", "http://plain:1", "HTTPS_PROXY", "http://secure:2"));

        assertThat(variables.proxyFor(URI.create("http://models.example/v1"))).hasValue(URI.create("http://plain:1"));
        assertThat(variables.proxyFor(URI.create("https://models.example/v1"))).hasValue(URI.create("http://secure:2"));
    }

    @Test
    void takesOneForAllWhereNoneIsNamed() {
        var variables = new ProxyVariables(Map.of("all_proxy", "proxy.example:3128"));

        assertThat(variables.proxyFor(URI.create("https://models.example/v1")))
                .hasValue(URI.create("http://proxy.example:3128"));
    }

    @Test
    void prefersLowerCase() {
        var variables = new ProxyVariables(Map.of("http_proxy", "http://lower:1", "HTTP_PROXY", "http://upper:1"));

        assertThat(variables.proxyFor(URI.create("http://models.example/v1"))).hasValue(URI.create("http://lower:1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "api.localhost", "127.0.0.1", "127.8.9.1", "[::1]"})
    void neverNamesOneForLoopback(String host) {
        var variables = new ProxyVariables(Map.of("all_proxy", "http://proxy:1"));

        assertThat(variables.proxyFor(URI.create("http://" + host + ":8000/v1")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "*, models.example, false",
        "models.example, models.example, false",
        "models.example, eu.models.example, false",
        ".models.example, eu.models.example, false",
        "*.models.example, eu.models.example, false",
        "models.example, othermodels.example, true",
        "models.example:8000, models.example, false",
        "models.example:8001, models.example, true",
        "'a.example, models.example', models.example, false",
        "10.1.2.3, 10.1.2.3, false",
        "10.0.0.0/8, 10.1.2.3, false",
        "10.0.0.0/8, 11.1.2.3, true",
        "192.168.128.0/17, 192.168.200.1, false",
        "192.168.128.0/17, 192.168.100.1, true",
        "fd00::/8, [fd12::1], false",
        "10.0.0.0/8, models.example, true"
    })
    void leavesOutWhatIsExcepted(String exceptions, String host, boolean throughProxy) {
        var variables = new ProxyVariables(Map.of("all_proxy", "http://proxy:1", "NO_PROXY", exceptions));

        assertThat(variables.proxyFor(URI.create("http://" + host + ":8000/v1")).isPresent())
                .isEqualTo(throughProxy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5://me:hidden@proxy:1", "http://", "me:hidden@ proxy"})
    void refusesWhatIsNoHttpProxyWithoutRepeatingIt(String value) {
        var variables = new ProxyVariables(Map.of("http_proxy", value));

        assertThatExceptionOfType(IwcException.class)
                .isThrownBy(() -> variables.proxyFor(URI.create("http://models.example/v1")))
                .withMessage("environment variable http_proxy: found something that is no address of an HTTP proxy,"
                        + " expected http://host:port");
    }
}
