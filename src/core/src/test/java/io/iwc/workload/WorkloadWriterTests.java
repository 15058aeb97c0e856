package io.iwc.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.IwcException;
import io.iwc.artifact.internal.Sha256;
import io.iwc.internal.IwcVersion;
import io.iwc.workload.internal.RandomLines;
import io.iwc.workload.internal.RequestParser;
import io.iwc.workload.internal.RequestPrinter;
import io.iwc.workload.internal.WorkloadSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkloadWriterTests {
    @TempDir
    Path folder;

    @Test
    void writesSortedKeysAndOnlyWhatIsSet() {
        var request = Request.text("h\u00e9 \uD83D\uDE00")
                .withId("req-000001")
                .arrivingAt(100_000_000)
                .withMaxOutputTokens(128)
                .withSampling(Sampling.of(0.0, 1.0, false))
                .build();

        assertThat(lineOf(request))
                .isEqualTo("{\"arrival_time_ms\":100,\"max_output_tokens\":128,\"prompt\":\"h\u00e9 \uD83D\uDE00\","
                        + "\"request_id\":\"req-000001\",\"streaming\":false,\"temperature\":0.0,\"top_p\":1.0}\n");
    }

    @Test
    void keepsOthersFromItsFileUntilItIsClosed() {
        var file = folder.resolve("w.jsonl");
        var request = Request.text("hi").withId("r").arrivingAt(0).build();

        try (var writer = WorkloadWriter.create(file)) {
            writer.write(request);
            assertThatThrownBy(() -> WorkloadWriter.write(Workload.of("other", List.of(), Manifest.of("test")), file))
                    .isInstanceOf(IwcException.class)
                    .hasMessage(file + ": is in use by this process, expected one writer at a time");
            writer.commit(Manifest.of("test"));
        }

        assertThat(Workload.read(file).requests()).hasSize(1);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("w.jsonl", "w.jsonl.manifest.yaml");
    }

    @Test
    void writesNanosecondsOnlyWhereMillisecondsAreNotExact() {
        var request = Request.lengthOnly(5)
                .withId("r")
                .withOutputTokens(2)
                .arrivingAt(52_000_001)
                .build();

        assertThat(lineOf(request))
                .isEqualTo("{\"arrival_time_ms\":52,\"arrival_time_ns\":52000001,\"output_tokens\":2,"
                        + "\"prompt_tokens\":5,\"request_id\":\"r\"}\n");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void readsBackWhatItWrote(long seed) throws IOException {
        var line = new RandomLines(seed).valid().without(List.of("depends_on", "think_time_ms"));
        var request =
                RequestParser.parse((ObjectNode) line, (field, text) -> {}).orElseThrow();
        var file = folder.resolve("w.jsonl");

        WorkloadWriter.write(workload(request), file);

        var again = Workload.read(file);
        assertThat(again.requests()).containsExactly(request);
        assertThat(again.sha256()).isEqualTo(Sha256.hex(file));
        assertThat(Files.readString(file)).isEqualTo(lineOf(request));
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @Test
    void writesTheManifestInAFixedOrder() throws IOException {
        var skipped = new TreeMap<>(Map.of("blank turn", 3L));
        var config = new TreeMap<String, Object>(Map.of("separator", "\n", "limit", 0, "temperature", 0.0));
        var manifest = Manifest.builder("sharegpt")
                .inputs(List.of(new Manifest.Input("chats.json", "ab12", 77)))
                .tokenizer(new Manifest.TokenizerRef("tiktoken:o200k_base", Optional.of("cd34")))
                .arrival(Map.of("kind", "fixed-step"))
                .seed(42)
                .streams(List.of("arrivals"))
                .skipped(skipped)
                .config(config)
                .build();
        var requests = List.of(
                Request.text("a").withId("r1").arrivingAt(5).inSession("s").build(),
                Request.text("b").withId("r2").arrivingAt(2_000_000).build());

        WorkloadWriter.write(Workload.of("w", requests, manifest), folder.resolve("w.jsonl"));

        assertThat(folder.resolve("w.jsonl.manifest.yaml")) // by hand from formats.md 3
                .content(StandardCharsets.UTF_8)
                .isEqualTo("""
                        schema: iwc-manifest/1
                        iwc_version: %s
                        compiler: sharegpt
                        inputs:
                          - name: chats.json
                            sha256: ab12
                            bytes: 77
                        output:
                          name: w.jsonl
                          sha256: %s
                          requests: 2
                        workload_schema:
                          id: iwc-workload/1
                          sha256: %s
                        tokenizer:
                          id: tiktoken:o200k_base
                          sha256: cd34
                        arrival:
                          kind: fixed-step
                        seeds:
                          root: 42
                          streams:
                            - arrivals
                        summary:
                          num_requests: 2
                          arrival_span_ms: 1
                          sessions: 1
                          skipped:
                            blank turn: 3
                        config:
                          limit: 0
                          separator: \\n
                          temperature: 0.0
                        """.formatted(
                                IwcVersion.current(), Sha256.hex(folder.resolve("w.jsonl")), WorkloadSchema.sha256()));
        assertThat(Workload.read(folder.resolve("w.jsonl")).manifest()).isEqualTo(manifest);
    }

    @Test
    void leavesTheOldFilesWhereARequestCannotBeWritten() throws IOException {
        var file = Files.writeString(folder.resolve("w.jsonl"), "old");
        var nameless = workload(Request.text("a").arrivingAt(0).build());

        assertThatThrownBy(() -> WorkloadWriter.write(nameless, file))
                .isInstanceOf(IwcException.class)
                .hasMessage("request without id cannot be written: it has no id; compile it first");

        assertThat(file).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("w.jsonl");
    }

    @Test
    void refusesTextThatUtf8CannotCarry() {
        var half = Request.text("\uD83D").withId("r").arrivingAt(0).build();

        assertThatThrownBy(() -> RequestPrinter.line(half))
                .hasMessage("request r cannot be written: its text holds half of a surrogate pair");
    }

    @Test
    void writesTheSameBytesToAStream() throws IOException {
        var workload = workload(Request.text("a").withId("r").arrivingAt(7).build());
        var out = new ByteArrayOutputStream();

        workload.writeTo(out);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(lineOf(workload.requests().get(0)));
        assertThat(Sha256.hex(out.toByteArray())).isEqualTo(workload.sha256());
    }

    private static Workload workload(Request... requests) {
        return Workload.of("w", List.of(requests), Manifest.of("test"));
    }

    private static String lineOf(Request request) {
        return StandardCharsets.UTF_8.decode(RequestPrinter.line(request)).toString();
    }
}
