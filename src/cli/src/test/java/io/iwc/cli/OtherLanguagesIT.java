package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.iwc.run.Outcome;
import io.iwc.run.internal.RunFolder;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Applications in Node and Python with OpenAI's own packages, tested by the built command alone. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "sends a POSIX signal")
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OtherLanguagesIT {
    private static final Path CONSUMERS = Path.of("..", "consumers");
    private static final String GATE = "tokens.prompt.p90=10%";

    @TempDir
    private Path folder;

    @Test
    void aNodeApplicationWhosePromptGrewFailsTheGate() throws Exception {
        theGrownPromptIsCaught(node());
    }

    @Test
    void aPythonApplicationWhosePromptGrewFailsTheGate() throws Exception {
        theGrownPromptIsCaught(python());
    }

    @Test
    void aNodeApplicationIsRecordedWithItsServer() throws Exception {
        theRecordingIsWhatWasAsked(node(), true);
    }

    @Test
    void aPythonApplicationIsRecordedWithItsServer() throws Exception {
        theRecordingIsWhatWasAsked(python(), false);
    }

    private List<String> node() throws IOException {
        var modules = Path.of(Objects.requireNonNullElse(System.getenv("OPENAI_NODE_MODULES"), ""));
        assumeTrue(
                Files.exists(modules.resolve("openai/package.json")),
                "OPENAI_NODE_MODULES does not name a node_modules with the package openai (npm install openai)");
        Files.copy(CONSUMERS.resolve("node/assistant.mjs"), folder.resolve("assistant.mjs"));
        Files.createSymbolicLink(folder.resolve("node_modules"), modules.toAbsolutePath());
        return List.of("node", "assistant.mjs");
    }

    private List<String> python() throws IOException {
        var python = Objects.requireNonNullElse(System.getenv("OPENAI_PYTHON"), "");
        assumeTrue(
                !python.isEmpty(),
                "OPENAI_PYTHON does not name a Python that has the package openai (pip install openai)");
        Files.copy(CONSUMERS.resolve("python/assistant.py"), folder.resolve("assistant.py"));
        return List.of(python, "assistant.py");
    }

    private void theGrownPromptIsCaught(List<String> application) throws Exception {
        capture("traffic.jsonl", application, Map.of());
        assertThat(iwc("fingerprint", "traffic.jsonl", "-o", "traffic.fingerprint.json")
                        .status())
                .isZero();
        assertThat(iwc("validate", "traffic.jsonl").status()).isZero();

        capture("same.jsonl", application, Map.of());
        var same = iwc("diff", "traffic.fingerprint.json", "same.jsonl", "--fail-on", GATE);
        assertThat(same.status()).as(same.out() + same.err()).isZero();

        capture("grown.jsonl", application, Map.of("WITH_CATALOGUE", "yes"));
        var grown = iwc("diff", "traffic.fingerprint.json", "grown.jsonl", "--only-changed", "--fail-on", GATE);
        assertThat(grown.status()).as(grown.out() + grown.err()).isEqualTo(2);
        assertThat(grown.out()).contains("FAIL", "tokens.prompt.p90");
    }

    /** The same as a capture of the same application, with what its answers took. */
    private void theRecordingIsWhatWasAsked(List<String> application, boolean isStreamed) throws Exception {
        capture("traffic.jsonl", application, Map.of());
        try (var server = EmbeddedEndpoint.start()) {
            record(server.baseUrl(), application);
        }

        assertThat(RunFolder.at(folder.resolve("rec")).read().records())
                .hasSize(5)
                .allSatisfy(record -> {
                    assertThat(record.outcome()).as(record.errorDetail()).isEqualTo(Outcome.OK);
                    assertThat(record.streamed()).isEqualTo(isStreamed);
                    assertThat(record.firstByteNanos()).isPresent();
                    assertThat(record.outputTokensEstimated()).isFalse();
                });
        var gates = iwc(
                "diff",
                "traffic.jsonl",
                "rec/workload.jsonl",
                "--fail-on",
                "tokens.prompt.p90=0",
                "--fail-on",
                "requests.count=0",
                "--fail-on",
                "reuse.session.mean=0");
        assertThat(gates.status()).as(gates.out() + gates.err()).isZero();
    }

    private void record(String upstream, List<String> application) throws Exception {
        var said = beside(application, Map.of(), "record", "--upstream", upstream, "-o", "rec");
        assertThat(said)
                .contains(
                        "recorded 5 requests (0 failed, 0 sent again); passed 0 other calls",
                        "wrote rec: 5 requests, 2 sessions");
    }

    private void capture(String file, List<String> application, Map<String, String> more) throws Exception {
        assertThat(beside(application, more, "serve", "--capture", file))
                .contains("wrote " + file + ": 5 requests, 2 sessions");
    }

    /** Starts a command, lets the application run to its end beside it, and stops it as Ctrl-C does. */
    private List<String> beside(List<String> application, Map<String, String> more, String... command)
            throws Exception {
        var serving = IwcProcess.in(folder).start(command);
        try (var lines = new BufferedReader(new InputStreamReader(serving.getInputStream(), StandardCharsets.UTF_8))) {
            var builder = new ProcessBuilder(application)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("application.txt").toFile());
            builder.environment().put("OPENAI_BASE_URL", lines.readLine());
            builder.environment().putAll(more);
            assertThat(builder.start().waitFor())
                    .as(Files.readString(folder.resolve("application.txt")))
                    .isZero();
            Signals.send("TERM", serving);
            var said = lines.lines().toList();
            serving.waitFor();
            return said;
        } finally {
            serving.destroyForcibly().waitFor(); // where the test failed before
        }
    }

    private CommandResult iwc(String... arguments) throws IOException, InterruptedException {
        return IwcProcess.in(folder).run(arguments);
    }
}
