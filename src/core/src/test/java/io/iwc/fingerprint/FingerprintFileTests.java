package io.iwc.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.InvalidInputException;
import io.iwc.artifact.internal.Json;
import io.iwc.workload.Manifest;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FingerprintFileTests {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("workloads")
    void readsBackWhatWasWritten(Workload workload) {
        var written = Fingerprinter.of(workload, new NumberTokenizer());
        var file = folder.resolve(workload.name() + ".fingerprint.json");

        FingerprintFile.write(written, file);
        var read = FingerprintFile.read(file);

        assertThat(read.name()).isEqualTo(workload.name());
        assertThat(read.measurements()).isEqualTo(written.measurements());
        assertThat(read.distributions()).isEqualTo(written.distributions());
        assertThat(read.labels()).isEqualTo(written.labels());
        assertThat(read.tokenizer()).isEqualTo(written.tokenizer());
        assertThat(read.kind()).isEqualTo(written.kind());
        assertThat(read.curves()).isEqualTo(written.curves());
        assertThat(read.prefixGroups()).isEqualTo(written.prefixGroups());
        assertThat(FingerprintFile.text(read)).isEqualTo(FingerprintFile.text(written));
    }

    static Stream<Workload> workloads() {
        return Stream.of(
                Examples.bursty(),
                Examples.turns(),
                Examples.cumulative(),
                Examples.toyTrace(),
                Examples.workload("empty", List.of()),
                Examples.workload(
                        "long",
                        IntStream.range(0, 5000)
                                .mapToObj(i -> Request.lengthOnly(i)
                                        .withOutputTokens(7 * i + 1)
                                        .arrivingAt((long) i * i)
                                        .build())
                                .toList()));
    }

    @Test
    void putsAFamilyWithoutValuesUnderItsBase() {
        var json = Json.parse(FingerprintFile.text(Fingerprinter.of(Examples.bursty(), new NumberTokenizer())));

        var undefined = json.get("undefined");
        assertThat(undefined.get("sessions.turns").asText()).isEqualTo("no request carries a session_id");
        assertThat(undefined.has("sessions.turns.p90")).isFalse();
        assertThat(undefined.get("reuse.session.total").asText()).isEqualTo("no request carries a session_id");
        assertThat(json.get("metrics").get("sessions.turns.n").asInt()).isZero();
        json.get("undefined")
                .fieldNames()
                .forEachRemaining(id -> assertThat(json.get("metrics").has(id)).isFalse());
    }

    @Test
    void writesCountsWithoutFractionAndLengthsAsWholeNumbers() {
        var json = FingerprintFile.text(Fingerprinter.of(Examples.cumulative(), new NumberTokenizer()));

        var tree = Json.parse(json);
        assertThat(json).contains("\"requests.count\": 5,").contains("\"tokens.prompt.p50\": 52.0");
        assertThat(tree.at("/distributions/tokens.cap/values").toString()).isEqualTo("[[8,1],[16,2],[24,1],[32,1]]");
        assertThat(tree.get("schema").asText()).isEqualTo("iwc-fingerprint/1");
        assertThat(tree.get("methods").toString())
                .isEqualTo("{\"blockSizes\":[16],\"chatTemplate\":\"iwc-chat-1\",\"percentile\":\"linear-type7\","
                        + "\"spread\":\"sample\"}");
        assertThat(tree.get("workload").toString())
                .isEqualTo("{\"kind\":\"text\",\"requests\":5,\"sha256\":\""
                        + Examples.cumulative().sha256() + "\"}");
    }

    @Test
    void hasNoHashOfCapturedTraffic() {
        var captured = Workload.of("captured", Examples.turns().requests(), Manifest.of("captured"));

        var fingerprint = Fingerprinter.of(captured, new NumberTokenizer());

        assertThat(fingerprint.workloadSha256()).isEmpty();
        assertThat(FingerprintFile.text(fingerprint)).doesNotContain("sha256");
    }

    @Test
    void refusesAFileOfAnotherSchema() throws IOException {
        var file = Files.writeString(folder.resolve("old.json"), "{\"schema\": \"iwc-fingerprint/2\"}");

        assertThatThrownBy(() -> FingerprintFile.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ": schema: found iwc-fingerprint/2, expected iwc-fingerprint/1");
    }

    @Test
    void refusesAnotherPercentileRule() throws IOException {
        var text = FingerprintFile.text(Fingerprinter.of(Examples.turns(), new NumberTokenizer()));
        var file = Files.writeString(folder.resolve("a.json"), text.replace("linear-type7", "nearest-rank"));

        assertThatThrownBy(() -> FingerprintFile.read(file))
                .hasMessage(file + ": methods.percentile: found nearest-rank, expected linear-type7");
    }

    @Test
    void namesTheMetricThatIsNotANumber() throws IOException {
        var text = FingerprintFile.text(Fingerprinter.of(Examples.turns(), new NumberTokenizer()));
        var file = Files.writeString(
                folder.resolve("a.json"), text.replace("\"requests.count\": 5", "\"requests.count\": \"five\""));

        assertThatThrownBy(() -> FingerprintFile.read(file))
                .hasMessage(file + ": metrics.requests.count: found \"five\", expected a number between"
                        + " -1e19 and 1e19");
    }
}
