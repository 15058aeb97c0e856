package io.iwc.spec.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.arrival.Arrivals;
import io.iwc.arrival.Rng;
import io.iwc.artifact.internal.Json;
import io.iwc.artifact.internal.Sha256;
import io.iwc.generate.LengthDistribution;
import io.iwc.testing.SharedData;
import io.iwc.tokens.Tokenizer;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecDirectoryTests {
    private static final SpecOptions OPTIONS = SpecOptions.with(Tokenizers.whitespace());

    @TempDir
    private Path folder;

    @Test
    void hasTheBytesOfTheOriginal() throws IOException {
        // formats.md 4: eight prompts p0..p7 of these lengths, 64 decode tokens, one every two seconds
        var lengths = List.of(9, 9, 14, 13, 13, 11, 7, 10);
        var prompts = prompts(8);

        SpecDirectory.write(
                prompts,
                spec(),
                new SpecOptions(counting(lengths), OPTIONS.decodeTokens(), OPTIONS.arrival(), Rng.PCG64, 42, ""));

        assertThat(Sha256.hex(spec().resolve("trace_intervals.csv")))
                .isEqualTo("9e583efa37d28433014e134b6018eaaab1e1bcc5d0617b167024c5918c5971cd");
        assertThat(Sha256.hex(spec().resolve("trace_lengths.csv")))
                .isEqualTo("1ccc42a7809895b447271cb9c49a02099b276cdd55095f247a4a515f4e360200");
    }

    @Test
    void givesNumPysScheduleInNanoseconds() throws IOException {
        SpecDirectory.write(prompts(4), spec(), OPTIONS.arriving(Arrivals.poisson(2), Rng.PCG64, 123));

        // metrics.md 6.4: NumPy's default_rng(123).exponential(1/2)
        assertThat(spec().resolve("trace_intervals.csv")).hasContent("""
                        request_id,inter_arrival_ns,arrival_time_ns
                        0,0,0
                        1,298486248,298486248
                        2,58515531,357001779
                        3,125897350,482899129
                        """);
        assertThat(Files.readString(spec().resolve("trace.csv")))
                .startsWith("arrived_at,num_prefill_tokens,num_decode_tokens\n0.000000000,2,64\n0.298486248,2,64\n");
    }

    @Test
    void isTheSameBytesTwiceAndCalledAfterThem() throws IOException {
        var prompts = prompts(5);
        var options = OPTIONS.withDecodeTokens(LengthDistribution.lognormal(100, 0.5));

        var first = SpecDirectory.write(prompts, spec(), options);
        var again = SpecDirectory.write(prompts, folder.resolve("again"), options);
        var other = SpecDirectory.write(
                prompts, folder.resolve("other"), options.arriving(Arrivals.poisson(1), Rng.PCG64, 1));

        assertThat(again).isEqualTo(first).matches("workload_[0-9a-f]{16}");
        assertThat(other).isNotEqualTo(first);
        for (var name : List.of("prompts.jsonl", "trace.csv", "trace_lengths.csv", "workload_meta.json")) {
            assertThat(folder.resolve("again").resolve(name)).hasSameBinaryContentAs(spec().resolve(name));
        }
        assertThat(Json.read(spec().resolve("workload_meta.json"))
                        .path("workload_id")
                        .asText())
                .isEqualTo(first);
    }

    @Test
    void isLeftAsItWasWhereAnotherCannotBePutInItsPlace() throws IOException {
        SpecDirectory.write(prompts(3), spec(), OPTIONS);
        Files.createDirectories(spec().resolve(".workload_meta.json.next/in the way"));
        var more = prompts(5);

        assertThatThrownBy(() -> SpecDirectory.write(more, spec(), OPTIONS))
                .isInstanceOf(IwcException.class)
                .hasMessageContaining("cannot be written");

        assertThat(SpecDirectory.read(spec()).requests()).hasSize(3);
        assertThat(spec().resolve("previous")).doesNotExist();
    }

    @Test
    void isReadBackAsTheWorkloadItIs() throws IOException {
        SpecDirectory.write(prompts(3), spec(), OPTIONS.arriving(Arrivals.poisson(2), Rng.PCG64, 123));

        var workload = SpecDirectory.read(spec());

        assertThat(SpecDirectory.isOne(spec())).isTrue();
        assertThat(workload.requests()).extracting(Request::arrivalNanos).containsExactly(0L, 298486248L, 357001779L);
        assertThat(workload.requests())
                .allMatch(request -> request.promptTokens().orElseThrow() == 2
                        && request.outputTokens().orElseThrow() == 64);
        assertThat(workload.requests().get(2).metadata().get("prompt_id").asText())
                .isEqualTo("p2");
        assertThat(workload.manifest().inputs()).hasSize(3);
    }

    @Test
    void readsTheOriginalsDirectory() {
        var original = SharedData.file("gpu-simulate-test/trace_lengths.csv").getParent();

        var workload = SpecDirectory.read(original);

        assertThat(workload.requests()).hasSize(8);
        assertThat(workload.requests().get(7).arrivalNanos()).isEqualTo(14_000_000_000L);
        assertThat(workload.requests().get(2).promptTokens()).hasValue(14);
    }

    @Test
    void keepsOtherKeysOfAPrompt() throws IOException {
        var prompts = Files.writeString(
                folder.resolve("in.jsonl"), "{\"text\": \"Why?\", \"prompt_id\": \"p0\", \"topic\": \"sky\"}\n");

        SpecDirectory.write(prompts, spec(), OPTIONS);

        assertThat(spec().resolve("prompts.jsonl"))
                .hasContent("{\"prompt_id\":\"p0\",\"text\":\"Why?\",\"topic\":\"sky\"}");
    }

    @Test
    void namesEveryLineThatIsNoPrompt() throws IOException {
        var prompts = Files.writeString(folder.resolve("in.jsonl"), """
                {"prompt_id": "p0", "text": "Why?"}
                {"prompt_id": "p0", "text": "How?"}
                {"prompt_id": "p1"}
                """);

        assertThatThrownBy(() -> SpecDirectory.write(prompts, spec(), OPTIONS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(prompts + ":2: prompt_id: found \"p0\" again, first seen in line 1; ids must be unique\n"
                        + prompts + ":3: text: found nothing, expected a string\nnothing was written");
        assertThat(spec()).doesNotExist();
    }

    @Test
    void namesTheRequestsThatOneOfTheFilesLacks() throws IOException {
        SpecDirectory.write(prompts(3), spec(), OPTIONS);
        Files.delete(spec().resolve("workload_meta.json"));
        Files.writeString(
                spec().resolve("trace_intervals.csv"), "request_id,inter_arrival_ns,arrival_time_ns\n0,0,0\n");

        assertThatThrownBy(() -> SpecDirectory.read(spec()))
                .hasMessage(spec().resolve("trace_intervals.csv")
                        + ": request_id: found no row for 1, 2, expected one each");
    }

    @Test
    void noticesAFileThatWasChangedByHand() throws IOException {
        SpecDirectory.write(prompts(2), spec(), OPTIONS);
        var lengths = spec().resolve("trace_lengths.csv");
        Files.writeString(lengths, Files.readString(lengths).replace(",64", ",65"));

        assertThatThrownBy(() -> SpecDirectory.read(spec()))
                .hasMessageStartingWith(spec().resolve("workload_meta.json") + ": files.trace_lengths.sha256: found ")
                .hasMessageEndingWith("write the directory again with iwc spec");
    }

    @Test
    void namesTheColumnsItFound() throws IOException {
        SpecDirectory.write(prompts(1), spec(), OPTIONS);
        Files.delete(spec().resolve("workload_meta.json"));
        Files.writeString(spec().resolve("trace_intervals.csv"), "request_id,gap\n0,0\n");

        assertThatThrownBy(() -> SpecDirectory.read(spec()))
                .hasMessage(spec().resolve("trace_intervals.csv")
                        + ":1: inter_arrival_ns: found no such column, only request_id, gap");
    }

    private Path spec() {
        return folder.resolve("spec");
    }

    private Path prompts(int count) throws IOException {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) {
            text.append("{\"prompt_id\": \"p")
                    .append(i)
                    .append("\", \"text\": \"Question ")
                    .append(i)
                    .append("\"}\n");
        }
        return Files.writeString(folder.resolve("in.jsonl"), text);
    }

    /** Counts the texts of {@link #prompts} as listed, whatever they say. */
    private static Tokenizer counting(List<Integer> lengths) {
        return new Tokenizer() {
            @Override
            public String id() {
                return "listed";
            }

            @Override
            public int[] encode(String text) {
                return new int[lengths.get(Integer.parseInt(text.substring("Question ".length())))];
            }
        };
    }
}
