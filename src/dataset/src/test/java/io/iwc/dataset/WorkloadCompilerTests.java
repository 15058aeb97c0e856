package io.iwc.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.arrival.Arrivals;
import io.iwc.artifact.internal.Sha256;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkloadCompilerTests {
    private static final String UNSORTED = """
            {"timestamp": 5000, "input_length": 1, "output_length": 1}
            {"timestamp": 2000, "input_length": 2, "output_length": 1}
            {"timestamp": 5000, "input_length": 3, "output_length": 1}
            {"timestamp": 2500.5, "input_length": 4, "output_length": 1}
            """;

    @TempDir
    Path folder;

    @Test
    void sortsByTimeAndStartsAtTheEarliest() {
        var workload = Datasets.compile(file("t.jsonl", UNSORTED), DatasetFormat.MOONCAKE);

        assertThat(workload.requests())
                .extracting(request -> request.promptTokens().orElseThrow() + "@" + request.arrivalNanos())
                .containsExactly("2@0", "4@500500000", "1@3000000000", "3@3000000000");
        assertThat(workload.requests())
                .extracting(Request::id) // named in the order of the input
                .containsExactly("req-000002", "req-000004", "req-000001", "req-000003");
        assertThat(workload.manifest().arrival()).containsEntry("origin", "2000");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void writesTheSameBytesToAFileAsIntoMemory(long seed) {
        var random = new Random(seed);
        var text = new StringBuilder();
        var millis = 0L;
        for (var i = 0; i < 50; i++) {
            millis += random.nextInt(seed % 2 == 0 ? 0 : -40, 100); // every other one is in order
            text.append("{\"timestamp\": ")
                    .append(10_000 + millis)
                    .append(", \"input_length\": 5, \"output_length\": 2}\n");
        }
        var input = file("t.jsonl", text.toString());
        var compiler = WorkloadCompiler.with(CompileOptions.of(DatasetFormat.MOONCAKE));

        compiler.compile(input, folder.resolve("out.jsonl"));

        assertThat(compiler.compile(input).sha256()).isEqualTo(Sha256.hex(folder.resolve("out.jsonl")));
        assertThat(Workload.read(folder.resolve("out.jsonl")).manifest())
                .isEqualTo(compiler.compile(input).manifest());
    }

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @Test
    void stretchesRecordedTimes() {
        var options = CompileOptions.of(DatasetFormat.MOONCAKE).toBuilder()
                .timeScale(0.5)
                .build();

        var workload = Datasets.compile(file("t.jsonl", UNSORTED), options);

        assertThat(workload.requests())
                .extracting(Request::arrivalNanos)
                .containsExactly(0L, 250_250_000L, 1_500_000_000L, 1_500_000_000L);
    }

    @Test
    void replacesRecordedTimesWhereAskedTo() {
        var options = CompileOptions.of(DatasetFormat.MOONCAKE).toBuilder()
                .arrival(Arrivals.every(Duration.ofSeconds(1)))
                .build();

        var workload = Datasets.compile(file("t.jsonl", UNSORTED), options);

        assertThat(workload.requests())
                .extracting(request -> request.promptTokens().orElseThrow() + "@" + request.arrivalNanos())
                .containsExactly("1@0", "2@1000000000", "3@2000000000", "4@3000000000");
        assertThat(workload.manifest().arrival()).containsEntry("kind", "fixed-step");
    }

    @Test
    void recordsWhatItDid() {
        var input = file("p.json", "[\"a\", \"b\", \"c\"]");
        var options = CompileOptions.defaults().toBuilder()
                .arrival(Arrivals.poisson(2))
                .limit(2)
                .seed(7)
                .build();

        var manifest = Datasets.compile(input, options).manifest();

        assertThat(manifest.compiler()).isEqualTo("simple-json");
        assertThat(manifest.inputs()).containsExactly(new Manifest.Input("p.json", Sha256.hex(input), 15));
        assertThat(manifest.arrival())
                .containsAllEntriesOf(Map.of("kind", "poisson", "rng", "pcg64", "seed", 7L, "stream", "arrivals"));
        assertThat(manifest.seed()).hasValue(7);
        assertThat(manifest.streams()).containsExactly("arrivals");
        assertThat(manifest.config())
                .containsAllEntriesOf(Map.of(
                        "limit",
                        2L,
                        "format",
                        "simple-json",
                        "format_detected",
                        "the file is a JSON array of prompts"));
    }

    @Test
    void takesTheFormatThatWasDetectedBefore() {
        var detected = new DatasetFormat.Detected(DatasetFormat.SIMPLE_JSON, "somebody looked");

        var manifest = WorkloadCompiler.with(CompileOptions.defaults())
                .havingDetected(detected)
                .compile(file("p.json", "[\"a\"]"))
                .manifest();

        assertThat(manifest.compiler()).isEqualTo("simple-json");
        assertThat(manifest.config()).containsEntry("format_detected", "somebody looked");
    }

    @Test
    void keepsNoMoreThanTheLimit() {
        var options = CompileOptions.defaults().toBuilder().limit(2).build();

        var workload = Datasets.compile(file("p.json", "[\"a\", \"b\", 7]"), options);

        assertThat(workload.requests()).extracting(Datasets::prompt).containsExactly("a", "b");
    }

    @Test
    void makesTheSameWorkloadAgain() {
        var workload = Datasets.compile(file("p.json", "[\"a\", \"b\"]"), DatasetFormat.AUTO);

        assertThat(workload.regenerate().orElseThrow().sha256()).isEqualTo(workload.sha256());
        assertThat(workload.name()).isEqualTo("p");
    }

    @Test
    void leavesNothingBehindWhereTheInputIsBad() throws IOException {
        var input = file("p.json", "[\"a\", 7]");
        var output = Files.writeString(folder.resolve("out.jsonl"), "old");

        assertThatThrownBy(
                        () -> WorkloadCompiler.with(CompileOptions.defaults()).compile(input, output))
                .hasMessage(input + ":1: prompt: found nothing, expected a string\n"
                        + "1 of 2 records is invalid; nothing was written (use --skip-bad to leave it out and count"
                        + " it)");

        assertThat(output).hasContent("old");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("p.json", "out.jsonl");
    }

    @Test
    void leavesBadRowsOutAndCountsThemWhereAskedTo() {
        var options = CompileOptions.defaults().toBuilder().skipBad(true).build();

        var workload = Datasets.compile(file("p.jsonl", "{\"prompt\":\"a\"}\n{\n{\"prompt\":\"b\"}\n"), options);

        assertThat(workload.requests()).extracting(Datasets::prompt).containsExactly("a", "b");
        assertThat(workload.manifest().skipped()).containsExactly(Map.entry("invalid lines", 1L));
    }

    @Test
    void neverMixesTimesAndTheirAbsence() {
        var file = file("t.jsonl", """
                {"timestamp": 0, "input_length": 1, "output_length": 1}
                {"delay": 5, "input_length": 1, "output_length": 1, "session_id": "s"}
                """);

        assertThatThrownBy(() -> Datasets.compile(file, DatasetFormat.MOONCAKE))
                .hasMessage(file + ": found requests with and without a time, expected all or none (an arrival process,"
                        + " --arrival, places them all anew)");
    }

    @Test
    void saysThatTheInputIsMissing() {
        var input = folder.resolve("missing.json");

        assertThatThrownBy(() -> Datasets.compile(input, DatasetFormat.AUTO)).hasMessage(input + ": no such file");
    }

    @Test
    void recompilesCanonicalLinesWithTheirOwnIdsAndCaps() {
        var input = file("w.jsonl", """
                {"request_id":"x","arrival_time_ms":50,"prompt":"a","max_output_tokens":9}
                {"request_id":"y","arrival_time_ms":70,"prompt":"b"}
                """);

        var workload = Datasets.compile(input, DatasetFormat.AUTO);

        assertThat(workload.requests()).extracting(Request::id).containsExactly("x", "y");
        assertThat(workload.requests()).extracting(Request::arrivalNanos).containsExactly(0L, 20_000_000L);
        assertThat(workload.requests().get(1).maxOutputTokens()).isEmpty();
    }

    @Test
    void refusesAnIdThatStandsTwice() {
        var input = file("w.jsonl", """
                {"request_id":"x","arrival_time_ms":0,"prompt":"a"}

                {"request_id":"x","arrival_time_ms":1,"prompt":"b"}
                """);

        assertThatThrownBy(() -> Datasets.compile(input, DatasetFormat.CANONICAL))
                .hasMessageStartingWith(
                        input + ":3: request_id: found \"x\" again, first seen in line 1; ids must be unique\n");
    }

    private Path file(String name, String text) {
        return Datasets.file(folder, name, text);
    }
}
