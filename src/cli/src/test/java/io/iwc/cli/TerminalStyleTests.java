package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalStyleTests {
    private static final Map<String, String> XTERM = Map.of("TERM", "xterm-256color");

    @Test
    void isPlainWhereNoTerminalIs() {
        assertThat(TerminalStyle.of(false, "80", Map.of("TERM", "xterm", "COLUMNS", "80")))
                .isEqualTo(TerminalStyle.PLAIN);
    }

    @Test
    void isInColourOnATerminalThatMayShowSome() {
        assertThat(TerminalStyle.of(true, "", XTERM).hasColour()).isTrue();
        assertThat(TerminalStyle.of(true, "", Map.of("TERM", "xterm", "NO_COLOR", "1"))
                        .hasColour())
                .isFalse();
        // no-color.org: an empty value forbids nothing
        assertThat(TerminalStyle.of(true, "", Map.of("TERM", "xterm", "NO_COLOR", ""))
                        .hasColour())
                .isTrue();
        assertThat(TerminalStyle.of(true, "", Map.of("TERM", "dumb")).hasColour())
                .isFalse();
        assertThat(TerminalStyle.of(true, "", Map.of()).hasColour()).isFalse();
    }

    @Test
    void isAsWideAsTheUserSaysOrElseTheTerminal() {
        assertThat(TerminalStyle.of(true, "80", XTERM).columns()).isEqualTo(80);
        assertThat(TerminalStyle.of(true, "80", Map.of("COLUMNS", "120")).columns())
                .isEqualTo(120);
        assertThat(TerminalStyle.of(true, "80", Map.of("COLUMNS", "wide")).columns())
                .isEqualTo(80);
        assertThat(TerminalStyle.of(true, "0", XTERM).columns()).isZero();
        assertThat(TerminalStyle.of(true, "", XTERM).columns()).isZero();
    }
}
