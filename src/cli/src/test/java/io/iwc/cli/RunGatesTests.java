package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gates on runs; predictions, so that the numbers are the same every time. */
class RunGatesTests {
    private final InProcess process = new InProcess();

    @TempDir
    private Path folder;

    @BeforeEach
    void aWorkload() throws IOException {
        workload("w", 100, 16);
    }

    @Test
    void gatesThatHoldEndWithZeroAndAreShown() {
        assertThat(simulate("w", "r", "--fail-on", "run.errorRate=1%", "--fail-on", "run.ttft.p99=10s"))
                .isZero();

        assertThat(process.out())
                .containsPattern("w +run\\.errorRate +0\\.000 +≤ 0\\.010 +ok\n")
                .containsPattern("w +run\\.ttft\\.p99 +\\S+ \\S+ +≤ 10\\.00 s +ok\n");
    }

    @Test
    void aGateThatFailsEndsWithTwoAndSaysWhy() {
        assertThat(simulate("w", "r", "--fail-on=run.errorRate=0", "--fail-on", "run.ttft.p99=1us"))
                .isEqualTo(2);

        assertThat(process.out())
                .containsPattern("FAIL     : w: run\\.ttft\\.p99 is \\S+ \\S+, allowed ≤ 1\\.000 µs\n");
    }

    @Test
    void anSloThatIsNotMetFailsAsAGate() {
        assertThat(simulate("w", "r", "--slo=latency=1ms", "--fail-on", "slo")).isEqualTo(2);
        assertThat(process.out()).contains("FAIL     : w: run.goodputShare is 0.000, allowed ≥ 0.990\n");

        assertThat(simulate("w", "s", "--slo=latency=1h", "--fail-on", "run.goodputShare=0.99"))
                .isZero();
    }

    @Test
    void aGateThatCannotBeMeasuredIsNotApplicableAndAloneFails() throws IOException {
        workload("short", 100, 1);

        assertThat(simulate("short", "r", "--fail-on", "run.tpot.p90=1s", "--fail-on", "run.errorRate=0"))
                .isZero();
        assertThat(process.out())
                .containsPattern("short +run\\.tpot\\.p90 +- +≤ 1\\.000 s +not applicable\n")
                .contains("n/a      : short: run.tpot.p90 is not measurable because no answer has two output tokens\n");

        assertThat(simulate("short", "s", "--fail-on", "run.tpot.p90=1s")).isEqualTo(2);
        assertThat(process.err()).contains("\nnone of the gates could be measured\nwrote ");
    }

    @Test
    void leavesItsGatesAsJunitXml() {
        assertThat(simulate(
                        "w", "r", "--fail-on-invalid", "--fail-on", "run.requests.ok=41", "--junit-xml", path("g.xml")))
                .isEqualTo(2);

        // attributes and elements as in the schema of the Jenkins xUnit plugin
        assertThat(folder.resolve("g.xml")).content().isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="iwc simulate w" tests="2" failures="1" errors="0" skipped="0" time="0">
                <testcase name="run.requests.ok ≥ 41" classname="w" time="0">\
                <failure message="run.requests.ok is 40, allowed ≥ 41" type="gate">\
                run.requests.ok is 40, allowed ≥ 41</failure></testcase>
                <testcase name="run.valid valid" classname="w" time="0"></testcase>
                </testsuite>
                """);
    }

    @Test
    void anInvalidRunFailsItsOwnGateAndThoseOnItsLatencies() throws IOException {
        assertThat(simulate("w", "before")).isZero();
        var part = Files.createDirectory(folder.resolve("after"));
        try (var lines = Files.lines(folder.resolve("before/results.jsonl"))) {
            Files.write(part.resolve("results.part.jsonl"), lines.limit(20).toList()); // as a killed run leaves it
        }

        assertThat(process.iwc(
                        "report",
                        "--compare",
                        path("before"),
                        path("after"),
                        "--fail-on-invalid",
                        "--fail-on=run.e2e.p50=10%",
                        "--fail-on=run.errorRate=0"))
                .isEqualTo(2);

        assertThat(process.err())
                .contains("FAIL     : after: run.e2e.p50 is not measurable because the run is INVALID: ")
                .contains("FAIL     : after: the run is INVALID: ")
                .containsPattern("after +run\\.errorRate +0\\.000 +≤ 0\\.000 +ok\n");
    }

    @Test
    void aComparisonTakesTheBaselineFirstAndPercentagesOfIt() {
        assertThat(simulate("w", "fast")).isZero();
        assertThat(simulate("w", "slow", "--max-concurrency=1")).isZero();

        assertThat(process.iwc("report", "--compare", path("fast"), path("slow"), "--fail-on=run.response.p90=20%"))
                .isEqualTo(2);
        assertThat(process.iwc("report", "--compare", path("slow"), path("fast"), "--fail-on=run.response.p90=20%"))
                .isZero(); // better is no fault

        assertThat(process.out()).contains("## Comparison: slow against fast\n", "## Comparison: fast against slow\n");
    }

    @Test
    void aComparisonNeedsTwoRuns() {
        assertThat(simulate("w", "r")).isZero();

        assertThat(process.iwc("report", "--compare", path("r"))).isEqualTo(64);

        assertThat(process.err())
                .contains("iwc report: --compare: found one run, expected the baseline and at least one run to compare"
                        + " with it\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run.errorRate=100%|found \"run.errorRate=100%\", which cannot fail: run.errorRate is never above 1",
                "run.requests.ok=0|found \"run.requests.ok=0\", which cannot fail: run.requests.ok is never below 0",
                "run.requests.failed=-1|found \"run.requests.failed=-1\", expected a finite bound ≥ 0",
                "run.requests.failed=1e999|found \"run.requests.failed=1e999\", expected a finite bound ≥ 0",
                "run.requests.failed=NaN|run.requests.failed: found \"NaN\", expected a number",
                "run.goodputShare=2|found \"run.goodputShare=2\", which cannot hold: run.goodputShare is never above 1",
                "run.goodputShare=0.9|run.goodputShare: found no --slo, expected targets to measure it by",
                "slo|run.goodputShare: found no --slo, expected targets to measure it by",
                "run.ttft.p99=10%|run.ttft.p99: found a percentage without a baseline, expected a bound in the metric's"
                        + " unit, such as 500ms of a duration",
                "run.ttft.p99=500|run.ttft.p99: found \"500\", expected a time with its unit, such as 500ms, 1.5s or 10m",
                "run.offeredRps=3|found run.offeredRps, which gets neither better nor worse; expected a metric that does,"
                        + " see iwc metrics run",
                "run.errorRat=3|found run.errorRat, expected a metric of a run, did you mean run.errorRate?",
                "tokens.prompt.p90=3|found tokens.prompt.p90, expected a metric of a run",
                "run.errorRate|found \"run.errorRate\", expected METRIC=BOUND, such as run.errorRate=1%,"
                        + " run.ttft.p99=500ms or run.goodputShare=0.99, or slo"
            })
    void whatCannotFailOrCannotBeMeasuredIsAUsageError(String gate, String message) {
        assertThat(simulate("w", "r", "--fail-on", gate)).isEqualTo(64);

        assertThat(process.err()).contains(message + "\n");
        assertThat(folder.resolve("r")).doesNotExist();
    }

    @Test
    void eachLevelOfASweepIsJudged() {
        assertThat(process.iwc(
                        "sweep",
                        path("w.jsonl"),
                        "--embedded=default",
                        "--concurrency=4,8",
                        "-o",
                        path("sweep"),
                        "--fail-on=run.requests.ok=41",
                        "--fail-on-invalid",
                        "--junit-xml",
                        path("g.xml")))
                .isEqualTo(2);

        assertThat(process.out())
                .contains("FAIL     : concurrency=4: run.requests.ok is 40, allowed ≥ 41\n")
                .contains("FAIL     : concurrency=8: run.requests.ok is 40, allowed ≥ 41\n");
        assertThat(folder.resolve("g.xml"))
                .content()
                .contains("<testcase name=\"run.requests.ok ≥ 41\" classname=\"concurrency=8\" time=\"0\"><failure");
    }

    @Test
    void aRunIsJudgedWhereItIsMeasured() {
        assertThat(process.iwc(
                        "run",
                        path("w.jsonl"),
                        "--embedded=default",
                        "--max-concurrency=4",
                        "--max-lag=1h",
                        "-o",
                        path("run"),
                        "--format=json",
                        "--fail-on=run.requests.failed=0",
                        "--fail-on=run.requests.ok=41"))
                .isEqualTo(2);

        assertThat(process.out()).startsWith("{").endsWith("}\n");
        assertThat(process.err()).contains("FAIL     : w: run.requests.ok is 40, allowed ≥ 41\n");
    }

    private int simulate(String workload, String run, String... options) {
        return process.iwc(
                Stream.concat(Stream.of("simulate", path(workload + ".jsonl"), "-o", path(run)), Stream.of(options))
                        .toArray(String[]::new));
    }

    /** Forty requests at even gaps. */
    private void workload(String name, int gapMillis, int cap) throws IOException {
        Files.writeString(
                folder.resolve(name + ".jsonl"),
                IntStream.range(0, 40)
                        .mapToObj(i -> String.format(
                                Locale.ROOT,
                                "{\"arrival_time_ms\":%d,\"max_output_tokens\":%d,\"prompt\":\"Hello %d\",\"request_id\":\"r%d\"}",
                                i * gapMillis,
                                cap,
                                i,
                                i))
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
