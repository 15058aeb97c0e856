package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrateCommandTests {
    @TempDir
    private Path folder;

    @Test
    void aCostFittedToTablesLeavesTheRestOfTheProfileAsItWas() throws IOException {
        writeTables();
        var process = new InProcess();

        var status = process.iwc("calibrate", "--tables", path("tables.yaml"), "-o", path("linear.yaml"));

        assertThat(status).as(process.err()).isZero();
        assertThat(process.out()).matches("\\d+ steps, residuals: median \\d+\\.\\d\\d %, P90 .*\n");
        assertThat(folder.resolve("linear.yaml"))
                .content()
                .startsWith("""
                        schema: iwc-profile-1
                        name: calibrated
                        version: "1"
                        source: a linear cost fitted to the kernel tables of by hand
                        scheduler:
                        """)
                .contains("\n  request_overhead_s: 0.004\nstep_time:\n  linear:\n")
                .doesNotContain("checked");
    }

    @Test
    void tablesMayHaveTheirColumnsInAnyOrderAndTheirTimesInOtherUnits() throws IOException {
        writeTables();
        new InProcess().iwc("calibrate", "--tables", path("tables.yaml"), "-o", path("expected.yaml"));
        write("dense.csv", "time_ms,tokens,layer\n0.1,1,mlp\n4,2048,mlp\n");
        write("per_sequence.csv", "sequences,note,layer,time_ns\n1,a,head,50000\n256,b,head,300000\n");

        var status = new InProcess().iwc("calibrate", "--tables", path("tables.yaml"), "-o", path("linear.yaml"));

        assertThat(status).isZero();
        assertThat(folder.resolve("linear.yaml")).hasSameTextualContentAs(folder.resolve("expected.yaml"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "layer,tokens,duration|time_us: found 0 columns of times, expected one of time_ns, time_us, time_ms, time_s",
                "time_us,tokens,time_ms|layer: found no such column, expected layer,tokens,time_us",
                "layer,sequences,time_us|tokens: found no such column, expected layer,tokens,time_us"
            })
    void tablesWithoutAColumnAreRefusedByItsName(String header, String message) throws IOException {
        writeTables();
        write("dense.csv", header + "\n1,1,1\n");
        var process = new InProcess();

        var status = process.iwc("calibrate", "--tables", path("tables.yaml"), "-o", path("linear.yaml"));

        assertThat(status).isEqualTo(1);
        assertThat(process.err()).isEqualTo(path("dense.csv") + ":1: " + message + "\n");
    }

    private void writeTables() throws IOException {
        write("dense.csv", "layer,tokens,time_us\nmlp,1,100\nmlp,2048,4000\n");
        write("per_sequence.csv", "layer,sequences,time_us\nhead,1,50\nhead,256,300\n");
        write("attention.csv", """
                prefill_chunk,kv_prefill,n_decode,kv_decode,time_us
                0,0,64,0,74
                0,0,64,4096,138
                2048,0,0,0,266
                2048,0,64,0,330
                2048,0,64,4096,394
                2048,4096,0,0,330
                2048,4096,64,0,394
                2048,4096,64,4096,458
                """);
        write("tables.yaml", """
                schema: iwc-profile-1
                name: small
                version: "7"
                source: by hand
                checked: "never"
                scheduler:
                  {max_batched_tokens: 2048, max_sequences: 64, kv_blocks: 2587, block_size: 16, request_overhead_s: 0.004}
                step_time:
                  tables: {layers: 4, dense: dense.csv, per_sequence: per_sequence.csv, attention: attention.csv}
                """);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
