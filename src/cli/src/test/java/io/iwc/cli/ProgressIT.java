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

/** The start script on a pseudo terminal, which the command script makes, and in a pipe. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere the command script takes other options")
class ProgressIT {
    private static final String IWC = Path.of("target", "iwc").toAbsolutePath().toString();

    @TempDir
    private Path folder;

    @BeforeEach
    void input() throws IOException {
        var rows = new StringBuilder("TIMESTAMP,ContextTokens,GeneratedTokens\n");
        for (var i = 0; i < 400_000; i++) {
            rows.append("2023-11-16 18:15:46.6805900,374,44\n");
        }
        Files.writeString(folder.resolve("big.csv"), rows);
    }

    @Test
    void isShownOnATerminal() throws Exception {
        var said = saidOnTerminal(IWC + " compile azure -i big.csv -o big.jsonl");

        assertThat(said).containsPattern("\r\u001B\\[K +\\d+ %  [\\d,]+ rows?, \\d+ s");
        assertThat(said).endsWith("\r\u001B[Kwrote big.jsonl\r\n");
    }

    @Test
    void isShownWhereOnlyStandardErrorIsATerminal() throws Exception {
        var said = saidOnTerminal("cat big.csv | " + IWC + " compile azure -i - -o - | wc -l");

        assertThat(said).containsPattern("\\d+ %  [\\d,]+ rows?, \\d+ s").contains("400000\r\n");
    }

    @Test
    void isShownWhileRequestsAreMadeFromNumbers() throws Exception {
        var said = saidOnTerminal(IWC + " synth --requests 600000 -o made.jsonl");

        assertThat(said)
                .containsPattern("\\d+ %  (drawing|placing), [\\d,]+ of 600,000 requests, \\d+ s")
                .containsPattern("\\d+ %  writing, [\\d,]+ of 600,000 requests, \\d+ s")
                .endsWith("\r\u001B[Kwrote made.jsonl\r\n");
    }

    @Test
    void isShownWhileRunsAreResampled() throws Exception {
        said(IWC + " synth --requests 4000 --arrival poisson --rate-rps 5 -o made.jsonl");
        said(IWC + " simulate made.jsonl -o one");

        var said = saidOnTerminal(IWC + " report --compare one one -o page.html");

        assertThat(said)
                .containsPattern("\\d+ %  resampling, [\\d,]+ of [\\d,]+ draws, \\d+ s")
                .endsWith("\r\u001B[Kwrote page.html\r\n");
    }

    @Test
    void isNotShownInAPipe() throws Exception {
        assertThat(said(IWC + " compile azure -i big.csv -o big.jsonl 2>&1 | cat"))
                .isEqualTo("wrote big.jsonl\n");
    }

    private String said(String command) throws Exception {
        return new PseudoTerminal(folder).saidInPipe(0, command);
    }

    private String saidOnTerminal(String command) throws Exception {
        return new PseudoTerminal(folder).said(0, "TERM=xterm", command);
    }
}
