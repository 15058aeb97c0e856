package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ctrl-C while a command reads: exit status 130, the old file as it was, nothing beside it. One command that writes a
 * file and one that writes a folder: {@code ArchitectureTests} hold that all others write in the same way.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "sends a POSIX signal, and makes named pipes")
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InterruptIT {
    private static final String OLD = "what stood there before\n";
    private static final int LINES = 20_000; // many times what a pipe holds: the command has read most of them

    @TempDir
    private Path folder;

    @BeforeEach
    void signalsArrive() throws IOException {
        Signals.assumeInterruptsArrive();
    }

    /** The input is a pipe that is not closed before the command has ended: it cannot be done. */
    @ParameterizedTest
    @ValueSource(strings = {"compile canonical -i pipe -o out --force", "spec -i pipe -o spec"})
    void leavesNothingBehind(String command) throws Exception {
        Files.writeString(folder.resolve("out"), OLD);
        var pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        var process = IwcProcess.in(folder).start(command.split(" ", -1));

        try (var lines = Files.newOutputStream(pipe)) {
            for (var i = 0; i < LINES; i++) {
                lines.write(line(command, i).getBytes(StandardCharsets.UTF_8));
            }
            Signals.send("INT", process);
            assertThat(process.waitFor()).isEqualTo(130);
        }

        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("out", "pipe");
        }
        assertThat(folder.resolve("out")).hasContent(OLD);
        assertThat(process.getInputStream()).isEmpty();
    }

    private static String line(String command, int i) {
        if (command.startsWith("spec")) {
            return "{\"prompt_id\":\"p" + i + "\",\"text\":\"Why?\"}\n";
        }
        return "{\"request_id\":\"r" + i + "\",\"arrival_time_ms\":0,\"prompt_tokens\":5,\"output_tokens\":6}\n";
    }
}
