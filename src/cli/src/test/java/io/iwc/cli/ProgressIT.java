package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is no command script");

        var said = said("TERM=xterm script -qec '" + IWC + " compile azure -i big.csv -o big.jsonl' /dev/null");

        assertThat(said).containsPattern("\r\u001B\\[K +\\d+ %  [\\d,]+ rows?, \\d+ s");
        assertThat(said).endsWith("\r\u001B[Kwrote big.jsonl\r\n");
    }

    @Test
    void isShownWhereOnlyStandardErrorIsATerminal() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is no command script");

        var said = said("TERM=xterm script -qec 'cat big.csv | " + IWC + " compile azure -i - -o - | wc -l' /dev/null");

        assertThat(said).containsPattern("\\d+ %  [\\d,]+ rows?, \\d+ s").contains("400000\r\n");
    }

    @Test
    void isShownWhileRequestsAreMadeFromNumbers() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is no command script");

        var said = said("TERM=xterm script -qec '" + IWC + " synth --requests 600000 -o made.jsonl' /dev/null");

        assertThat(said)
                .containsPattern("\\d+ %  (drawing|placing), [\\d,]+ of 600,000 requests, \\d+ s")
                .containsPattern("\\d+ %  writing, [\\d,]+ of 600,000 requests, \\d+ s")
                .endsWith("\r\u001B[Kwrote made.jsonl\r\n");
    }

    @Test
    void isShownWhileRunsAreResampled() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is no command script");
        said(IWC + " synth --requests 4000 --arrival poisson --rate-rps 5 -o made.jsonl");
        said(IWC + " simulate made.jsonl -o one");

        var said = said("TERM=xterm script -qec '" + IWC + " report --compare one one -o page.html' /dev/null");

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
        var process = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
