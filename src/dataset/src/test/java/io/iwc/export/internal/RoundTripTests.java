package io.iwc.export.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.iwc.arrival.internal.SeededRandom;
import io.iwc.artifact.internal.Json;
import io.iwc.dataset.CompileOptions;
import io.iwc.dataset.DatasetFormat;
import io.iwc.dataset.FormatDetails;
import io.iwc.dataset.WorkloadCompiler;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Manifest;
import io.iwc.workload.Message;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Sampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is exported is what our own readers, written from the formats' own files, read back. */
class RoundTripTests {
    private static final int BLOCK = 4;
    private static final ExportOptions OPTIONS =
            ExportOptions.with(Tokenizers.whitespace()).withBlockSize(BLOCK);

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void mooncakeKeepsLengthsTimesAndWhatPromptsShare(long seed) {
        var requests = hashed(seed);

        var lost = export(ExportFormat.MOONCAKE, requests);
        var read = read(DatasetFormat.MOONCAKE);

        assertThat(read).extracting(Request::promptTokens).isEqualTo(map(requests, Request::promptTokens));
        assertThat(read).extracting(Request::outputTokens).isEqualTo(map(requests, Request::outputTokens));
        assertThat(read)
                .extracting(Request::arrivalNanos)
                .isEqualTo(map(requests, request -> request.arrivalNanos() / 1_000_000 * 1_000_000));
        for (var i = 1; i < requests.size(); i++) {
            assertThat(sharedBlocks(read.get(i - 1), read.get(i)))
                    .isEqualTo(sharedBlocks(requests.get(i - 1), requests.get(i)));
        }
        var sessions = requests.stream().filter(request -> request.sessionId().isPresent());
        var cut = requests.stream().filter(request -> request.arrivalNanos() % 1_000_000 != 0);
        assertThat(lost)
                .containsOnly(
                        entry("session", sessions.count()), entry("arrival cut to whole milliseconds", cut.count()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void mooncakeKeepsWhatTextsShare(long seed) {
        var requests = texts(seed);

        var lost = export(ExportFormat.MOONCAKE, requests);
        var read = read(DatasetFormat.MOONCAKE);

        for (var i = 1; i < requests.size(); i++) {
            var words = words(requests.get(i));
            var before = words(requests.get(i - 1));
            var equal = IntStream.range(0, Math.min(words.size(), before.size()))
                    .takeWhile(at -> words.get(at).equals(before.get(at)))
                    .count();
            var shared = sharedBlocks(read.get(i - 1), read.get(i));
            assertThat(read.get(i).promptTokens()).hasValue(words.size());
            // a partial last block is shared only by a prompt that ends there too
            assertThat(shared).isEqualTo(words.equals(before) ? (words.size() + BLOCK - 1) / BLOCK : equal / BLOCK);
        }
        assertThat(lost).containsEntry("text", (long) requests.size());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void vidurKeepsLengthsAndTimesToTheNanosecond(long seed) {
        for (var requests : List.of(hashed(seed), texts(seed))) {
            export(ExportFormat.VIDUR, requests);
            var read = read(DatasetFormat.VIDUR);

            assertThat(read).extracting(Request::arrivalNanos).isEqualTo(map(requests, Request::arrivalNanos));
            assertThat(read).extracting(Request::outputTokens).isEqualTo(map(requests, Request::outputTokens));
            assertThat(read)
                    .extracting(request -> request.promptTokens().orElseThrow())
                    .isEqualTo(map(requests, RoundTripTests::length));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aBatchKeepsIdsPromptsCapsAndSampling(long seed) {
        var random = SeededRandom.stream(seed, "batch");
        var requests = new ArrayList<Request>();
        for (var text : texts(seed)) {
            var prompt = words(text).get(0);
            var request = random.nextInt(2) == 0
                    ? Request.text(prompt)
                    : Request.chat(List.of(Message.of("system", "Be brief."), Message.of("user", prompt)));
            requests.add(request.withId("b" + requests.size())
                    .arrivingAt(requests.size())
                    .forModel("m" + random.nextInt(3))
                    .withMaxOutputTokens(1 + random.nextInt(500))
                    .withSampling(Sampling.of(random.nextInt(4) / 4.0, 0.5, false))
                    .build());
        }

        var lost = export(ExportFormat.OPENAI_BATCH, requests);
        var read = read(DatasetFormat.OPENAI_BATCH);

        assertThat(read).extracting(Request::id).isEqualTo(map(requests, Request::id));
        assertThat(read).extracting(Request::prompt).isEqualTo(map(requests, Request::prompt));
        assertThat(read).extracting(Request::model).isEqualTo(map(requests, Request::model));
        assertThat(read).extracting(Request::maxOutputTokens).isEqualTo(map(requests, Request::maxOutputTokens));
        assertThat(read)
                .extracting(request -> request.sampling().temperature())
                .isEqualTo(map(requests, request -> request.sampling().temperature()));
        assertThat(lost).containsOnly(entry("arrival", (long) requests.size()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aiperfAndVllmGetWhatTheirLinesAskFor(long seed) throws IOException {
        var requests = texts(seed); // formats.md 6, field by field: none of our readers reads these

        export(ExportFormat.AIPERF, requests);
        var single = lines();
        export(ExportFormat.AIPERF_MOONCAKE_TRACE, requests);
        var trace = lines();
        export(ExportFormat.VLLM_CUSTOM, requests);
        var vllm = lines();

        for (var i = 0; i < requests.size(); i++) {
            var text = "\"" + String.join(" ", words(requests.get(i))) + "\"";
            var output = requests.get(i).outputTokens().orElseThrow();
            var millis = requests.get(i).arrivalNanos() / 1_000_000;
            assertThat(Json.parse(single.get(i)))
                    .isEqualTo(Json.parse("{\"type\": \"single_turn\", \"role\": \"user\", \"text\": " + text
                            + ", \"timestamp\": " + millis + ", \"output_length\": " + output + "}"));
            assertThat(Json.parse(trace.get(i)))
                    .isEqualTo(Json.parse("{\"timestamp\": " + millis + ", \"text_input\": " + text
                            + ", \"output_length\": " + output + "}"));
            assertThat(Json.parse(vllm.get(i)))
                    .isEqualTo(Json.parse("{\"prompt\": " + text + ", \"output_tokens\": " + output + "}"));
        }
        export(ExportFormat.AIPERF_MOONCAKE_TRACE, hashed(seed));
        assertThat(lines()).allSatisfy(line -> assertThat(Json.parse(line).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("timestamp", "input_length", "hash_ids", "output_length"));
    }

    private SortedMap<String, Long> export(ExportFormat format, List<Request> requests) {
        return WorkloadExport.to(format, OPTIONS)
                .write("w", requests.stream(), Manifest.of("test"), folder.resolve("out"))
                .counts();
    }

    private List<Request> read(String format) {
        var options = CompileOptions.of(format).toBuilder()
                .details(FormatDetails.NONE.withBlockSize(BLOCK))
                .build();
        return WorkloadCompiler.with(options).compile(folder.resolve("out")).requests();
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("out"));
    }

    /** Lengths with prefixes out of a few trunks; the first at 0 in a session, later ones between milliseconds. */
    private static List<Request> hashed(long seed) {
        var random = SeededRandom.stream(seed, "hashed");
        var requests = new ArrayList<Request>();
        var nanos = 0L;
        for (var i = 0; i < 2 + random.nextInt(30); i++) {
            var trunk = random.nextInt(3);
            var shared = random.nextInt(6);
            var ids = IntStream.range(0, shared + 1 + random.nextInt(4))
                    .mapToLong(at -> at < shared ? trunk * 100 + at : random.nextLong())
                    .toArray();
            var request = Request.lengthOnly(ids.length * BLOCK - random.nextInt(BLOCK))
                    .withId("r" + i)
                    .withPrefix(PrefixBlocks.of(BLOCK, ids))
                    .withOutputTokens(1 + random.nextInt(90))
                    .arrivingAt(nanos);
            requests.add((i == 0 || random.nextInt(2) == 0 ? request.inSession("s" + i % 3) : request).build());
            nanos += 1 + random.nextInt(2_000_000_000);
        }
        return requests;
    }

    private static List<Request> texts(long seed) {
        var random = SeededRandom.stream(seed, "texts");
        var requests = new ArrayList<Request>();
        for (var i = 0; i < 2 + random.nextInt(20); i++) {
            var shared = random.nextInt(12);
            var words = IntStream.range(0, shared + 1 + random.nextInt(9))
                    .mapToObj(at -> at < shared ? "w" + at : "é" + random.nextInt(1000))
                    .toList();
            requests.add(Request.text(String.join(" ", words))
                    .withId("r" + i)
                    .arrivingAt(i * 7_000_000L)
                    .withOutputTokens(1 + random.nextInt(90))
                    .build());
        }
        return requests;
    }

    private static List<String> words(Request request) {
        return List.of(((Prompt.Text) request.prompt()).text().split(" "));
    }

    private static int length(Request request) {
        return request.prompt().hasText()
                ? words(request).size()
                : request.promptTokens().orElseThrow();
    }

    private static <T> List<T> map(List<Request> requests, Function<Request, T> part) {
        return requests.stream().map(part).toList();
    }

    private static long sharedBlocks(Request one, Request other) {
        var a = ((Prompt.Lengths) one.prompt()).blocks().orElseThrow();
        var b = ((Prompt.Lengths) other.prompt()).blocks().orElseThrow();
        return IntStream.range(0, Math.min(a.count(), b.count()))
                .takeWhile(i -> a.hashId(i) == b.hashId(i))
                .count();
    }
}
