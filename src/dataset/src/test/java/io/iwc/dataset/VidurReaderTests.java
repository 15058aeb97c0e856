package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.arrival.Arrivals;
import io.iwc.workload.Request;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VidurReaderTests {
    @TempDir
    Path folder;

    @Test
    void readsSecondsToTheNanosecond() {
        var workload = Datasets.compile(
                Datasets.file(
                        folder,
                        "trace.csv",
                        "arrived_at,num_prefill_tokens,num_decode_tokens\n0.000000000,9,64\n2.000000001,14,64\n"),
                DatasetFormat.AUTO);

        assertThat(workload.requests()).extracting(Request::arrivalNanos).containsExactly(0L, 2_000_000_001L);
        assertThat(workload.requests().get(1).promptTokens()).hasValue(14);
    }

    @Test
    void asksWhenLengthsWithoutTimesArriveAndReadsNoRatio() {
        var file = Datasets.file(
                folder,
                "lengths.csv",
                "num_prefill_tokens,num_decode_tokens,num_total_tokens,pd_ratio\n100,10,110,10.0\n10,100,110,x\n");
        var every = CompileOptions.of(DatasetFormat.VIDUR).toBuilder()
                .arrival(Arrivals.every(Duration.ofMillis(100)))
                .build();

        assertThatThrownBy(() -> Datasets.compile(file, DatasetFormat.VIDUR))
                .hasMessage(file + ": found lengths without times, which say nothing of when requests come; expected an"
                        + " arrival process such as --arrival poisson --rate-rps 2");
        var workload = Datasets.compile(file, every);
        assertThat(workload.requests()).extracting(Request::arrivalNanos).containsExactly(0L, 100_000_000L);
        assertThat(workload.manifest().unread())
                .containsExactly(Map.entry("num_total_tokens", 2L), Map.entry("pd_ratio", 2L));
    }
}
