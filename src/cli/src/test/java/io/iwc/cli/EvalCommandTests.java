package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalCommandTests {
    private static final String HEADER =
            "request_id,arrival_time_ns,first_token_time_ns,completion_time_ns,num_prefill_tokens,num_decode_tokens_actual,status\n";

    @TempDir
    private Path folder;

    @Test
    void comparesAPredictionWithAMeasurement() throws IOException {
        write(
                "real_request_metrics.csv",
                HEADER + "0,0,20000000,80000000,9,3,ok\n1,100000000,120000000,180000000,9,3,ok\n");
        write("real_token_metrics.csv", """
                request_id,token_index,token_latency_ns
                0,0,0
                0,1,30000000
                0,2,30000000
                1,0,0
                1,1,30000000
                1,2,30000000
                """);
        write(
                "sim_request_metrics.csv",
                HEADER + "0,0,30000000,90000000,9,3,ok\n1,100000000,130000000,190000000,9,3,ok\n");
        write("sim_token_metrics.csv", """
                request_id,token_index,token_latency_ns
                0,0,0
                0,1,30000000
                0,2,30000000
                1,0,0
                1,1,30000000
                1,2,30000000
                """);

        var result =
                run("eval", "real_request_metrics.csv", "--predicted", "sim_request_metrics.csv", "--within", "5%");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out())
                .startsWith("Prediction against real, 2 requests\n")
                .contains("run.ttft.p50   20.00 ms   30.00 ms  +50.00 %  +50.00 % to +50.00 %\n")
                .contains("run.itl.p50    30.00 ms   30.00 ms   +0.00 %    +0.00 % to +0.00 %\n")
                .contains("Counting one of 0 would change the measured ITL: P50 +0.00 %, P90 +0.00 %, P99 +0.00 %.");
        assertThat(result.err()).contains("FAILED run.e2e.p99: off by +12.50 %, at most 5% allowed");
    }

    @Test
    void writesAPageWithTheDistributionsOfBoth() throws IOException {
        write(
                "real_request_metrics.csv",
                HEADER + "0,0,20000000,80000000,9,3,ok\n1,100000000,120000000,180000000,9,3,ok\n");
        write(
                "sim_request_metrics.csv",
                HEADER + "0,0,30000000,90000000,9,3,ok\n1,100000000,130000000,190000000,9,3,ok\n");

        var result = run(
                "eval",
                "real_request_metrics.csv",
                "--predicted",
                "sim_request_metrics.csv",
                "--html",
                "eval.html",
                "--per-request",
                "requests.csv");

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(folder.resolve("eval.html"))
                .content()
                .contains(
                        "TTFT from the send: measured and predicted",
                        "TPOT: measured and predicted",
                        "Latency from the send: measured and predicted",
                        "TTFT of each request: predicted against measured");
        assertThat(folder.resolve("requests.csv")).hasContent("""
                        request_id,measured_ttft,predicted_ttft,measured_tpot,predicted_tpot,measured_e2e,predicted_e2e
                        0,0.020000000,0.030000000,0.030000000,0.030000000,0.080000000,0.090000000
                        1,0.020000000,0.030000000,0.030000000,0.030000000,0.080000000,0.090000000
                        """);
    }

    @Test
    void refusesAProfileBesideAFinishedPrediction() throws IOException {
        write("a_request_metrics.csv", HEADER + "0,0,20000000,80000000,9,3,ok\n");
        write("b_request_metrics.csv", HEADER + "0,0,20000000,80000000,9,3,ok\n");

        var result =
                run("eval", "a_request_metrics.csv", "--predicted", "b_request_metrics.csv", "--profile", "default");

        assertThat(result.status()).isEqualTo(64);
        assertThat(result.err()).contains("--profile: found together with --predicted");
    }

    @Test
    void wantsAShareOfErrors() throws IOException {
        write("a_request_metrics.csv", HEADER + "0,0,20000000,80000000,9,3,ok\n");

        var result = run("eval", "a_request_metrics.csv", "--within", "a bit");

        assertThat(result.status()).isEqualTo(64);
        assertThat(result.err()).contains("--within: found \"a bit\", expected a share such as 5% or 0.05");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private CommandResult run(String... arguments) {
        return new InFolder(folder).run(arguments);
    }
}
