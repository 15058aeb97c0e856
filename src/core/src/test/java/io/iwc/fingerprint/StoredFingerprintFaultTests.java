package io.iwc.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.iwc.InvalidInputException;
import io.iwc.artifact.internal.Json;
import io.iwc.drift.Drift;
import io.iwc.drift.Gates;
import io.iwc.drift.NotComparableException;
import io.iwc.testing.JsonPlace;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stored fingerprints are read as strictly as inputs: a hand or a merge may have changed them. */
class StoredFingerprintFaultTests {
    private static final String VALID = FingerprintFile.text(Fingerprinter.of(workload(), new NumberTokenizer()));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/distributions/arrivals.gap/n | 7 | distributions.arrivals.gap.n: found 7, expected the sum of the"
                        + " counts, which is more than 7",
                "/distributions/arrivals.gap/n | 11 | distributions.arrivals.gap.n: found 11, expected the sum of the"
                        + " counts, which is 9",
                "/distributions/arrivals.gap/n | 9.5 | distributions.arrivals.gap.n: found 9.5, expected an integer ≥ 1",
                "/distributions/tokens.cap/values | [] | distributions.tokens.cap.n: found 10, expected the sum of the"
                        + " counts, which is 0",
                "/distributions/tokens.cap/values/0/1 | 0 | distributions.tokens.cap.values[0][1]: found 0, expected an"
                        + " integer ≥ 1",
                "/distributions/tokens.cap/values/0 | [1] | distributions.tokens.cap.values[0]: found [1], expected a"
                        + " value and how often it occurs",
                "/distributions/arrivals.gap/values/1/0 | 0 | distributions.arrivals.gap.values[1][0]: found 0.0 after"
                        + " 0.0, expected ascending values",
                "/distributions/tokens.cap/values/0/0 | \"16\" | distributions.tokens.cap.values[0][0]: found \"16\","
                        + " expected a number between -1e19 and 1e19",
                "/metrics/tokens.prompt.p90 | -5 | metrics.tokens.prompt.p90: found -5, expected a number ≥ 0",
                "/metrics/tokens.prompt.p90 | 1 | metrics.tokens.prompt.p90: found 1, expected at least"
                        + " tokens.prompt.p75, which is 3.0",
                "/metrics/tokens.prompt.max | 9 | metrics.tokens.prompt.max: found 9, expected 3.0 as in distributions",
                "/metrics/tokens.prompt.n | 9 | metrics.tokens.prompt.n: found 9, expected 10.0 as in distributions",
                "/metrics/tokens.prompt.std | -1 | metrics.tokens.prompt.std: found -1, expected a number ≥ 0",
                "/metrics/arrivals.gapRate | 1e308 | metrics.arrivals.gapRate: found 1.0E308, expected a number between"
                        + " -1e19 and 1e19",
                "/metrics/arrivals.gapRate | null | metrics.arrivals.gapRate: found null, expected a number between"
                        + " -1e19 and 1e19",
                "/workload/requests | 3 | workload.requests: found 3, expected the number under metrics.requests.count",
                "/curves/reuse.lru.block16/0/1 | 2 | curves.reuse.lru.block16[0][1]: found 2, expected a share 0..1",
                "/methods/blockSizes/0 | 0 | methods.blockSizes[0]: found 0, expected an integer from 1 to 2147483647",
                "/labels/class.primary | 1 | labels.class.primary: found 1, expected a string that is not empty",
                "/undefined/arrivals.gapRate | \"x\" | undefined.arrivals.gapRate: found a reason and, under metrics, a"
                        + " number, expected one of them",
            })
    void isRefusedWithFieldFoundAndExpected(String pointer, String value, String message) throws IOException {
        var document = valid();
        JsonPlace.at(document, pointer).put(Json.parse(value));
        var file = write(document);

        assertThatThrownBy(() -> FingerprintFile.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ": " + message);
    }

    @Test
    void isReadOrRefusedButNeverCrashesWhateverOneValueBecomes() throws IOException {
        var random = new Random(15);
        var now = Fingerprinter.of(workload(), new NumberTokenizer());
        var values = List.of(
                "null",
                "-1",
                "0",
                "1e308",
                "-1e18",
                "9223372036854775807",
                "\"\"",
                "\"text\"",
                "[]",
                "{}",
                "[[1,2]]",
                "true",
                "0.5");
        var refused = 0;
        for (var i = 0; i < 2000; i++) {
            var document = valid();
            var places = JsonPlace.in(document);
            var place = places.get(random.nextInt(places.size()));
            place.put(Json.parse(values.get(random.nextInt(values.size()))));
            var file = write(document);
            try {
                var read = FingerprintFile.read(file);
                assertThat(Gates.standard().judge(Drift.between(read, now)).results())
                        .isNotNull();
                assertThat(Json.parse(FingerprintFile.text(read)).isObject()).isTrue();
            } catch (InvalidInputException e) {
                assertThat(e).hasMessageContaining(file.toString()).hasMessageContaining("expected");
                refused++;
            } catch (NotComparableException e) { // the name of its tokenizer
                assertThat(e).hasMessageContaining("count both with one tokenizer");
            }
        }

        assertThat(refused).isGreaterThan(1500);
    }

    private static Workload workload() {
        return Examples.workload(
                "w",
                IntStream.range(0, 10)
                        .mapToObj(i -> Request.text("1 2 3")
                                .withMaxOutputTokens(16)
                                .arrivingAt(i < 3 ? 0 : (long) i * i * 1_000_000)
                                .build())
                        .toList());
    }

    private static JsonNode valid() {
        return Json.parse(VALID);
    }

    private Path write(JsonNode document) throws IOException {
        return Files.writeString(folder.resolve("stored.fingerprint.json"), Json.document(document));
    }
}
