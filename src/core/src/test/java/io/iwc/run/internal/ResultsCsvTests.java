package io.iwc.run.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.iwc.InvalidInputException;
import io.iwc.metric.Metric;
import io.iwc.run.ErrorClass;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import io.iwc.run.Telemetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResultsCsvTests {
    private static final double NANO = 1e-9; // a record keeps whole nanoseconds

    @TempDir
    Path temp;

    @Test
    void beginsWithTheElevenColumnsOfTheOriginal() {
        assertThat(ResultsCsv.HEADER)
                .isEqualTo("seq,input_tokens,output_tokens,total_tokens,latency,ttft,tpot,throughput_tps,"
                        + "tokens_per_sec,status,gpu_memory_mb,request_id,session_id,turn_id,model,outcome,error_class,"
                        + "finish_reason,attempts,scheduled_ns,sent_ns,first_byte_ns,first_token_ns,"
                        + "first_answer_token_ns,last_token_ns,end_ns,schedule_lag_s,response_latency_s,"
                        + "tpot_excl_first_s,chunks,output_tokens_asked,output_tokens_source,cached_prompt_tokens,"
                        + "server_prompt_ns,server_generation_ns\n");
    }

    @Test
    void countsTheFirstTokenIntoTheTpotOfTheOriginalOnly() {
        var row = ResultsCsv.row(Records.ok(1, 100, 20, 120, 11), Telemetry.none());

        assertThat(row)
                .isEqualTo("1,100,11,111,0.12,0.02,0.010909090909090908,91.66666666666667,925.0,200,,req-1,,,,ok,,stop,"
                        + "1,100000000,100000000,120000000,120000000,120000000,220000000,220000000,0.0,0.12,0.01,11,22,"
                        + "usage,,,\n");
    }

    @Test
    void leavesACellEmptyWhereThereIsNoNumber() {
        var row = ResultsCsv.row(Records.failed(2, 0, ErrorClass.HTTP_5XX), Telemetry.none());

        assertThat(row).isEqualTo("2,,,,,,,,,,,req-2,,,,failed,http_5xx,,1,0,0,,,,,1000000,0.0,,,0,,,,,\n");
    }

    @ParameterizedTest
    @MethodSource("io.iwc.run.internal.Records#seeded")
    void readsBackItsOwnNumbers(List<RequestRecord> records) throws IOException {
        var file = temp.resolve("results.csv");
        var text = new StringBuilder(ResultsCsv.HEADER);
        records.forEach(record -> text.append(ResultsCsv.row(record, Telemetry.none())));
        Files.writeString(file, text);

        var back = RunFolder.readCsv(file);

        assertThat(back.records())
                .extracting(record -> ResultsCsv.row(record, Telemetry.none()))
                .containsExactlyElementsOf(records.stream()
                        .map(record -> ResultsCsv.row(record, Telemetry.none()))
                        .toList());
    }

    @Test
    void readsTheOriginalBenchmark() {
        var data = Optional.ofNullable(System.getProperty("iwc.data", System.getenv("IWC_DATA")));
        assumeThat(data)
                .as("IWC_DATA names the folder with inferx/benchmark_results.csv")
                .isPresent();

        var run = RunFolder.readCsv(Path.of(data.orElseThrow(), "inferx", "benchmark_results.csv"));

        // golden 6.6
        assertThat(run.records()).hasSize(10);
        assertThat(RequestTimings.of(run.records().get(0)).tpotSeconds().orElseThrow())
                .isCloseTo(0.008103593190511068, within(NANO));
        assertThat(value(run, "run.e2e.p50")).isCloseTo(0.13751018047, within(NANO));
        assertThat(value(run, "run.e2e.p90")).isCloseTo(0.16482646465, within(NANO));
        assertThat(value(run, "run.e2e.p99")).isCloseTo(0.16517465830, within(NANO));
        assertThat(value(run, "run.ttft.p50")).isCloseTo(0.01856005192, within(NANO));
        assertThat(value(run, "run.ttft.p90")).isCloseTo(0.02589163780, within(NANO));
        assertThat(value(run, "run.ttft.p99")).isCloseTo(0.04188266754, within(NANO));
        assertThat(ResultsCsv.row(run.records().get(0), Telemetry.none()))
                .startsWith("1,20,16,36,0.165213346,0.043659449,0.0103258341");
    }

    @Test
    void knowsNoScheduleOfTheOriginal() throws IOException {
        var file = Files.writeString(temp.resolve("benchmark.csv"), """
                seq,input_tokens,output_tokens,total_tokens,latency,ttft,tpot,throughput_tps,tokens_per_sec,status,error
                1,20,16,36,0.5,0.1,0.03125,32.0,72.0,200
                2,20,4,24,0.5,0.0,0.125,8.0,48.0,200
                3,,,,,,,,,503,"busy, try later"
                """);

        var run = RunFolder.readCsv(file);

        assertThat(run.measurement(Metric.of("run.response.p50")).reason()).isEqualTo("the file has no send times");
        assertThat(run.measurement(Metric.of("run.outputThroughput")).reason()).isEqualTo("the file has no send times");
        assertThat(run.measurement(Metric.of("run.scheduleLag.p99")).reason()).isEqualTo("the file has no send times");
        assertThat(value(run, "run.ttft.n")).isEqualTo(1); // 0 stands for none
        assertThat(value(run, "run.e2e.n")).isEqualTo(2);
        assertThat(value(run, "run.errorRate")).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(run.records().get(2).errorClass()).hasValue(ErrorClass.HTTP_5XX);
        assertThat(run.records().get(2).errorDetail()).isEqualTo("busy, try later");
    }

    @Test
    void namesEveryBadRow() throws IOException {
        var file = Files.writeString(
                temp.resolve("bad.csv"), "seq,latency,ttft,status\n1,soon,0.1,200\n2,0.5,0.1,maybe\n3,,0.1,200\n");

        assertThatThrownBy(() -> RunFolder.readCsv(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ":2: found \"soon\", expected seconds\n"
                        + file + ":3: status: found \"maybe\", expected an integer\n"
                        + file + ":4: latency: found an empty cell, expected a value");
    }

    @Test
    void namesTheColumnsItFoundWhenOneIsMissing() throws IOException {
        var file = Files.writeString(temp.resolve("other.csv"), "a,b\n1,2\n");

        assertThatThrownBy(() -> RunFolder.readCsv(file))
                .hasMessage(file + ":1: latency: found the columns a, b, expected one of that name");
    }

    private static double value(Run run, String id) {
        return run.measurement(Metric.of(id)).value();
    }
}
