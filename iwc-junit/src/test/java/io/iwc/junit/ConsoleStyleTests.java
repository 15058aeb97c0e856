package io.iwc.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ConsoleStyleTests {
    @Test
    void coloursOnServersThatShowColours() {
        assertThat(style(Map.of("GITHUB_ACTIONS", "true")).isColoured()).isTrue();
        assertThat(style(Map.of("GITLAB_CI", "true")).isColoured()).isTrue();
    }

    @Test
    void honoursWhoWantsNone() {
        assertThat(style(Map.of("GITHUB_ACTIONS", "true", "NO_COLOR", "1")).isColoured())
                .isFalse();
        assertThat(style(Map.of("FORCE_COLOR", "1", "TERM", "dumb")).isColoured())
                .isFalse();
    }

    private static ConsoleStyle style(Map<String, String> variables) {
        return ConsoleStyle.of(new Configuration(new Properties(), variables, key -> Optional.empty()));
    }
}
