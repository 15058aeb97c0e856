package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C while a trace is studied: exit status 130; no study, no half of a result in the cache, no temporary file. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "sends a POSIX signal")
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TraceInterruptIT {
    private static final int ROWS = 300_000; // seconds of work

    @TempDir
    private Path folder;

    @BeforeEach
    void signalsArrive() throws IOException {
        Signals.assumeInterruptsArrive();
        var rows = new StringBuilder("started_at,user_id,model_id,input_tokens,output_tokens\n");
        for (var i = 0; i < ROWS; i++) {
            rows.append("2025-03-").append(10 + i % 20).append("T00:00:00Z,u").append(i % 997);
            rows.append(",m")
                    .append(i % 13)
                    .append(',')
                    .append(i % 4096)
                    .append(',')
                    .append(i % 512)
                    .append('\n');
        }
        Files.writeString(folder.resolve("month.csv"), rows);
        Files.createDirectories(folder.resolve("tmp"));
        Files.createDirectories(folder.resolve("cache"));
    }

    @Test
    void leavesNothingBehind() throws Exception {
        var process = IwcProcess.script(folder)
                .with("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + folder.resolve("tmp"))
                .start("trace", "month.csv", "--cache", "cache", "--no-progress", "-o", "study");

        Waiting.forFileIn(folder.resolve("tmp"), "iwc-trace-"); // it has begun
        Signals.send("INT", process);

        assertThat(Waiting.forEnd(process)).isEqualTo(130);
        assertThat(names("")).containsExactlyInAnyOrder("month.csv", "tmp", "cache");
        assertThat(names("tmp")).filteredOn(name -> name.startsWith("iwc-")).isEmpty();
        assertThat(names("cache")).isEmpty();
    }

    private List<String> names(String below) throws IOException {
        try (var files = Files.list(folder.resolve(below))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
