package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.run.Origin;
import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import io.iwc.run.internal.RunFolder;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The built command between an application and a server. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "sends a POSIX signal")
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RecordIT {
    private static final int CALLS = 20;

    private final EmbeddedEndpoint server = EmbeddedEndpoint.start();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Process> started = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() throws InterruptedException {
        for (var process : started) {
            process.destroyForcibly().waitFor(); // one that a failed test left
        }
        server.close();
    }

    @Test
    void everyCallThatTheApplicationSawTheEndOfOutlivesAKill() throws Exception {
        var process = record();
        var url = url(lines(process));
        for (var i = 0; i < CALLS; i++) {
            ask(url, i);
        }
        process.destroyForcibly().waitFor(); // kill -9, at once after the last byte

        var left = RunFolder.at(folder.resolve("rec")).read();
        assertThat(left.origin()).isEqualTo(Origin.RECORDED);
        assertThat(left.records())
                .hasSize(CALLS)
                .extracting(RequestRecord::outcome)
                .containsOnly(Outcome.OK);

        var next = record();
        var lines = lines(next);
        var recovered = lines.readLine();
        ask(url(lines), CALLS);
        Signals.send("TERM", next);
        var said = text(lines);
        next.waitFor();

        assertThat(recovered)
                .isEqualTo("rec: completed the recording of a process that was killed (20 requests, 20 sessions)");

        assertThat(said)
                .isEqualTo("recording " + server.baseUrl() + " to rec-2; stop with Ctrl-C\n"
                        + "recorded 1 requests (0 failed, 0 sent again); passed 0 other calls\n"
                        + "wrote rec-2: 1 requests, 1 sessions\n"
                        + "next: iwc analyze rec-2/workload.jsonl, iwc report rec-2 -o report.html\n");
        assertThat(Workload.read(folder.resolve("rec/workload.jsonl")).requests())
                .extracting(Request::id)
                .hasSize(CALLS)
                .startsWith("req-000001", "req-000002");
        assertThat(IwcProcess.in(folder)
                        .run("validate", "rec/workload.jsonl", "rec-2/workload.jsonl")
                        .status())
                .isZero();
        assertThat(IwcProcess.in(folder)
                        .run("diff", "rec/workload.jsonl", "rec-2/workload.jsonl")
                        .out())
                .startsWith("Class    : ");
    }

    @Test
    void theFilesOfARecordingHoldNoKey() throws Exception {
        var process = record("--hash-only");
        var lines = lines(process);
        ask(url(lines), 1);
        Signals.send("TERM", process);
        text(lines);
        process.waitFor();

        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("secretkey", "Question");
            }
        }
        assertThat(folder.resolve("rec/workload.jsonl")).content().contains("\"prompt_tokens\"", "\"prefix\"");
    }

    private Process record(String... more) throws Exception {
        var command = new ArrayList<>(List.of("record", "--upstream", server.baseUrl(), "-o", "rec"));
        command.addAll(List.of(more));
        var process = IwcProcess.in(folder).start(command.toArray(String[]::new));
        started.add(process);
        return process;
    }

    /** What the process prints; its errors go there, too. */
    private static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The base URL, which is printed once it listens. */
    private static String url(BufferedReader lines) throws Exception {
        var line = lines.readLine();
        while (line != null && !line.startsWith("http")) {
            line = lines.readLine();
        }
        assertThat(line).as("the base URL").isNotNull();
        return line;
    }

    private static String text(BufferedReader lines) {
        return lines.lines().map(line -> line + "\n").collect(Collectors.joining());
    }

    private void ask(String url, int number) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url + "/chat/completions"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer sk-secretkey12345678")
                .POST(HttpRequest.BodyPublishers.ofString("{\"model\":\"m\",\"max_tokens\":3,\"stream\":true,"
                        + "\"messages\":[{\"role\":\"user\",\"content\":\"Question " + number + "\"}]}"))
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
}
