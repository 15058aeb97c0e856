package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a terminal sends to a command. */
final class Signals {
    private Signals() {}

    /** A process inherits that a signal is ignored: under a build in the background no Ctrl-C would arrive. */
    static void assumeInterruptsArrive() throws IOException {
        var status = Path.of("/proc/self/status");
        var ignored = Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
        assumeFalse(ignored, "SIGINT is ignored in this process, and so it would be in the command under test");
    }

    static void send(String name, Process process) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }
}
