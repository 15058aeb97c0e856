package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BurstGptReaderTests {
    @TempDir
    Path folder;

    @Test
    void readsTheFirstRelease() {
        var workload = read("""
                Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type\r
                5,ChatGPT,472,18,490,Conversation log\r
                45,GPT-4,1087,230,1317,API log\r
                45,GPT-4,12,0,12,API log""", FormatDetails.NONE);

        assertThat(workload.requests()).extracting(Request::arrivalNanos).containsExactly(0L, 40_000_000_000L);
        assertThat(workload.requests().get(0).promptTokens()).hasValue(472);
        assertThat(workload.requests().get(1).model()).hasValue("GPT-4");
        assertThat(workload.requests().get(1).metadata())
                .extractingByKey("Log Type")
                .hasToString("\"API log\"");
        assertThat(workload.manifest().skipped()).containsExactly(Map.entry("failed request (no response tokens)", 1L));
    }

    @Test
    void readsTheReleaseWithColumnsInTheMiddle() {
        var workload = read("""
                Timestamp,Session ID,Elapsed time,Model,Request tokens,Response tokens,Total tokens,Log Type
                0.5,17,3.25,ChatGPT,10,20,30,Conversation log
                1,,,GPT-4,11,21,32,API log
                """, FormatDetails.NONE);

        assertThat(workload.requests().get(0).sessionId()).hasValue("17");
        assertThat(workload.requests().get(0).metadata()).containsOnlyKeys("Log Type", "Elapsed time");
        assertThat(workload.requests().get(1).sessionId()).isEmpty();
        assertThat(workload.requests().get(1).arrivalNanos()).isEqualTo(500_000_000);
    }

    @Test
    void keepsFailedRequestsWhereAskedTo() {
        var workload = read(
                "Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type\n5,GPT-4,12,0,12,API log\n",
                FormatDetails.NONE.keepingFailed());

        assertThat(workload.requests().get(0).outputTokens()).hasValue(0);
        assertThat(workload.manifest().skipped()).isEmpty();
    }

    private Workload read(String text, FormatDetails details) {
        var options = CompileOptions.defaults().toBuilder().details(details).build();
        return Datasets.compile(Datasets.file(folder, "burst.csv", text), options);
    }
}
