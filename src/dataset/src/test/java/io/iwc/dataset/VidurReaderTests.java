package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.workload.Request;
import java.nio.file.Path;
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
    void placesLengthsWithoutTimesAndReadsNoRatio() {
        var workload = Datasets.compile(
                Datasets.file(
                        folder,
                        "lengths.csv",
                        "num_prefill_tokens,num_decode_tokens,num_total_tokens,pd_ratio\n100,10,110,10.0\n10,100,110,x\n"),
                DatasetFormat.VIDUR);

        assertThat(workload.requests()).extracting(Request::arrivalNanos).containsExactly(0L, 100_000_000L);
        assertThat(workload.manifest().arrival()).containsEntry("kind", "fixed-step");
    }
}
