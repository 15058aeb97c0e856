package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Verdicts and tables on a pseudo terminal, which the command script makes, and in a pipe. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere the command script takes other options")
class TerminalStyleIT {
    private static final String DIFF = Path.of("target", "iwc").toAbsolutePath()
            + " diff a.jsonl b.jsonl --summary --no-progress --fail-on tokens.prompt.mean=2%";

    @TempDir
    private Path folder;

    @BeforeEach
    void inputs() throws IOException {
        write("a.jsonl", 2);
        write("b.jsonl", 8);
    }

    @Test
    void verdictsAreInColourAndTablesFitTheTerminal() throws Exception {
        var said = said("TERM=xterm", "stty cols 50; exec " + DIFF);

        assertThat(said)
                .contains("gate                baseline  actual   delta\n", "\ngate                allowed  verdict\n")
                .contains("\ntokens.prompt.mean     ±2 %  \u001B[31mFAIL\u001B[39m\n");
        assertThat(said.replaceAll("\u001B\\[\\d+m", "").lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(50));
    }

    @Test
    void noColourIsShownWhereItIsNotWanted() throws Exception {
        assertThat(said("NO_COLOR=1 TERM=xterm", DIFF)).doesNotContain("\u001B[3");
        assertThat(said("TERM=dumb", DIFF)).doesNotContain("\u001B");
    }

    @Test
    void aPipeGetsEachLineWholeWhateverTheUserSaysOfHisTerminal() throws Exception {
        assertThat(new PseudoTerminal(folder).saidInPipe(0, "TERM=xterm COLUMNS=50 " + DIFF + " | cat"))
                .doesNotContain("\u001B")
                .contains("\ngate                baseline  actual   delta  allowed  verdict\n");
    }

    private void write(String name, int words) throws IOException {
        var text = new StringBuilder();
        for (var i = 0; i < 20; i++) {
            text.append("{\"arrival_time_ms\":").append(i * 1000);
            text.append(",\"max_output_tokens\":8,\"prompt\":\"").append("word ".repeat(words));
            text.append("\",\"request_id\":\"r").append(i).append("\"}\n");
        }
        Files.writeString(folder.resolve(name), text);
    }

    private String said(String environment, String command) throws Exception {
        return new PseudoTerminal(folder)
                .said(ExitStatus.GATE_FAILED, environment, command)
                .replace("\r\n", "\n");
    }
}
