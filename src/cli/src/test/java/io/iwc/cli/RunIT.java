package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.artifact.Json;
import io.iwc.run.Outcome;
import io.iwc.run.RunFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RunIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void replaysAtTheEmbeddedEndpointAndLeavesARunFolder() throws Exception {
        workload("w.jsonl", 5, 20);

        var result = IwcProcess.in(folder).run("run", "w.jsonl", "--embedded", "default", "-o", "run");

        assertThat(result.status()).isZero();
        assertThat(result.out()).contains("RUN SUMMARY\n");
        assertThat(RunFolder.at(folder.resolve("run")).read().records())
                .hasSize(5)
                .allMatch(record -> record.outcome() == Outcome.OK);
        assertThat(Files.readAllLines(folder.resolve("run/results.csv"))).hasSize(6);
    }

    @Test
    void printsTheSummaryAsJson() throws Exception {
        workload("w.jsonl", 2, 20);

        var result =
                IwcProcess.in(folder).run("run", "w.jsonl", "--embedded", "default", "-o", "run", "--format", "json");

        assertThat(result.out()).isEqualTo(Files.readString(folder.resolve("run/summary.json")));
        assertThat(Json.parse(result.out()).get("schema").textValue()).isEqualTo("iwc-run/1");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "sends a POSIX signal")
    void writesWhatWasDoneWhenItIsInterrupted() throws Exception {
        Signals.assumeInterruptsArrive();
        workload("w.jsonl", 2000, 100); // 200 seconds
        var process = IwcProcess.in(folder).start("run", "w.jsonl", "--embedded", "default", "-o", "run");
        awaitLines(folder.resolve("run/results.part.jsonl"), 5);

        Signals.send("INT", process);

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(folder.resolve("run/results.part.jsonl")).doesNotExist();
        var run = RunFolder.at(folder.resolve("run")).read();
        assertThat(run.records()).hasSizeBetween(5, 1999);
        assertThat(run.isComplete()).isFalse();
    }

    @Test
    void leavesTheRecordsThatWereCompleteWhenItIsKilled() throws Exception {
        workload("w.jsonl", 2000, 100);
        var process = IwcProcess.in(folder).start("run", "w.jsonl", "--embedded", "default", "-o", "run");
        awaitLines(folder.resolve("run/results.part.jsonl"), 5);

        process.destroyForcibly();

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        var run = RunFolder.at(folder.resolve("run")).read();
        assertThat(run.records()).hasSizeBetween(5, 1999);
        assertThat(run.isComplete()).isFalse();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "sends a POSIX signal")
    void servesUntilItIsInterruptedAndKeepsWhatItWasSent() throws Exception {
        Signals.assumeInterruptsArrive();
        var process = IwcProcess.in(folder).start("serve", "--capture", "captured.jsonl");
        try (var reader = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
                var lines = new BufferedReader(reader)) {
            var url = lines.readLine();
            var request = HttpRequest.newBuilder(URI.create(url + "/chat/completions"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"model\":\"default\",\"max_tokens\":3,\"messages\":"
                            + "[{\"role\":\"user\",\"content\":\"Hello\"}]}"))
                    .build();

            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            Signals.send("INT", process);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(130);
            assertThat(Files.readAllLines(folder.resolve("captured.jsonl")))
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("Hello"));
        }
    }

    private void workload(String name, int requests, int gapMillis) throws IOException {
        var lines = IntStream.range(0, requests)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "{\"arrival_time_ms\":%d,\"max_output_tokens\":4,\"prompt\":\"Hello %d\",\"request_id\":\"r%d\"}",
                        i * gapMillis,
                        i,
                        i))
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(folder.resolve(name), lines);
    }

    /** Polls: what is waited for is written by another process. */
    private static void awaitLines(Path file, int lines) throws IOException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(file) || Files.readString(file).lines().count() < lines) {
            assertThat(System.nanoTime())
                    .as("%d lines in %s in time", lines, file.getFileName())
                    .isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
