package io.iwc.export.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.iwc.InvalidInputException;
import io.iwc.IwcException;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.JsonValue;
import io.iwc.workload.Manifest;
import io.iwc.workload.Message;
import io.iwc.workload.PrefixBlocks;
import io.iwc.workload.Request;
import io.iwc.workload.Sampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lines are worked by hand from formats.md 6. */
class WorkloadExportTests {
    private static final ExportOptions OPTIONS = ExportOptions.with(Tokenizers.whitespace());

    @TempDir
    private Path folder;

    @Test
    void writesTextForAiperf() throws IOException {
        var request = Request.text("How late is it?")
                .withId("r1")
                .arrivingAt(1_500_000)
                .withOutputTokens(12)
                .build();

        var lost = export(ExportFormat.AIPERF, OPTIONS, request);

        assertThat(lines())
                .containsExactly("{\"output_length\":12,\"role\":\"user\",\"text\":\"How late is it?\",\"timestamp\":1,"
                        + "\"type\":\"single_turn\"}");
        assertThat(lost).containsOnly(entry("arrival cut to whole milliseconds", 1L));
    }

    @Test
    void writesDelaysForAiperfThatAddUpToTheTimes() throws IOException {
        var requests = Stream.of(1_900_000L, 3_800_000L, 5_700_000L)
                .map(nanos -> Request.text("Why?")
                        .withId("r" + nanos)
                        .arrivingAt(nanos)
                        .withOutputTokens(5)
                        .build())
                .toArray(Request[]::new);

        export(ExportFormat.AIPERF, OPTIONS.withDelays(), requests);

        // cut to 1, 3 and 5 ms
        assertThat(lines())
                .containsExactly(
                        "{\"delay\":1,\"output_length\":5,\"role\":\"user\",\"text\":\"Why?\",\"type\":\"single_turn\"}",
                        "{\"delay\":2,\"output_length\":5,\"role\":\"user\",\"text\":\"Why?\",\"type\":\"single_turn\"}",
                        "{\"delay\":2,\"output_length\":5,\"role\":\"user\",\"text\":\"Why?\",\"type\":\"single_turn\"}");
    }

    @Test
    void renumbersAndChainsHashesForMooncake() throws IOException {
        // block 9 stands after different blocks in the second and the third request: a chain tells them apart
        export(
                ExportFormat.MOONCAKE,
                OPTIONS.withBlockSize(4),
                hashed("r1", 0, 12, 71, 72, 73),
                hashed("r2", 500, 10, 71, 72, 9),
                hashed("r3", 900, 7, 71, 9));

        assertThat(lines())
                .containsExactly(
                        "{\"hash_ids\":[0,1,2],\"input_length\":12,\"output_length\":5,\"timestamp\":0}",
                        "{\"hash_ids\":[0,1,3],\"input_length\":10,\"output_length\":5,\"timestamp\":500}",
                        "{\"hash_ids\":[0,4],\"input_length\":7,\"output_length\":5,\"timestamp\":900}");
    }

    @Test
    void groupsSmallerBlocks() throws IOException {
        export(
                ExportFormat.MOONCAKE,
                OPTIONS.withBlockSize(8),
                hashed("r1", 0, 12, 71, 72, 73),
                hashed("r2", 1, 16, 71, 72, 73, 74),
                hashed("r3", 2, 16, 71, 72, 73, 74));

        // the last block of r1 is partial, so it is not the second block of r2
        assertThat(lines())
                .extracting(line -> line.substring(0, line.indexOf(']') + 1))
                .containsExactly("{\"hash_ids\":[0,1]", "{\"hash_ids\":[0,2]", "{\"hash_ids\":[0,2]");
    }

    @Test
    void hashesTextByItsTokens() throws IOException {
        var lost = export(
                ExportFormat.MOONCAKE,
                OPTIONS.withBlockSize(2),
                text("r1", "a b c"),
                text("r2", "a b d e"),
                text("r3", "x b c"));

        assertThat(lines())
                .extracting(line -> line.substring(0, line.indexOf(']') + 1))
                .containsExactly("{\"hash_ids\":[0,1]", "{\"hash_ids\":[0,2]", "{\"hash_ids\":[3,4]");
        assertThat(lost).containsEntry("text", 3L);
    }

    @Test
    void saysHowMuchOfThePromptsNoLongerRepeatsOthers() throws IOException {
        // 30 of 40 tokens repeat in blocks of 2; of 4, the last block of a prompt of 10 is not full
        var same = "a b c d e f g h i j";
        var requests = Stream.of(text("r1", same), text("r2", same), text("r3", same), text("r4", same));

        var lost = WorkloadExport.to(ExportFormat.MOONCAKE, OPTIONS.withBlockSize(32))
                .write("w", requests, Manifest.of("test"), folder.resolve("out"));

        assertThat(lost.sentences()).isEmpty(); // blocks of 16 do not show it either

        var hashes = WorkloadExport.to(ExportFormat.MOONCAKE, OPTIONS.withBlockSize(8))
                .write(
                        "w",
                        Stream.of(hashed("r1", 0, 12, 1, 2, 3), hashed("r2", 1, 12, 1, 2, 3), hashed("r3", 2, 4, 1)),
                        Manifest.of("test"),
                        folder.resolve("out"));

        // blocks of 4: 12 and 4 of 28 tokens; blocks of 8: 8 of 28
        assertThat(hashes.sentences())
                .containsExactly("prefix reuse 0.57 (blocks of 4 tokens) becomes 0.29 (blocks of 8)");
        assertThat(Manifest.pathFor(folder.resolve("out")))
                .content()
                .contains(
                        "prefix_reuse_of_workload: 0.5714285714285714\n",
                        "prefix_reuse_exported: 0.2857142857142857\n");
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void noFormatHidesWhomARequestBelongsTo(ExportFormat format) {
        var request = Request.text("Why?")
                .withId("r1")
                .arrivingAt(0)
                .withOutputTokens(5)
                .withMaxOutputTokens(9)
                .inSession("s")
                .asTurn(0)
                .byUser("u")
                .withMetadata(Map.of("tier", JsonValue.of("gold")))
                .withSampling(Sampling.builder().cancelAfterMillis(3).build())
                .build();

        var lost = export(format, OPTIONS, request);

        assertThat(lost).containsKeys("session", "user", "metadata", "cancellation");
        assertThat(lost)
                .containsKey(
                        format == ExportFormat.OPENAI_BATCH
                                ? "observed output length (max_tokens is a cap)"
                                : "output cap beside the observed length");
    }

    @Test
    void idsOfASessionMeanNothingInAnother() throws IOException {
        var blocks = PrefixBlocks.of(4, new long[] {1}).within(PrefixBlocks.Scope.SESSION);
        export(
                ExportFormat.MOONCAKE,
                OPTIONS.withBlockSize(4),
                lengthOnly("r1", 0, 4).withPrefix(blocks).inSession("a").build(),
                lengthOnly("r2", 1, 4).withPrefix(blocks).inSession("b").build(),
                lengthOnly("r3", 2, 4).withPrefix(blocks).inSession("a").build());

        assertThat(lines())
                .extracting(line -> line.substring(0, line.indexOf(']') + 1))
                .containsExactly("{\"hash_ids\":[0]", "{\"hash_ids\":[1]", "{\"hash_ids\":[0]");
    }

    @Test
    void refusesToInventReuse() {
        assertThatThrownBy(() -> export(
                        ExportFormat.MOONCAKE, OPTIONS, lengthOnly("r1", 0, 600).build()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("week.jsonl: r1: prefix: found no prefix hashes, expected some (--no-reuse writes it as if"
                        + " nothing were shared)\n1 of 1 requests cannot be written as mooncake; nothing was written");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void writesNewBlocksWhereNothingIsToBeShared() throws IOException {
        export(
                ExportFormat.MOONCAKE,
                OPTIONS.withoutReuse(),
                lengthOnly("r1", 0, 600).build(),
                lengthOnly("r2", 1, 512).build());

        assertThat(lines())
                .extracting(line -> line.substring(0, line.indexOf(']') + 1))
                .containsExactly("{\"hash_ids\":[0,1]", "{\"hash_ids\":[2]");
    }

    @Test
    void writesSecondsWithNineDecimalsForVidur() throws IOException {
        export(
                ExportFormat.VIDUR,
                OPTIONS,
                lengthOnly("r1", 0, 30).build(),
                lengthOnly("r2", 2_000, 40).build());

        assertThat(lines())
                .containsExactly(
                        "arrived_at,num_prefill_tokens,num_decode_tokens", "0.000000000,30,5", "2.000000000,40,5");
    }

    @Test
    void refusesWhatVidurWouldCut() throws IOException {
        var request = lengthOnly("r1", 0, 4_092).build();

        assertThatThrownBy(() -> export(ExportFormat.VIDUR, OPTIONS, request))
                .hasMessageStartingWith("week.jsonl: r1: prompt_tokens: found 4092 prompt and 5 output tokens, expected"
                        + " at most 4096 together: Vidur would cut the prompt (raise --max-tokens there and here, or"
                        + " --clip)");

        assertThat(export(ExportFormat.VIDUR, OPTIONS.withMaxTokens(4096, true), request))
                .containsEntry("prompt clipped to the limit", 1L);
        assertThat(lines()).endsWith("0.000000000,4091,5");
    }

    @Test
    void saysThatClippingCannotHelpWhereTheOutputAloneIsTooLong() {
        var request = Request.lengthOnly(9)
                .withId("r1")
                .arrivingAt(0)
                .withOutputTokens(100)
                .build();

        assertThatThrownBy(() -> export(ExportFormat.VIDUR, OPTIONS.withMaxTokens(100, true), request))
                .hasMessageStartingWith(
                        "week.jsonl: r1: prompt_tokens: found 9 prompt and 100 output tokens, expected at"
                                + " most 100 together: the output alone leaves no prompt to clip (raise --max-tokens there and"
                                + " here)");
    }

    @Test
    void refusesARequestOfNoTokensForVidur() {
        assertThatThrownBy(() -> export(
                        ExportFormat.VIDUR, OPTIONS, lengthOnly("r1", 0, 0).build()))
                .hasMessageStartingWith("week.jsonl: r1: prompt_tokens: found 0, expected at least one token for Vidur"
                        + " (leave the request out)");
    }

    @ParameterizedTest
    @EnumSource(names = {"AIPERF", "VLLM_CUSTOM", "OPENAI_BATCH"})
    void refusesLengthsWhereTextIsSent(ExportFormat format) {
        assertThatThrownBy(() -> export(format, OPTIONS, lengthOnly("r1", 0, 30).build()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(
                        "week.jsonl: r1: prompt: found only a length, expected text (iwc materialize" + " makes some)");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(names = {"AIPERF", "AIPERF_MOONCAKE_TRACE", "VLLM_CUSTOM", "OPENAI_BATCH"})
    void refusesABlankPrompt(ExportFormat format) {
        assertThatThrownBy(() -> export(format, OPTIONS, text("r1", "Why?"), text("r2", " \n")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("week.jsonl: r2: prompt: found blank text, expected a prompt (leave the request out)\n"
                        + "1 of 2 requests cannot be written as " + format.id() + "; nothing was written");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OPENAI_BATCH")
    void refusesARequestOfWhichNoOutputLengthIsKnown(ExportFormat format) {
        var request = Request.text("Why?").withId("r1").arrivingAt(0).build();

        assertThatThrownBy(() -> export(format, OPTIONS, request))
                .hasMessageStartingWith("week.jsonl: r1: output_tokens: found neither output_tokens nor"
                        + " max_output_tokens, expected one (iwc compile canonical --max-output-tokens N sets a cap)");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OPENAI_BATCH")
    void saysWhatOfARequestIsLeftBehind(ExportFormat format) {
        var request = Request.text("Why?")
                .withId("r2")
                .arrivingAt(0)
                .inSession("s")
                .asTurn(1)
                .dependingOn("r1", 0)
                .forModel("large")
                .withSampling(Sampling.of(0.5, 1, true))
                .withOutputTokens(5)
                .build();

        assertThat(export(format, OPTIONS, request))
                .containsEntry("session", 1L)
                .containsEntry("turns that wait for the one before", 1L)
                .containsEntry("model", 1L)
                .containsEntry("sampling", 1L);
    }

    @Test
    void saysThatVidurKnowsNoPrefixes() {
        assertThat(export(ExportFormat.VIDUR, OPTIONS, hashed("r1", 0, 12, 71, 72, 73)))
                .containsOnly(entry("prefix hashes", 1L));
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void theManifestSaysWhichOutputLengthsWereWritten(ExportFormat format) throws IOException {
        var capped = Request.text("How?").withId("r3").arrivingAt(0).withMaxOutputTokens(9);

        export(format, OPTIONS, text("r1", "Why?"), text("r2", "When?"), capped.build());

        assertThat(Files.readString(folder.resolve("out.manifest.yaml")))
                .contains("compiler: export-" + format.id() + "\n")
                .contains("output_length_cap: 1\n")
                .contains("output_length_observed: 2\n");
    }

    @Test
    void writesMessagesAsTheyStandForABatch() throws IOException {
        var request = Request.chat(List.of(Message.of("user", "Why?")))
                .withId("r1")
                .arrivingAt(0)
                .withMaxOutputTokens(9)
                .withSampling(Sampling.of(0.5, 1, false))
                .build();

        var lost = export(ExportFormat.OPENAI_BATCH, OPTIONS, request);

        assertThat(lines())
                .containsExactly("{\"body\":{\"max_tokens\":9,\"messages\":[{\"content\":\"Why?\",\"role\":\"user\"}],"
                        + "\"model\":\"gpt-4o-mini\",\"temperature\":0.5,\"top_p\":1.0},\"custom_id\":\"r1\","
                        + "\"method\":\"POST\",\"url\":\"/v1/chat/completions\"}");
        assertThat(lost).containsOnlyKeys("arrival");
    }

    @Test
    void saysThatALengthIsTheCap() throws IOException {
        var request = Request.text("Why?")
                .withId("r1")
                .arrivingAt(0)
                .withMaxOutputTokens(9)
                .build();

        assertThat(export(ExportFormat.VLLM_CUSTOM, OPTIONS, request))
                .containsOnlyKeys("arrival", "output length is the cap, not observed");
        assertThat(lines()).containsExactly("{\"output_tokens\":9,\"prompt\":\"Why?\"}");
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void writesNothingForNothing(ExportFormat format) {
        assertThatThrownBy(() -> export(format, OPTIONS))
                .isInstanceOf(IwcException.class)
                .hasMessage("week.jsonl: found no request, nothing was written");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void recordsWhatWasLostInTheManifest() throws IOException {
        export(ExportFormat.VLLM_CUSTOM, OPTIONS, text("r1", "Why?"));

        assertThat(Files.readString(folder.resolve("out.manifest.yaml")))
                .contains("compiler: export-vllm-custom", "lost: arrival", "requests: 1");
    }

    private SortedMap<String, Long> export(ExportFormat format, ExportOptions options, Request... requests) {
        return WorkloadExport.to(format, options)
                .write("week.jsonl", Stream.of(requests), Manifest.of("test"), folder.resolve("out"))
                .counts();
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("out"));
    }

    private static Request text(String id, String text) {
        return Request.text(text).withId(id).arrivingAt(0).withOutputTokens(5).build();
    }

    private static Request hashed(String id, long millis, int tokens, long... hashes) {
        return lengthOnly(id, millis, tokens)
                .withPrefix(PrefixBlocks.of(4, hashes))
                .build();
    }

    private static Request.Builder lengthOnly(String id, long millis, int tokens) {
        return Request.lengthOnly(tokens)
                .withId(id)
                .arrivingAt(millis * 1_000_000)
                .withOutputTokens(5);
    }
}
