package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.iwc.run.internal.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a spreadsheet would compute is written as text, and read back as it was. */
class FormulaTests {
    @Test
    void idsAndModelsOfAWorkloadAreNoFormulasInResults(@TempDir Path folder) throws IOException {
        var workload = folder.resolve("w.jsonl");
        Files.writeString(workload, """
                {"arrival_time_ms":0,"max_output_tokens":2,"prompt":"hi","request_id":"=cmd|'/c calc'!A0"}
                {"arrival_time_ms":1,"max_output_tokens":2,"prompt":"hi","request_id":"-2+3","model":"@SUM(1)"}
                """);
        var run = folder.resolve("run");

        var status = new InProcess().iwc("run", workload.toString(), "--embedded", "default", "-o", run.toString());

        assertThat(status).isZero();
        var csv = run.resolve("results.csv");
        assertThat(csv).content().contains(",'=cmd|'/c calc'!A0,", ",'-2+3,", ",'@SUM(1),");
        assertThat(RunFolder.readCsv(csv).records())
                .extracting(it -> it.requestId(), it -> it.model().orElse(""))
                .contains(tuple("-2+3", "@SUM(1)"));
        assertThat(RunFolder.readCsv(csv).records())
                .extracting(it -> it.requestId())
                .containsExactly("=cmd|'/c calc'!A0", "-2+3");
    }
}
