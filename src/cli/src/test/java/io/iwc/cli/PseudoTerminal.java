package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Shell commands in a folder, and such on a pseudo terminal, which the command script makes. Nothing is typed. */
record PseudoTerminal(Path folder) {
    /** What a command says on a terminal; the test is skipped where there is none to be had. */
    String said(int status, String environment, String command) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is no command script");
        return saidInPipe(status, environment + " script -qec '" + command + "' /dev/null");
    }

    /** What a command says in a pipe, in both of its streams. */
    String saidInPipe(int status, String command) throws IOException, InterruptedException {
        var process = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(status);
        return said;
    }
}
