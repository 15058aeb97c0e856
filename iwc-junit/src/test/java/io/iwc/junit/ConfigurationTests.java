package io.iwc.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

class ConfigurationTests {
    private static Configuration configuration(
            Map<String, String> properties, Map<String, String> environment, Map<String, String> parameters) {
        var all = new Properties();
        all.putAll(properties);
        return new Configuration(all, environment, key -> Optional.ofNullable(parameters.get(key)));
    }

    @Test
    void takesTheStrongestSource() {
        var key = "iwc.tokenizer";
        var variable = Map.of("IWC_TOKENIZER", "from-environment");
        var parameter = Map.of(key, "from-parameter");

        assertThat(configuration(Map.of(key, "from-property"), variable, parameter)
                        .tokenizer())
                .isEqualTo("from-property");
        assertThat(configuration(Map.of(), variable, parameter).tokenizer()).isEqualTo("from-environment");
        assertThat(configuration(Map.of(), Map.of(), parameter).tokenizer()).isEqualTo("from-parameter");
        assertThat(configuration(Map.of(), Map.of(), Map.of()).tokenizer()).isEqualTo("tiktoken:o200k_base");
    }

    @Test
    void readsFolders() {
        assertThat(configuration(Map.of("iwc.data", "traces"), Map.of(), Map.of())
                        .dataFolder())
                .contains(Path.of("traces"));
    }

    @Test
    void refusesUnknownKeys() {
        var configuration = configuration(
                Map.of("iwc.tokeniser", "whitespace", "user.dir", "/"), Map.of("IWC_DATE", "x", "PATH", "/"), Map.of());

        assertThatThrownBy(configuration::refuseUnknown)
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageStartingWith(
                        "2 faults in the declarations of this test:\nsystem property iwc.tokeniser: found a"
                                + " setting that IWC does not know, expected one of iwc.enabled, iwc.tokenizer, ")
                .hasMessageContaining("\nenvironment variable IWC_DATE: found a setting");
    }

    @Test
    void refusesKeysOfThePlatformFileToo() {
        var configuration = new Configuration(
                new Properties(), Map.of(), key -> Optional.empty(), Set.of("iwc.baseline.mod", "junit.jupiter.x"));

        assertThatThrownBy(configuration::refuseUnknown)
                .hasMessageStartingWith("junit-platform.properties iwc.baseline.mod: found a setting that IWC does not"
                        + " know, expected one of iwc.enabled, ");
    }

    @Test
    void knowsTheKeysOfNamedEndpoints() {
        configuration(
                        Map.of("iwc.endpoint.url", "u", "iwc.endpoint.gpu-box.api-key-env", "K"),
                        Map.of("IWC_ENDPOINT_URL", "u", "IWC_ENDPOINT_GPU_BOX_MAX_CONCURRENCY", "4"),
                        Map.of())
                .refuseUnknown();
    }
}
