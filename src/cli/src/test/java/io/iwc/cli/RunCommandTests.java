package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.artifact.internal.Json;
import io.iwc.metric.Metric;
import io.iwc.run.Outcome;
import io.iwc.run.Run;
import io.iwc.run.TelemetryMetric;
import io.iwc.run.TelemetrySample;
import io.iwc.run.internal.RunFolder;
import io.iwc.simulator.endpoint.Answer;
import io.iwc.simulator.endpoint.EmbeddedEndpoint;
import io.iwc.workload.Message;
import io.iwc.workload.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command in this process, against the embedded endpoint. */
class RunCommandTests {
    private static final int REQUESTS = 6;

    @TempDir
    private Path folder;

    private final InProcess process = new InProcess();

    @BeforeEach
    void writeWorkload() throws IOException {
        Greetings.write(folder.resolve("w.jsonl"), REQUESTS, 10);
    }

    @Test
    void refusesAnEmptyWorkload() throws IOException {
        Files.writeString(folder.resolve("empty.jsonl"), "");

        var status = process.iwc(
                "run",
                folder.resolve("empty.jsonl").toString(),
                "--embedded",
                "default",
                "-o",
                folder.resolve("none").toString());

        assertThat(status).isEqualTo(1);
        assertThat(process.err())
                .isEqualTo(folder.resolve("empty.jsonl") + ": found no request, expected at least one to send\n");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    /** Reasons as the reference of each API has them for an answer that was cut at its cap. */
    @ParameterizedTest
    @CsvSource({
        "chat, all, length",
        "completions, all, length",
        "responses, all, max_output_tokens",
        "anthropic, all, max_tokens",
        "ollama, all, length",
        "gemini, all, MAX_TOKENS",
        "azure, all, length",
        "chat, none, length",
        "completions, none, length",
        "responses, none, max_output_tokens",
        "anthropic, none, max_tokens",
        "ollama, none, length",
        "gemini, none, MAX_TOKENS",
        "azure, none, length"
    })
    void speaksEveryWireOfTheEmbeddedEndpoint(String wire, String streaming, String finishReason) {
        var run = wire.equals("azure") // which lists no deployments
                ? run("--wire", wire, "--streaming", streaming, "--model", "tiny")
                : run("--wire", wire, "--streaming", streaming);

        assertThat(run.endpoint().wire()).isEqualTo(wire);
        assertThat(run.records()).hasSize(REQUESTS).allSatisfy(record -> {
            assertThat(record.outcome()).as(record.errorDetail()).isEqualTo(Outcome.OK);
            assertThat(record.streamed()).isEqualTo(streaming.equals("all"));
            assertThat(record.finishReason()).hasValue(finishReason);
            assertThat(record.outputTokens()).hasValue(4);
            assertThat(record.outputTokensEstimated()).isFalse();
            assertThat(record.inputTokens()).isPresent();
        });
    }

    @Test
    void leavesARunFolderAndPrintsItsSummary() throws IOException {
        var run = run();

        assertThat(process.out()).contains("RUN SUMMARY\n");
        assertThat(run.records()).hasSize(REQUESTS).allMatch(record -> record.outcome() == Outcome.OK);
        assertThat(Files.readAllLines(folder.resolve("run/results.csv"))).hasSize(REQUESTS + 1);
    }

    @Test
    void printsTheSummaryAsJson() throws IOException {
        run("--format", "json");

        assertThat(process.out()).isEqualTo(Files.readString(folder.resolve("run/summary.json")));
        assertThat(Json.parse(process.out()).get("schema").textValue()).isEqualTo("iwc-run/1");
    }

    @Test
    void printsWhatTheClientItselfAdds() {
        var run = run("--self-check");

        assertThat(run.options()).containsKey("audit.overhead.ttftP99Seconds");
        assertThat(process.out()).contains("Client overhead TTFT   : P50 ", "Client overhead ITL    : P50 ");
    }

    @Test
    void samplesTheMetricsPageOfTheEndpointDuringTheRun() {
        var run = run("--telemetry", "prometheus", "--telemetry-interval", "20ms");

        assertThat(process.err()).isEqualTo("wrote " + folder.resolve("run") + "\n");
        assertThat(run.telemetry().samples())
                .extracting(TelemetrySample::metric)
                .contains(
                        TelemetryMetric.KV_USAGE,
                        TelemetryMetric.RUNNING,
                        TelemetryMetric.WAITING,
                        TelemetryMetric.PREFIX_HITS,
                        TelemetryMetric.PREFIX_QUERIES);
        assertThat(run.measurement(Metric.of("run.server.prefixHitShare")).value())
                .isBetween(0.0, 1.0);
        assertThat(run.measurement(Metric.of("run.server.runningMean")).value()).isNotNegative();
        assertThat(run.label("run.telemetryMethod")).isPresent();
        assertThat(folder.resolve("run/telemetry.csv")).content().startsWith("t_ns,source,metric,labels,value\n");
    }

    @Test
    void refusesTelemetryThatItCannotTake() {
        assertThat(status("--telemetry", "ganglia")).isEqualTo(64);
        assertThat(process.err())
                .startsWith(
                        "iwc run: telemetry: found \"ganglia\", expected nvidia-smi, prometheus or prometheus=URL\n");
        process.forgetErrors();

        assertThat(status("--telemetry", "prometheus=http://127.0.0.1:9/metrics"))
                .isEqualTo(1);
        assertThat(process.err()).startsWith("telemetry: http://127.0.0.1:9/metrics: ");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void letsLaterTurnsRepeatWhatTheEndpointAnswered() throws IOException {
        Files.writeString(folder.resolve("w.jsonl"), """
                {"request_id":"r1","session_id":"s","turn_id":0,"arrival_time_ms":0,"max_output_tokens":4,\
                "prompt_format":"openai_messages","messages":[{"role":"user","content":"Where is it?"}]}
                {"request_id":"r2","session_id":"s","turn_id":1,"arrival_time_ms":9,"max_output_tokens":4,\
                "depends_on":"r1","think_time_ms":2,"prompt_format":"openai_messages","messages":[{"role":"user","content":"Where is it?"},\
                {"role":"assistant","content":"recorded"},{"role":"user","content":"And mine?"}]}
                """);
        try (var endpoint = EmbeddedEndpoint.start()) {
            endpoint.answer(Answer.text("On its way."), Answer.text("So is yours."));

            var status = process.iwc(
                    "run",
                    folder.resolve("w.jsonl").toString(),
                    "--endpoint",
                    endpoint.baseUrl(),
                    "--model",
                    "m",
                    "--cache",
                    "warm",
                    "--live-history",
                    "-o",
                    folder.resolve("run").toString());

            assertThat(status).as(process.err()).isZero();
            var second = endpoint.captured().requests().get(1);
            assertThat(((Prompt.Chat) second.prompt()).messages())
                    .containsExactly(
                            Message.of("user", "Where is it?"),
                            Message.of("assistant", "On its way."),
                            Message.of("user", "And mine?"));
        }
    }

    private Run run(String... options) {
        assertThat(status(options)).as(process.err()).isZero();
        return RunFolder.at(folder.resolve("run")).read();
    }

    private int status(String... options) {
        var arguments = Stream.concat(
                Stream.of(
                        "run",
                        folder.resolve("w.jsonl").toString(),
                        "--embedded",
                        "default",
                        "-o",
                        folder.resolve("run").toString()),
                Stream.of(options));
        return process.iwc(arguments.toArray(String[]::new));
    }
}
