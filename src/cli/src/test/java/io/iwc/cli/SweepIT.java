package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.artifact.internal.Json;
import io.iwc.run.internal.RunFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SweepIT {
    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "sends a POSIX signal")
    void keepsTheLevelsThatWereCompleteWhenItIsInterrupted() throws Exception {
        Signals.assumeInterruptsArrive();
        Greetings.write(folder.resolve("w.jsonl"), 200, 20);
        var process = IwcProcess.in(folder)
                .start("sweep", "w.jsonl", "--embedded", "default", "--rates", "200,1", "-o", "s", "--html", "s.html");
        Waiting.forLines(folder.resolve("s/rate-1/results.part.jsonl"), 2);
        assertThat(folder.resolve("s.html")).doesNotExist(); // once, at the end

        Signals.send("INT", process);

        assertThat(Waiting.forEnd(process)).isEqualTo(130);
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(out)
                .startsWith("iwc sweep: interrupted at rate=1.0 (2 of 2), which is left out\nLEVEL")
                .contains("\nrate=200.0 ")
                .endsWith("\n");
        assertThat(out.lines().filter(line -> line.startsWith("rate="))).hasSize(1);
        assertThat(Json.read(folder.resolve("s/sweep.json")).path("levels"))
                .singleElement()
                .satisfies(level -> assertThat(level.path("level").asText()).isEqualTo("rate=200.0"));
        assertThat(folder.resolve("s.html"))
                .content()
                .contains("rate=200.0, measured")
                .doesNotContain("rate=1.0");
        var run = RunFolder.at(folder.resolve("s/rate-1")).read();
        assertThat(run.records()).hasSizeBetween(2, 199);
        assertThat(run.isComplete()).isFalse();
        assertThat(folder.resolve("s/rate-1/results.part.jsonl")).doesNotExist();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "sends a POSIX signal")
    void hasNoTableWhenItIsInterruptedAtItsFirstLevel() throws Exception {
        Signals.assumeInterruptsArrive();
        Greetings.write(folder.resolve("w.jsonl"), 200, 20);
        var process = IwcProcess.in(folder)
                .start("sweep", "w.jsonl", "--embedded", "default", "--rates", "1,2", "-o", "s", "--html", "s.html");
        Waiting.forLines(folder.resolve("s/rate-1/results.part.jsonl"), 1);

        Signals.send("INT", process);

        assertThat(Waiting.forEnd(process)).isEqualTo(130);
        assertThat(process.getInputStream())
                .hasContent("iwc sweep: interrupted at rate=1.0 (1 of 2), which is left out\n");
        assertThat(folder.resolve("s.html")).doesNotExist();
        assertThat(folder.resolve("s/sweep.json")).doesNotExist();
        assertThat(RunFolder.at(folder.resolve("s/rate-1")).read().isComplete()).isFalse();
    }

    @Test
    void keepsOthersOutOfItsLevels() throws Exception {
        Greetings.write(folder.resolve("w.jsonl"), 200, 20);
        var sweep =
                IwcProcess.in(folder).start("sweep", "w.jsonl", "--embedded", "default", "--rates", "200,1", "-o", "s");
        try {
            Waiting.forLines(folder.resolve("s/rate-1/results.part.jsonl"), 1);

            for (var level : List.of("s/rate-200", "s/rate-1", "s/rate-4")) {
                var run =
                        IwcProcess.in(folder).start("run", "w.jsonl", "--embedded", "default", "-o", level, "--force");

                assertThat(Waiting.forEnd(run)).isEqualTo(1);
                assertThat(new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .startsWith(level + ": is in use by process ")
                        .endsWith(", expected one writer at a time; wait for it, or write elsewhere\n");
            }
            assertThat(RunFolder.at(folder.resolve("s/rate-200")).read().records())
                    .hasSize(200);
            assertThat(folder.resolve("s/rate-4")).doesNotExist();
        } finally {
            sweep.destroyForcibly().waitFor();
        }
    }
}
