package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waiting for what another process does, long enough for any machine. */
final class Waiting {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Waiting() {}

    /** Polls: what is waited for is written by another process. */
    static void forLines(Path file, int lines) throws IOException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(file) || Files.readString(file).lines().count() < lines) {
            assertThat(System.nanoTime())
                    .as("%d lines in %s in time", lines, file.getFileName())
                    .isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** Polls for a file or folder whose name begins like this. */
    static void forFileIn(Path folder, String beginning) throws IOException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!has(folder, beginning)) {
            assertThat(System.nanoTime())
                    .as("%s… in %s in time", beginning, folder.getFileName())
                    .isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private static boolean has(Path folder, String beginning) throws IOException {
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(beginning));
        }
    }

    /** The exit status. */
    static int forEnd(Process process) throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
