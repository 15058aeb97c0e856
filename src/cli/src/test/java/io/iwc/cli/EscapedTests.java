package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EscapedTests {
    private final Escaped escaped = new Escaped();

    @Test
    void understandsWhatAShellCannotType() {
        assertThat(escaped.convert("\\n")).isEqualTo("\n");
        assertThat(escaped.convert("a\\tb\\r\\\\n")).isEqualTo("a\tb\r\\n");
    }

    @Test
    void leavesEverythingElse() {
        assertThat(escaped.convert(" | ")).isEqualTo(" | ");
        assertThat(escaped.convert("\\x\\")).isEqualTo("\\x\\");
        assertThat(escaped.convert("")).isEmpty();
    }
}
