package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.testing.SharedData;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AzureReaderTests {
    @TempDir
    Path folder;

    @Test
    void readsTheTraceOf2023ToTheLastDigit() {
        var workload = read( // line ends as published
                """
                TIMESTAMP,ContextTokens,GeneratedTokens\r
                2023-11-16 18:17:03.9799600,4808,10\r
                2023-11-16 18:17:04.0319601,3180,8""");

        assertThat(workload).extracting(Request::arrivalNanos).containsExactly(0L, 52_000_100L);
        assertThat(workload).extracting(Request::prompt).containsExactly(lengths(4808), lengths(3180));
        assertThat(workload)
                .extracting(request -> request.outputTokens().orElseThrow())
                .containsExactly(10, 8);
        assertThat(workload).extracting(Request::id).containsExactly("req-000001", "req-000002");
        assertThat(workload)
                .allSatisfy(request -> assertThat(request.maxOutputTokens()).isEmpty());
    }

    @Test
    void readsTheTraceOf2024WhoseFractionMayBeMissing() {
        var workload = read("""
                TIMESTAMP,ContextTokens,GeneratedTokens
                2024-05-10 00:00:00.009930+00:00,2162,5
                2024-05-10 00:00:01+00:00,2399,6
                """);

        assertThat(workload).extracting(Request::arrivalNanos).containsExactly(0L, 990_070_000L);
    }

    @Test
    void findsColumnsByNameWhereverTheyStand() {
        var workload = read("""
                NumImages,GeneratedTokens,TIMESTAMP,ContextTokens
                2,7,2025-01-01 00:00:00+00:00,"99"
                """);

        assertThat(workload.get(0).prompt()).isEqualTo(lengths(99));
        assertThat(workload.get(0).outputTokens()).hasValue(7);
        assertThat(workload.get(0).metadata()).extractingByKey("NumImages").hasToString("2");
    }

    @Test
    void namesTheColumnsItFoundWhereOneIsMissing() {
        var file = file("TIMESTAMP,ContextTokens\n");

        assertThatThrownBy(() -> Datasets.compile(file, DatasetFormat.AZURE))
                .hasMessage(file + ":1: GeneratedTokens: found only the columns TIMESTAMP, ContextTokens,"
                        + " expected one of this name");
    }

    @Test
    void namesTheLineAndColumnOfEveryBadCell() {
        var file = file("""
                TIMESTAMP,ContextTokens,GeneratedTokens
                yesterday,1,2
                2024-05-10 00:00:00+00:00,-1,2
                2024-05-10 00:00:00+00:00,1,2
                2024-05-10 00:00:00+00:00,1
                """);

        assertThatThrownBy(() -> Datasets.compile(file, DatasetFormat.AZURE))
                .hasMessage(file + ":2: TIMESTAMP: found \"yesterday\", expected a time such as"
                        + " 2024-05-10 00:00:00.009930+00:00\n"
                        + file + ":3: ContextTokens: found \"-1\", expected an integer ≥ 0\n"
                        + file + ":5: found 2 cells, expected 3 as in the header\n"
                        + "3 of 4 lines are invalid; nothing was written (use --skip-bad to leave them out and count"
                        + " them)");
    }

    @Test
    void readsTheWholeCodeTrace() {
        var workload =
                Datasets.compile(SharedData.file("azure2023/AzureLLMInferenceTrace_code.csv"), DatasetFormat.AUTO);

        assertThat(workload.requests()).hasSize(8_819);
        assertThat(workload.requests().get(8_818).arrivalNanos()).isEqualTo(3_435_948_056_000L); // metrics.md 6.5
        assertThat(workload.requests().stream()
                        .mapToLong(request -> request.promptTokens().orElseThrow())
                        .sum())
                .isEqualTo(18_059_974); // the same
        assertThat(workload.manifest().arrival())
                .isEqualTo(Map.of("kind", "trace", "origin", "2023-11-16 18:17:03.9799600", "time_scale", 1.0));
        assertThat(workload.manifest().inputs().get(0).sha256())
                .isEqualTo("54e9a6d2a4bd06ba1e060304b900abbc74cbea53de96506e60fe5bb4f2277fb6"); // of the published file
    }

    private List<Request> read(String text) {
        return Datasets.compile(file(text), DatasetFormat.AZURE).requests();
    }

    private Path file(String text) {
        return Datasets.file(folder, "azure.csv", text);
    }

    private static Prompt lengths(int tokens) {
        return new Prompt.Lengths(tokens, Optional.empty());
    }
}
