package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.dataset.DatasetFormat;
import io.iwc.dataset.DatasetReaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever takes a workload takes somebody else's file as well, and says what it took it for. */
class DatasetInputsTests {
    private static final String AZURE = """
            TIMESTAMP,ContextTokens,GeneratedTokens
            2023-11-16 18:17:03.9799600,4808,10
            2023-11-16 18:17:04.0319569,3180,8
            2023-11-16 18:17:04.0781477,110,27
            2023-11-16 18:17:09.5000000,7433,14
            """;
    private static final String CHATS = """
            [{"id": "a", "conversations": [{"from": "human", "value": "Which way is north?"},
              {"from": "gpt", "value": "That way."}, {"from": "human", "value": "And south?"},
              {"from": "gpt", "value": "The other way."}]},
             {"id": "b", "conversations": [{"from": "human", "value": "Hello"}, {"from": "gpt", "value": "Hi there"}]}]
            """;

    /** A small file of each format that IWC reads; {@code metrics-csv} out of the order of time. */
    private static final Map<String, String> FILES = new TreeMap<>(Map.ofEntries(
            Map.entry(DatasetFormat.CANONICAL, """
                    {"arrival_time_ms":0,"max_output_tokens":8,"prompt":"Hello","request_id":"a"}
                    {"arrival_time_ms":7,"max_output_tokens":8,"prompt":"Hello again","request_id":"b"}
                    """),
            Map.entry(DatasetFormat.SIMPLE_JSON, "[\"Why?\", {\"prompt\": \"Who is there?\"}]"),
            Map.entry(
                    DatasetFormat.JSONL_PROMPTS, "{\"prompt\": \"Why?\"}\n{\"prompt\": \"What for?\", \"extra\": 1}\n"),
            Map.entry(DatasetFormat.SHAREGPT, CHATS),
            Map.entry(
                    DatasetFormat.ALPACA,
                    "[{\"instruction\": \"Add\", \"input\": \"1 2\", \"output\": \"3\"}, {\"instruction\": \"Sing\","
                            + " \"input\": \"\", \"output\": \"La la\"}]"),
            Map.entry(DatasetFormat.OPENAI_CHAT, """
                    {"request":{"model":"m","messages":[{"role":"user","content":"Hi"}]},"response":{"created":1700000000,"usage":{"prompt_tokens":1,"completion_tokens":4}}}
                    {"request":{"model":"m","messages":[{"role":"user","content":"Ho"}]},"response":{"created":1700000003,"usage":{"prompt_tokens":1,"completion_tokens":9}}}
                    """),
            Map.entry(DatasetFormat.OPENAI_BATCH, """
                    {"custom_id":"t1","method":"POST","url":"/v1/chat/completions","body":{"model":"m","max_tokens":5,"messages":[{"role":"user","content":"One"}]}}
                    {"custom_id":"t2","method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"Two three"}]}}
                    """),
            Map.entry(DatasetFormat.WIREMOCK, """
                    {"mappings":[{"request":{"method":"POST","url":"/v1/chat/completions","bodyPatterns":[{"equalToJson":{"messages":[{"role":"user","content":"One"}]}}]},"response":{"status":200,"jsonBody":{"choices":[{"message":{"content":"Two"}}]}}},{"request":{"method":"POST","url":"/v1/completions","bodyPatterns":[{"equalToJson":{"prompt":"Three"}}]},"response":{"status":200,"jsonBody":{"usage":{"prompt_tokens":1,"completion_tokens":4}}}}]}
                    """),
            Map.entry(
                    DatasetFormat.MT_BENCH,
                    "{\"question_id\": 81, \"category\": \"writing\", \"turns\": [\"Write a line.\", \"Now another.\"]}\n"),
            Map.entry(DatasetFormat.AZURE, AZURE),
            Map.entry(DatasetFormat.BURSTGPT, """
                    Timestamp,Session ID,Elapsed time,Model,Request tokens,Response tokens,Total tokens,Log Type
                    5,s1,1,GPT-4,472,18,490,Conversation log
                    45,s1,2,GPT-4,1087,230,1317,Conversation log
                    118,,1,ChatGPT,417,0,417,API log
                    """),
            Map.entry(DatasetFormat.MOONCAKE, """
                    {"timestamp": 0, "input_length": 700, "output_length": 52, "hash_ids": [46, 47]}
                    {"timestamp": 3000, "input_length": 1100, "output_length": 26, "hash_ids": [46, 47, 48]}
                    """),
            Map.entry(DatasetFormat.QWEN_BAILIAN, """
                    {"chat_id": 0, "parent_chat_id": -1, "timestamp": 0.5, "input_length": 20, "output_length": 7, "type": "text", "turn": 1, "hash_ids": [1, 2]}
                    {"chat_id": 1, "parent_chat_id": 0, "timestamp": 9.25, "input_length": 40, "output_length": 3, "type": "text", "turn": 2, "hash_ids": [1, 2, 3]}
                    """),
            Map.entry(
                    DatasetFormat.VIDUR,
                    "arrived_at,num_prefill_tokens,num_decode_tokens\n0.5,100,20\n0.75,1,300\n2,90,4\n"),
            Map.entry(DatasetFormat.LLMSERVINGSIM, """
                    {"input_toks": 3, "output_toks": 5, "arrival_time_ns": 1000, "input_tok_ids": [7, 8, 9]}
                    {"input_toks": 3, "output_toks": 6, "arrival_time_ns": 8000, "input_tok_ids": [7, 8, 1]}
                    """),
            Map.entry(DatasetFormat.METRICS_CSV, """
                    invocation_id,started_at,user_id,model_name,function_name,input_tokens,output_tokens
                    b,2023-11-16T18:17:09Z,u1,m1,chat,10,20
                    a,2023-11-16T18:17:03Z,u2,m1,chat,30,4
                    c,2023-11-16T18:17:11.5Z,u1,m1,chat,7,9
                    """)));

    @TempDir
    private Path folder;

    static Stream<String> formats() {
        return DatasetReaders.names().stream();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void theFingerprintOfADatasetIsThatOfItsCompiledWorkload(String format) throws Exception {
        var file = write(format + ".in", FILES.get(format));
        iwc("compile", format, "-i", file, "-o", path(format + ".jsonl"));

        var direct = iwc("fingerprint", file, "-o", path("direct.json"));
        iwc("fingerprint", path(format + ".jsonl"), "-o", path("compiled.json"));

        assertThat(folder.resolve("direct.json")).hasSameTextualContentAs(folder.resolve("compiled.json"));
        assertThat(direct.err().contains(file + ": read as " + format + ": "))
                .as(direct.err())
                .isEqualTo(!format.equals(DatasetFormat.CANONICAL));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aNamedFormatIsNotDetected(String format) throws Exception {
        var file = write(format + ".in", FILES.get(format));

        var named = iwc("analyze", file, "--format", format, "--format", "json");
        var detected = iwc("analyze", file, "--format", "json");

        assertThat(named.out()).isEqualTo(detected.out());
        assertThat(named.err()).doesNotContain("read as");
    }

    @Test
    void whatIsAddedIsSaidAsCompileSaysIt() throws Exception {
        var file = write("prompts.jsonl", FILES.get(DatasetFormat.JSONL_PROMPTS));

        var analyzed = iwc("analyze", file);

        assertThat(analyzed.err()).isEqualTo("""
                        FILE: read as jsonl-prompts: each line is a prompt
                        FILE: not read: extra × 1
                        FILE: arrivals: made (one request every 100 ms), the file holds no times; --arrival names another process
                        """.replace("FILE", file));
    }

    @Test
    void arrivalsThatWereMadeAreNoGroundForAGate() throws Exception {
        var file = write("chats.json", CHATS);

        var diff = iwc("diff", file, file, "--summary", "--fail-on-burstiness-delta", "0.1");

        assertThat(diff.status()).isEqualTo(ExitStatus.GATE_FAILED);
        assertThat(diff.out())
                .contains(
                        "n/a      : arrivals.burstinessCv is not comparable: arrival times are made (fixed-step) in the"
                                + " baseline, not recorded");
    }

    @Test
    void arrivalsMayBeAskedFor() throws Exception {
        var file = write("chats.json", CHATS);
        iwc(
                "compile",
                "sharegpt",
                "-i",
                file,
                "-o",
                path("chats.jsonl"),
                "--mode",
                "turns",
                "--arrival",
                "poisson",
                "--rate-rps",
                "5",
                "--seed",
                "7");

        var direct = iwc("analyze", file, "--mode", "turns", "--arrival", "poisson", "--rate-rps", "5", "--seed", "7");

        assertThat(direct.out()).isEqualTo(iwc("analyze", path("chats.jsonl")).out());
    }

    @Test
    void twoTracesAreCompared() throws Exception {
        var before = write("week1.csv", AZURE);
        var after = write("week2.csv", AZURE.replace("7433", "1433"));

        var diff = iwc("diff", before, after, "--fail-on", "tokens.prompt.p50=1%", "--summary");

        assertThat(diff.status()).isEqualTo(ExitStatus.GATE_FAILED);
        assertThat(diff.err()).contains(before + ": read as azure: ", after + ": read as azure: ");
    }

    @Test
    void aFingerprintIsToldFromADatasetOfTheSameEnding() throws Exception {
        var chats = write("chats.json", CHATS);
        iwc("fingerprint", chats, "-o", path("fp.json"));

        var diff = iwc("diff", path("fp.json"), chats, "--summary");

        assertThat(diff.status()).as(diff.err()).isZero();
    }

    @Test
    void aDatasetIsSentAndPredicted() throws Exception {
        var chats = write("chats.json", CHATS);
        var trace = write("trace.csv", AZURE);

        var run = iwc("run", chats, "--embedded", "default", "-o", path("run"));
        var predicted = iwc("simulate", trace, "-o", path("predicted"));

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(predicted.status()).as(predicted.err()).isZero();
        assertThat(folder.resolve("run/workload.manifest.yaml")).content().contains("compiler: sharegpt");
        assertThat(Files.readAllLines(folder.resolve("predicted/results.jsonl")))
                .hasSize(4);
    }

    @Test
    void whatIsSaidOfADatasetThatIsReproducedIsSaidOnce() throws Exception {
        var prompts = write("prompts.jsonl", FILES.get(DatasetFormat.JSONL_PROMPTS));

        var made = iwc("synth", "--like", prompts, "-o", path("like.jsonl"));

        assertThat(made.status()).as(made.err()).isZero();
        assertThat(made.err()).startsWith("""
                        FILE: read as jsonl-prompts: each line is a prompt
                        FILE: not read: extra × 1
                        """.replace("FILE", prompts));
        assertThat(made.err().lines()).doesNotHaveDuplicates();
    }

    /** What lies beside a dataset is not about the workload that it became. */
    @Test
    void aRunOfADatasetKeepsTheManifestOfWhatWasMadeOfIt() throws Exception {
        var chats = write("chats.json", CHATS);
        write("chats.json.manifest.yaml", "compiler: another\n");

        var run = iwc("run", chats, "--embedded", "default", "-o", path("run"));

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(folder.resolve("run/workload.manifest.yaml")).content().contains("compiler: sharegpt");
    }

    @Test
    void aRunKeepsTheManifestOfAWorkloadAsItStandsUnlessOptionsChangedTheWorkload() throws Exception {
        iwc("compile", "sharegpt", "-i", write("chats.json", CHATS), "-o", path("w.jsonl"));
        var workload = path("w.jsonl");

        var unchanged = iwc("run", workload, "--embedded", "default", "-o", path("run"));
        var changed =
                iwc("run", workload, "--arrival=burst:size=2,every=1ms", "--embedded=default", "-o", path("fast"));

        assertThat(unchanged.status()).as(unchanged.err()).isZero();
        assertThat(changed.status()).as(changed.err()).isZero();
        assertThat(folder.resolve("run/workload.manifest.yaml"))
                .hasSameTextualContentAs(folder.resolve("w.jsonl.manifest.yaml"));
        assertThat(folder.resolve("fast/workload.manifest.yaml"))
                .content()
                .contains("kind: burst")
                .doesNotContain("compiler: sharegpt");
    }

    @Test
    void aDatasetIsExportedSweptSynthesizedAndMaterialized() throws Exception {
        var trace = write("trace.csv", AZURE);

        for (var command : List.of(
                List.of("export", "vidur", trace, "-o", path("vidur.csv"), "--max-tokens", "9000"),
                List.of("materialize", trace, "-o", path("text.jsonl")),
                List.of("synth", "--like", trace, "-o", path("like.jsonl")),
                List.of(
                        "sweep",
                        write("chats.json", CHATS),
                        "--embedded",
                        "default",
                        "--concurrency",
                        "2",
                        "-o",
                        path("sweep")))) {
            var result = iwc(command.toArray(String[]::new));

            assertThat(result.status()).as(command + result.err()).isZero();
            assertThat(result.err()).contains(": read as ");
        }
    }

    @Test
    void aCompressedTraceIsReadAsItIs() throws Exception {
        var plain = write("trace.csv", AZURE);
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(Files.readAllBytes(Path.of(plain)));
        }
        Files.write(folder.resolve("trace.csv.gz"), packed.toByteArray());

        var analyzed = iwc("analyze", path("trace.csv.gz"));

        assertThat(analyzed.out()).isEqualTo(iwc("analyze", plain).out());
    }

    @Test
    void aPageOfADatasetShowsItsTimeline() throws Exception {
        var trace = write("trace.csv", AZURE);

        var result = iwc("analyze", trace, "--html", path("page.html"), "--plots", path("charts"));

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(folder.resolve("charts/arrivals.timeline.svg")).exists();
    }

    @Test
    void validateReadsTheRecordsOfADataset() throws Exception {
        var trace = write("trace.csv", AZURE.replace("3180", "many"));

        var result = iwc("validate", trace);

        assertThat(result.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(result.err()).isEqualTo("""
                        FILE: read as azure: the header has TIMESTAMP and ContextTokens and GeneratedTokens
                        FILE:3: ContextTokens: found "many", expected an integer ≥ 0
                        FILE: 1 error in 4 lines
                        """.replace("FILE", trace));
    }

    @Test
    void aWrongNameIsOneSentence() throws Exception {
        var trace = write("trace.csv", AZURE);

        var result = iwc("analyze", trace, "--format", "mooncake");

        assertThat(result.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(result.err())
                .isEqualTo(trace + ": cannot be read as mooncake: it looks like azure, the header has TIMESTAMP and"
                        + " ContextTokens and GeneratedTokens\n");
    }

    @Test
    void whatIsNoWorkloadSaysWhatItIs() throws Exception {
        var trace = write("trace.csv", AZURE);
        iwc("fingerprint", trace, "-o", path("fp.json"));
        iwc("simulate", trace, "-o", path("run"));

        assertThat(iwc("analyze", path("fp.json")).err())
                .isEqualTo(
                        path("fp.json") + ": is a fingerprint; iwc diff compares it, iwc synth --like makes a workload"
                                + " like it; expected a workload or a dataset\n");
        assertThat(iwc("simulate", path("run"), "-o", path("again")).err())
                .isEqualTo(path("run") + ": is a run folder; iwc report reads it; expected a workload or a dataset\n");
        assertThat(iwc("analyze", path("run/results.jsonl")).err())
                .isEqualTo(path("run/results.jsonl") + ": is a part of a run; iwc report reads its folder; expected a"
                        + " workload or a dataset\n");
    }

    @Test
    void whatIsNothingKnownIsOneSentence() throws Exception {
        var file = write("notes.jsonl", "{\"note\": 1}\n".repeat(1000));

        var result = iwc("analyze", file);

        assertThat(result.err().lines())
                .singleElement()
                .asString()
                .startsWith(
                        file + ": found a first line with the key note, expected a known format; name it if it is one"
                                + " of canonical, simple-json");
    }

    /** Else a missing field would turn a workload into prompts without times. */
    @Test
    void aWorkloadWithAFaultInItsFirstLineIsNotTakenForPrompts() throws Exception {
        var file = write("w.jsonl", "{\"request_id\":\"a\",\"max_output_tokens\":8,\"prompt\":\"Hello\"}\n");

        var result = iwc("analyze", file);

        assertThat(result.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(result.err()).startsWith(file + ":1: arrival_time_ms: ").doesNotContain("read as");
    }

    @Test
    void anOptionThatMeansNothingToTheFileIsRefused() throws Exception {
        var trace = write("trace.csv", AZURE);
        var workload = write("w.jsonl", FILES.get(DatasetFormat.CANONICAL));

        assertThat(iwc("analyze", trace, "--mode", "turns").err())
                .contains(
                        "iwc analyze: --mode: an option of sharegpt and openai-chat and mt-bench, found with azure\n");
        assertThat(iwc("analyze", workload, "--think-seconds", "3").err())
                .contains("iwc analyze: --think-seconds: found with canonical, whose requests keep what they have\n");
        assertThat(iwc("analyze", trace, "--format", "azure,vidur").err())
                .contains("iwc analyze: --format: found azure and vidur, expected one of them\n");
        assertThat(iwc("fingerprint", trace, "-o", path("fp.json"), "--format", "json")
                        .err())
                .contains("found \"json\", expected one of auto, canonical, ");
    }

    private CommandResult iwc(String... arguments) {
        var process = new InProcess();
        var status = process.iwc(arguments);
        return new CommandResult(status, process.out(), process.err());
    }

    private String write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
