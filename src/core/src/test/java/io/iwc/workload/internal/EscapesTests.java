package io.iwc.workload.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscapesTests {
    @Test
    void areWrittenAsTypedInAShell() {
        assertThat(Escapes.escape("\n| \t\r\\")).isEqualTo("\\n| \\t\\r\\\\");
        assertThat(Escapes.resolve("\\n\\n---\\q\\")).isEqualTo("\n\n---\\q\\");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\\n", "\\\\n\t", "a\\", "\r\n"})
    void areUndoneByResolving(String text) {
        assertThat(Escapes.resolve(Escapes.escape(text))).isEqualTo(text);
    }
}
