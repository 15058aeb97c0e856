package io.iwc.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.iwc.InvalidInputException;
import io.iwc.artifact.internal.Json;
import io.iwc.testing.JsonPlace;
import io.iwc.workload.Manifest;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import io.iwc.workload.Workload.ArrivalMeaning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CourseTests {
    private static final long MILLI = 1_000_000;

    @TempDir
    private Path folder;

    /** 104 requests, 13 windows of 8: one each 10 ms, but in the last window one each 100 ms and twice as long. */
    @Test
    void tellsWhatEachWindowTakes() {
        var course = of(104, 96).course().orElseThrow();

        assertThat(course.requests()).containsExactly(8L, 16L, 24L, 32L, 40L, 48L, 56L, 64L, 72L, 80L, 88L, 96L, 104L);
        // 95 gaps of 10 ms, then 8 of 100 ms: 1.75 s; prompts 96 × 10 + 8 × 20 = 1120
        assertThat(course.time().get(0)).isCloseTo(0.07 / 1.75, within(1e-6));
        assertThat(course.time().get(11)).isCloseTo(0.95 / 1.75, within(1e-6));
        assertThat(course.time().get(12)).isEqualTo(1);
        assertThat(course.typicalGaps().get(0)).isCloseTo(0.01, within(1e-7));
        assertThat(course.typicalGaps().get(12)).isCloseTo(0.1, within(1e-6));
        assertThat(course.promptTokens().get(11)).isCloseTo(960.0 / 1_120, within(1e-6));
        assertThat(course.outputTokens().get(11)).isCloseTo(96.0 / 104, within(1e-6));
        assertThat(course.hitTokens()).isEmpty();
    }

    @Test
    void joinsWindowsInPairsWhereThereAreTooMany() {
        var course = of(20_000, 20_000).course().orElseThrow();

        assertThat(course.requests()).hasSize(625).startsWith(32L, 64L).endsWith(20_000L);
        assertThat(course.time().get(311)).isCloseTo(9_983 / 19_999.0, within(1e-6));
        assertThat(course.promptTokens().get(311)).isCloseTo(9_984 / 20_000.0, within(1e-6));
    }

    @Test
    void countsLengthsThatGoTogetherByHalfOctaves() {
        assertThat(of(104, 96).outputPairs()).containsExactly(new LengthPair(8, 6, 96), new LengthPair(16, 6, 8));
        assertThat(of(104, 96).hitPairs()).isEmpty();
    }

    /** Prompts of two blocks of 5 tokens: the first block is always the same, so all but the first request hit it. */
    @Test
    void knowsTheHitsOfPromptsWithBlocks() {
        var requests = IntStream.range(0, 104)
                .mapToObj(i -> request(
                        i, i * MILLI, new Prompt.Lengths(10, Optional.of(PrefixBlocks.of(5, new long[] {0, i + 1})))))
                .toList();

        var fingerprint = of(requests);

        assertThat(fingerprint.course().orElseThrow().hitTokens().get(0)).isCloseTo(7.0 / 103, within(1e-6));
        assertThat(fingerprint.hitPairs()).containsExactly(new LengthPair(8, 0, 1), new LengthPair(8, 4, 103));
    }

    /** Two beginnings take turns: the last block of the one lies at 4, but at first, when no request was between. */
    @Test
    void knowsHowDeepBeginningsLieWhenTheyAreFoundAgain() {
        var requests = IntStream.range(0, 104)
                .mapToObj(i -> request(
                        i,
                        i * MILLI,
                        new Prompt.Lengths(
                                10, Optional.of(PrefixBlocks.of(5, i < 52 ? new long[] {0, 1} : beginning(i))))))
                .toList();

        var fingerprint = of(requests);

        // 51 times at 2; then the second begins once, and both take turns at 4, 51 times
        assertThat(fingerprint.depthPairs())
                .containsExactly(new BeginningDepth(8, 2, 51), new BeginningDepth(8, 4, 51));
        var near = 51 * 2 * Math.log(3);
        var all = near + 51 * 2 * Math.log(5);
        assertThat(fingerprint.course().orElseThrow().hitDepths().get(0))
                .isCloseTo(7 * 2 * Math.log(3) / all, within(1e-6));
        assertThat(fingerprint.course().orElseThrow().hitDepths().get(12)).isEqualTo(1);
        assertThat(fingerprint.knownPrompts())
                .containsExactly(new KnownPrompt(8, 4, 0, 2), new KnownPrompt(8, 4, 8, 102));
        assertReadBack(fingerprint);
    }

    /** Short answers go with what is known, long ones with what is not. */
    @Test
    void knowsWhichAnswersGoWithWhatIsKnown() {
        var requests = IntStream.range(0, 104)
                .mapToObj(i -> Request.of(new Prompt.Lengths(
                                10, Optional.of(PrefixBlocks.of(5, new long[] {i % 2 == 0 ? 0 : i, 200 + i}))))
                        .withId("r" + i)
                        .arrivingAt(i * MILLI)
                        .withOutputTokens(i % 2 == 0 ? 3 : 300)
                        .build())
                .toList();

        var fingerprint = of(requests);

        assertThat(fingerprint.knownPrompts())
                .containsExactly(
                        new KnownPrompt(8, 1, 0, 1), new KnownPrompt(8, 1, 4, 51), new KnownPrompt(8, 256, 0, 52));
        assertReadBack(fingerprint);
    }

    /** Prompts of two blocks, of which the first is always the same, or both are. */
    private static List<Request> sharing(int blocks) {
        return IntStream.range(0, 104)
                .mapToObj(i -> request(i, i * MILLI, new Prompt.Lengths(10, Optional.of(PrefixBlocks.of(5, new long[] {
                    0, blocks == 1 ? i + 1 : 1
                })))))
                .toList();
    }

    private static long[] beginning(int i) {
        return i % 2 == 0 ? new long[] {2, 3} : new long[] {0, 1};
    }

    /** Files of before this list have none of it. */
    @Test
    void isReadWithoutWhatOlderFilesDoNotHave() throws IOException {
        var document = Json.parse(FingerprintFile.text(of(sharing(2))));
        for (var key : List.of("depthPairs", "knownPrompts")) {
            assertThat(((ObjectNode) document).remove(key)).isNotNull();
        }
        assertThat(((ObjectNode) document.get("course")).remove("hitDepths")).isNotNull();
        var file = Files.writeString(folder.resolve("a.json"), document.toString());

        var read = FingerprintFile.read(file);

        assertThat(read.depthPairs()).isEmpty();
        assertThat(read.knownPrompts()).isEmpty();
        assertThat(read.course().orElseThrow().hitDepths()).isEmpty();
        assertThat(read.course().orElseThrow().hitTokens()).hasSize(13);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/depthPairs/0 | [8] | depthPairs[0]: found [8], expected hit tokens, a depth in blocks and a number of"
                        + " requests",
                "/depthPairs/0/1 | 5 | depthPairs[0][1]: found 5, expected 0, a power of two, or one and a half",
                "/knownPrompts/0 | [8] | knownPrompts[0]: found [8], expected tokens of a prompt, of an answer, known"
                        + " tokens and a number of requests",
                "/knownPrompts/0/1 | 8 | knownPrompts[0][1]: found 8, expected 0 or a power of four",
                "/knownPrompts/0/2 | 5 | knownPrompts[0][2]: found 5, expected 0, a power of two, or one and a half",
                "/knownPrompts/0/3 | 0 | knownPrompts[0][3]: found 0, expected an integer ≥ 1",
                "/knownPrompts/1/2 | 0 | knownPrompts[1]: found [8,4,0,103], expected more tokens than in the one before",
                "/course/hitDepths | [1] | course.hitDepths: found [1], expected 13 shares, the last of them 1"
            })
    void isRefusedWhereBeginningsAreNotAsTheyShouldBe(String pointer, String value, String message) throws IOException {
        var document = Json.parse(FingerprintFile.text(of(sharing(1))));
        JsonPlace.at(document, pointer).put(Json.parse(value));
        var file = Files.writeString(folder.resolve("a.json"), document.toString());

        assertThatThrownBy(() -> FingerprintFile.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ": " + message);
    }

    private void assertReadBack(Fingerprint fingerprint) {
        var file = folder.resolve("back.fingerprint.json");
        FingerprintFile.write(fingerprint, file);
        assertThat(FingerprintFile.text(FingerprintFile.read(file))).isEqualTo(FingerprintFile.text(fingerprint));
    }

    @Test
    void isLeftOutOfFewRequestsAndWithoutTimes() {
        assertThat(of(99, 99).course()).isEmpty();
        assertThat(of(99, 99).outputPairs()).isEmpty();
        var ordered = Fingerprinter.of(
                workload(requests(104, 104)).withArrivalsAs(ArrivalMeaning.ORDER_ONLY), new NumberTokenizer());
        assertThat(ordered.course()).isEmpty();
        assertThat(ordered.outputPairs()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {99, 100, 104, 8_193})
    void isReadBackAsItWasWritten(int count) {
        var file = folder.resolve("a.fingerprint.json");
        var fingerprint = of(count, count / 2);
        FingerprintFile.write(fingerprint, file);

        var read = FingerprintFile.read(file);

        assertThat(read.course()).isEqualTo(fingerprint.course());
        assertThat(read.outputPairs()).isEqualTo(fingerprint.outputPairs());
        assertThat(FingerprintFile.text(read)).isEqualTo(FingerprintFile.text(fingerprint));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/course/requests/1 | 8 | course.requests[1]: found 8, expected more requests than before",
                "/course/requests/12 | 105 | course.requests: found [8,16,24,32,40,48,56,64,72,80,88,96,105], expected a"
                        + " list that ends with all 104 requests",
                "/course/time/1 | 2 | course.time[1]: found 2, expected a share 0..1, not below the one before",
                "/course/time/3 | 0 | course.time[3]: found 0, expected a share 0..1, not below the one before",
                "/course/time | [1] | course.time: found [1], expected 13 shares, the last of them 1",
                "/course/typicalGaps/1 | -1 | course.typicalGaps[1]: found -1, expected seconds ≥ 0",
                "/course/typicalGaps | [] | course.typicalGaps: found [], expected 13 gaps",
                "/course/promptTokens/0 | \"a\" | course.promptTokens[0]: found \"a\", expected a number between -1e19"
                        + " and 1e19",
                "/outputPairs/0/0 | 9 | outputPairs[0][0]: found 9, expected 0, a power of two, or one and a half",
                "/outputPairs/0 | [8] | outputPairs[0]: found [8], expected tokens of a prompt, other tokens and a number"
                        + " of requests",
                "/outputPairs/1 | [8,6,1] | outputPairs[1]: found [8,6,1], expected more tokens than in the one before",
                "/outputPairs/0/2 | 0 | outputPairs[0][2]: found 0, expected an integer ≥ 1"
            })
    void isRefusedWithFieldFoundAndExpected(String pointer, String value, String message) throws IOException {
        var document = Json.parse(FingerprintFile.text(of(104, 96)));
        JsonPlace.at(document, pointer).put(Json.parse(value));
        var file = Files.writeString(folder.resolve("a.json"), document.toString());

        assertThatThrownBy(() -> FingerprintFile.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ": " + message);
    }

    private static Fingerprint of(int count, int steady) {
        return of(requests(count, steady));
    }

    private static Fingerprint of(List<Request> requests) {
        return Fingerprinter.of(workload(requests), new NumberTokenizer());
    }

    private static Workload workload(List<Request> requests) {
        return Workload.of("w", requests, Manifest.of("test"));
    }

    /** So many steady ones at first. */
    private static List<Request> requests(int count, int steady) {
        var arrivals = LongStream.iterate(0, i -> i < count, i -> i + 1)
                .map(i -> i < steady ? 10L * i : 10L * (steady - 1) + 100L * (i - steady + 1))
                .toArray();
        return IntStream.range(0, count)
                .mapToObj(i ->
                        request(i, arrivals[i] * MILLI, new Prompt.Lengths(i < steady ? 10 : 20, Optional.empty())))
                .toList();
    }

    private static Request request(int index, long arrivalNanos, Prompt prompt) {
        return Request.of(prompt)
                .withId("r" + index)
                .arrivingAt(arrivalNanos)
                .withOutputTokens(7)
                .build();
    }
}
