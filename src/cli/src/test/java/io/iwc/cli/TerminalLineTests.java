package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalLineTests {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Console console = Console.of(screen, screen, true);

    @Test
    void progressGivesWayToWhatIsPrinted() {
        console.line().show("10 %");
        console.err().println("a note");
        console.line().show("20 %");
        console.out().println("a result");
        console.err().println("another");

        assertThat(shown()).isEqualTo("<wipe>10 %<wipe>a note\n<wipe>20 %<wipe>a result\nanother\n");
    }

    private String shown() {
        return screen.toString(StandardCharsets.UTF_8)
                .replace("\r\u001B[K", "<wipe>")
                .replace("\r\n", "\n");
    }
}
