package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateCommandTests {
    @TempDir
    private Path folder;

    @Test
    void aCostFittedToTablesLeavesTheRestOfTheProfileAsItWas() throws IOException {
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

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
