package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.run.internal.RunFolder;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C while requests are sent or answered. That a killed run leaves its records, the tests of the replay hold. */
class RunIT {
    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "sends a POSIX signal")
    void writesWhatWasDoneWhenItIsInterrupted() throws Exception {
        Signals.assumeInterruptsArrive();
        workload("w.jsonl", 2000, 100); // 200 seconds
        var process = IwcProcess.in(folder).start("run", "w.jsonl", "--embedded", "default", "-o", "run");
        Waiting.forLines(folder.resolve("run/results.part.jsonl"), 5);

        Signals.send("INT", process);

        assertThat(Waiting.forEnd(process)).isEqualTo(130);
        assertThat(folder.resolve("run/results.part.jsonl")).doesNotExist();
        var run = RunFolder.at(folder.resolve("run")).read();
        assertThat(run.records()).hasSizeBetween(5, 1999);
        assertThat(run.isComplete()).isFalse();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("RUN SUMMARY\n");
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
            assertThat(Waiting.forEnd(process)).isEqualTo(130);
            assertThat(Files.readAllLines(folder.resolve("captured.jsonl")))
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("Hello"));
        }
    }

    @Test
    void servesHttpsToWhoeverTrustsTheCertificateThatItWrites() throws Exception {
        var process = IwcProcess.in(folder).start("serve", "--tls", "endpoint.pem");
        try (var reader = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
                var lines = new BufferedReader(reader)) {
            var url = lines.readLine();

            assertThat(url).matches("https://127\\.0\\.0\\.1:\\d+/v1");
            workload("w.jsonl", 2, 0);
            var run = IwcProcess.in(folder)
                    .run("run", "w.jsonl", "--endpoint", url, "--trust", "endpoint.pem", "-o", "over-tls");
            assertThat(run.status()).as(run.err()).isZero();
            assertThat(RunFolder.at(folder.resolve("over-tls")).read().isComplete())
                    .isTrue();
        } finally {
            process.destroy();
            Waiting.forEnd(process);
        }
    }

    @Test
    void aCertificateThatIsThereIsNotReplaced() throws Exception {
        Files.writeString(folder.resolve("endpoint.pem"), "another's");

        var refused = IwcProcess.in(folder).run("serve", "--tls", "endpoint.pem");

        assertThat(refused.status()).isEqualTo(64);
        assertThat(folder.resolve("endpoint.pem")).hasContent("another's");
    }

    private void workload(String name, int requests, int gapMillis) throws IOException {
        Greetings.write(folder.resolve(name), requests, gapMillis);
    }
}
