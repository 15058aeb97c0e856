package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.artifact.internal.Json;
import io.iwc.run.internal.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in this process, against the embedded endpoint. */
class SweepCommandTests {
    private static final int REQUESTS = 8;

    @TempDir
    private Path folder;

    private final InProcess process = new InProcess();

    @BeforeEach
    void writeWorkload() throws IOException {
        Greetings.write(folder.resolve("w.jsonl"), REQUESTS, 100);
    }

    @Test
    void leavesARunFolderForEachLevelAndATableOfAll() {
        assertThat(sweep("--rates", "20,40", "--slo", "latency=1h", "--max-lag", "1h", "--html", path("s.html")))
                .as(process.err())
                .isZero();

        assertThat(RunFolder.at(folder.resolve("sweep/rate-20")).read().records())
                .hasSize(REQUESTS);
        assertThat(RunFolder.at(folder.resolve("sweep/rate-40")).read().records())
                .hasSize(REQUESTS);
        var lines = process.out().lines().toList();
        assertThat(lines.get(0)).startsWith("LEVEL").contains("MET SLO", "FRONTIER", "VERDICT");
        assertThat(lines.get(1)).startsWith("rate=20.0").contains("1.000").endsWith("sustained");
        assertThat(lines.get(2)).startsWith("rate=40.0").contains("1.000").endsWith("sustained");
        assertThat(lines).last().isEqualTo("Highest rate under latency ≤ 3600000 ms: 40.00 requests/s");
        assertThat(folder.resolve("s.html"))
                .content()
                .contains(
                        "rate=20.0, measured",
                        "Latency against throughput",
                        "The highest rate that sustains latency ≤ 3600000 ms is 40 requests/s: at least 99 % of its requests")
                .doesNotContain("Requests in workloads");
    }

    @Test
    void writesTheSameAsJson() {
        assertThat(sweep("--concurrency", "1,4", "--format", "json"))
                .as(process.err())
                .isZero();

        var json = Json.parse(process.out());
        assertThat(json).isEqualTo(Json.read(folder.resolve("sweep/sweep.json")));
        assertThat(json.path("schema").asText()).isEqualTo("iwc-sweep/1");
        assertThat(json.path("levels")).hasSize(2);
        assertThat(json.path("levels").path(1).path("concurrency").asInt()).isEqualTo(4);
        assertThat(json.path("levels")
                        .path(1)
                        .path("metrics")
                        .path("run.requests.ok")
                        .asInt())
                .isEqualTo(REQUESTS);
        assertThat(json.path("frontier")).isNotEmpty();
        assertThat(RunFolder.at(folder.resolve("sweep/concurrency-1")).read().isClosedLoop())
                .isTrue();
    }

    @Test
    void judgesAnSloThatNothingMeets() {
        assertThat(sweep("--rates", "40", "--slo", "latency=1us", "--max-lag", "1h"))
                .isZero();

        assertThat(process.out())
                .contains("missed\n")
                .endsWith("Highest rate under latency ≤ 0.001 ms: n/a (the lowest rate does not sustain it)\n");
    }

    @Test
    void aSweepWithoutLevelsOrWithTwinsIsAUsageError() {
        assertThat(sweep()).isEqualTo(64);
        assertThat(process.err())
                .startsWith("iwc sweep: --rates or --concurrency: found neither, expected one or both\n");
        process.forgetErrors();

        assertThat(sweep("--rates", "2,2.0")).isEqualTo(64);
        assertThat(process.err())
                .startsWith("iwc sweep: levels: found [rate=2.0, rate=2.0], expected each level once\n");
        assertThat(folder.resolve("sweep")).doesNotExist();
    }

    @Test
    void aSimulationIsTheSameEveryTime() throws IOException {
        assertThat(iwc("simulate", path("w.jsonl"), "--profile", "default", "-o", path("a")))
                .isZero();
        assertThat(process.out()).startsWith("RUN SUMMARY\n").contains("predicted");
        assertThat(iwc("simulate", path("w.jsonl"), "--profile", "default", "-o", path("b")))
                .isZero();

        for (var file : new String[] {"results.csv", "results.jsonl", "summary.json"}) {
            assertThat(folder.resolve("a").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("b").resolve(file));
        }
        assertThat(RunFolder.at(folder.resolve("a")).read().records()).hasSize(REQUESTS);
    }

    private int sweep(String... options) {
        return iwc(Stream.concat(
                        Stream.of("sweep", path("w.jsonl"), "--embedded", "default", "-o", path("sweep")),
                        Arrays.stream(options))
                .toArray(String[]::new));
    }

    private int iwc(String... arguments) {
        return process.iwc(arguments);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
