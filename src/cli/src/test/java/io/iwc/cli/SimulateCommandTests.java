package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.artifact.internal.Json;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import io.iwc.run.internal.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Predictions take the load options of replays. */
class SimulateCommandTests {
    private static final int REQUESTS = 6;
    private static final int GAP_MILLIS = 10;

    @TempDir
    private Path folder;

    private final InProcess process = new InProcess();

    @BeforeEach
    void writeWorkload() throws IOException {
        Greetings.write(folder.resolve("w.jsonl"), REQUESTS, GAP_MILLIS);
    }

    @Test
    void leavesOutWhatIsBeyondLimitAndDuration() {
        var run = simulated("--limit", "5", "--duration", "30ms");

        assertThat(numbers(run)).containsExactly(1, 2, 3, 4);
        assertThat(run.options().get("limit")).hasToString("5");
        assertThat(run.options().get("durationSeconds")).hasToString("0.03");
    }

    @Test
    void growsToTheRateOfTheWorkload() {
        var run = simulated("--ramp", "40ms");

        // the first 20 ms of the workload take 40, and what follows is later by 20
        assertThat(run.records())
                .extracting(RequestRecord::scheduledNanos)
                .containsExactly(0L, 28_284_271L, 40_000_000L, 50_000_000L, 60_000_000L, 70_000_000L);
        assertThat(run.options().get("rampSeconds")).hasToString("0.04");
    }

    @Test
    void writesTheGapsBetweenTokensOnlyWhereAskedTo() throws IOException {
        var without = simulated();
        var summary = Files.readString(folder.resolve("predicted/summary.json"));

        var with = simulated("--token-times", "--force");

        assertThat(without.records())
                .allSatisfy(record -> assertThat(record.itlNanos()).isEmpty());
        assertThat(with.records())
                .anySatisfy(record -> assertThat(record.itlNanos()).isNotEmpty());
        assertThat(summary).contains("\"run.itl.p99\"");
        assertThat(metrics(Files.readString(folder.resolve("predicted/summary.json"))))
                .isEqualTo(metrics(summary));
    }

    @Test
    void predictsOneShardWithItsPlacesInTheWhole() {
        var run = simulated("--shard", "2/3");

        assertThat(numbers(run)).containsExactly(2, 5);
        assertThat(run.options()).containsKey("shard");
    }

    @Test
    void closesTheLoopAsAReplayDoes() {
        var predicted = simulated("--closed-loop", "2", "--limit", "4");

        assertThat(iwc("run", "measured", "--embedded", "default", "--closed-loop", "2", "--limit", "4"))
                .as(process.err())
                .isZero();
        var measured = RunFolder.at(folder.resolve("measured")).read();

        assertThat(predicted.isClosedLoop()).isTrue();
        assertThat(measured.isClosedLoop()).isTrue();
        assertThat(numbers(predicted)).isEqualTo(numbers(measured)).containsExactly(1, 2, 3, 4);
        for (var load : List.of("closedLoop", "maxConcurrency", "limit")) {
            assertThat(predicted.options().get(load))
                    .as(load)
                    .isEqualTo(measured.options().get(load));
        }
    }

    @Test
    void refusesAClosedLoopBesideACap() {
        assertThat(iwc("simulate", "predicted", "--closed-loop", "2", "--max-concurrency", "3"))
                .isEqualTo(64);
        assertThat(process.err())
                .startsWith("iwc simulate: --closed-loop and --max-concurrency: found both, expected at most one\n");
    }

    @Test
    void refusesAnEmptyLoop() {
        assertThat(iwc("simulate", "predicted", "--closed-loop", "0")).isEqualTo(64);
        assertThat(process.err()).startsWith("iwc simulate: closed loop: found 0, expected an integer ≥ 1\n");
    }

    @Test
    void refusesAnEmptyWorkload() throws IOException {
        Files.writeString(folder.resolve("empty.jsonl"), "");

        var status = process.iwc("simulate", path("empty.jsonl"), "-o", path("predicted"));

        assertThat(status).isEqualTo(1);
        assertThat(process.err())
                .isEqualTo(path("empty.jsonl") + ": found no request, expected at least one to send\n");
        assertThat(folder.resolve("predicted")).doesNotExist();
    }

    @Test
    void failsWhereTheServerCouldAnswerNoRequest() throws IOException {
        Files.writeString(
                folder.resolve("w.jsonl"),
                "{\"arrival_time_ms\":0,\"output_tokens\":5,\"prompt_tokens\":9000000,\"request_id\":\"r0\"}\n");

        assertThat(iwc("simulate", "predicted")).isEqualTo(1);

        assertThat(process.err()).contains("INVALID: no request succeeded\n");
        assertThat(process.out())
                .contains("found 9000000 prompt and 5 output tokens, expected at most 262145 together:"
                        + " the KV cache of profile default holds no more");
    }

    @Test
    void mayHaveNothingToPredictInOnePartOfSeveral() {
        var run = simulated("--shard", "7/7");

        assertThat(run.records()).isEmpty();
    }

    /** All but the hashes of the files beside it. */
    private static Map<String, Object> metrics(String summary) {
        var content = new TreeMap<String, Object>();
        Json.parse(summary).fields().forEachRemaining(field -> content.put(field.getKey(), field.getValue()));
        assertThat(content.remove("files")).isNotNull();
        return content;
    }

    private Run simulated(String... options) {
        assertThat(iwc("simulate", "predicted", options)).as(process.err()).isZero();
        return RunFolder.at(folder.resolve("predicted")).read();
    }

    private int iwc(String command, String to, String... options) {
        var arguments = Stream.of(command, path("w.jsonl"), "-o", path(to));
        return process.iwc(Stream.concat(arguments, Arrays.stream(options)).toArray(String[]::new));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static List<Integer> numbers(Run run) {
        return run.records().stream().map(RequestRecord::sequence).toList();
    }
}
