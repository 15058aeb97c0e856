package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.iwc.workload.Prompt;
import io.iwc.workload.Request;
import io.iwc.workload.Workload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratingCommandsTests {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void synthMakesTheSameBytesTwice() throws IOException {
        var arguments = List.of(
                "--requests=50",
                "--prompt-tokens=lognormal:mean=80,cv=0.8",
                "--turns=uniform:min=1,max=4",
                "--shared-prefix-tokens=64",
                "--arrival=poisson",
                "--rate-rps=3");

        assertThat(iwc(arguments, "synth", "-o", path("a.jsonl"))).isZero();
        assertThat(iwc(arguments, "synth", "-o", path("b.jsonl"))).isZero();

        assertThat(folder.resolve("a.jsonl")).hasSameBinaryContentAs(folder.resolve("b.jsonl"));
        assertThat(Workload.read(folder.resolve("a.jsonl")).requests()).hasSize(50);
        assertThat(folder.resolve("a.jsonl.manifest.yaml")).content().contains("compiler: synth");
    }

    @Test
    void synthLikeAFingerprintSaysHowNearItCame() {
        iwc(List.of(), "synth", "-o", path("a.jsonl"), "--requests=400", "--arrival=gamma", "--rate-rps=3", "--cv=2");
        iwc(List.of(), "fingerprint", path("a.jsonl"), "-o", path("a.fingerprint.json"));

        assertThat(iwc(List.of(), "synth", "--like", path("a.fingerprint.json"), "-o", path("b.jsonl")))
                .isZero();
        assertThat(iwc(List.of(), "synth", "--like", path("a.jsonl"), "--requests=900", "-o", path("c.jsonl")))
                .isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsPattern("metric +source +made +tolerance +verdict\n")
                .containsPattern("tokens\\.prompt\\.p50 +256\\.0 +256\\.0 +±2 % +ok\n")
                .containsPattern("arrivals\\.dispersion1s .* none +not kept\n")
                .containsPattern("all \\d+ judged metrics of the fingerprint are within their tolerance\n");
        assertThat(Workload.read(folder.resolve("b.jsonl")).requests()).hasSize(400);
        assertThat(Workload.read(folder.resolve("c.jsonl")).requests()).hasSize(900);
        assertThat(folder.resolve("b.jsonl.manifest.yaml"))
                .content()
                .contains("compiler: resynthesis")
                .contains("name: a.fingerprint.json");
    }

    @Test
    void synthLikePrintsJsonToo() {
        iwc(List.of(), "synth", "-o", path("a.jsonl"), "--requests=400");

        iwc(List.of(), "synth", "--like", path("a.jsonl"), "-o", path("b.jsonl"), "--format=json");

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"schema\": \"iwc-resemblance/1\"")
                .contains("\"tolerance\": \"±2 %\"");
    }

    @Test
    void synthLikeTakesNoLengthsOfItsOwn() {
        assertThat(iwc(List.of(), "synth", "--like", path("a.json"), "-o", path("b.jsonl"), "--turns=3"))
                .isEqualTo(64);
        assertThat(iwc(List.of(), "synth", "-o", path("b.jsonl"))).isEqualTo(64);
        assertThat(iwc(List.of(), "synth", "-o", path("b.jsonl"), "--requests=3", "--format=json"))
                .isEqualTo(64);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--turns: found together with --like, which takes it from the source")
                .contains("--requests: missing, expected how many to make")
                .contains("--format: given without --like, which alone prints a table");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void synthSaysWhichLengthsThereAre() {
        assertThat(iwc(List.of(), "synth", "-o", path("a.jsonl"), "--requests=5", "--prompt-tokens=gauss:mean=1"))
                .isEqualTo(64);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        "lengths: found \"gauss:mean=1\" (unknown distribution \"gauss\"), expected a number of tokens");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void synthDrawsTheLengthsOfAFingerprint() throws IOException {
        iwc(List.of(), "synth", "-o", path("a.jsonl"), "--requests=20", "--prompt-tokens=uniform:min=700,max=702");
        iwc(List.of(), "fingerprint", path("a.jsonl"), "-o", path("a.fingerprint.json"));

        assertThat(iwc(
                        List.of(),
                        "synth",
                        "-o",
                        path("b.jsonl"),
                        "--requests=50",
                        "--prompt-tokens=empirical:" + path("a.fingerprint.json"),
                        "--output-tokens=empirical:" + path("a.fingerprint.json")))
                .isZero();

        assertThat(Workload.read(folder.resolve("b.jsonl")).requests())
                .extracting(request -> request.promptTokens().orElseThrow())
                .containsOnly(700, 701, 702);
        assertThat(folder.resolve("b.jsonl.manifest.yaml"))
                .content()
                .containsPattern(
                        "prompt_tokens: .?empirical:a\\.fingerprint\\.json#tokens\\.prompt,sha256=[0-9a-f]{64}");
    }

    @Test
    void synthNamesTheFingerprintThatLacksALaw() {
        iwc(List.of(), "synth", "-o", path("a.jsonl"), "--requests=3");
        iwc(List.of(), "fingerprint", path("a.jsonl"), "-o", path("a.fingerprint.json"));

        assertThat(iwc(
                        List.of(),
                        "synth",
                        "-o",
                        path("b.jsonl"),
                        "--requests=3",
                        "--turns=empirical:" + path("a.fingerprint.json")))
                .isEqualTo(64);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("sessions.turns: found no distribution, expected a fingerprint that measured it");
    }

    @Test
    void gammaTakesTheShapeInPlaceOfTheCv() throws IOException {
        var common = List.of("--requests=40", "--arrival=gamma", "--rate-rps=5");

        assertThat(iwc(common, "synth", "--cv=2", "-o", path("a.jsonl"))).isZero();
        assertThat(iwc(common, "synth", "--shape=0.25", "-o", path("b.jsonl"))).isZero();
        assertThat(iwc(common, "synth", "-o", path("c.jsonl"))).isEqualTo(64);

        assertThat(folder.resolve("a.jsonl")).hasSameBinaryContentAs(folder.resolve("b.jsonl"));
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--cv, --shape: found neither, gamma arrivals need one of them");
    }

    @Test
    void traceArrivalsHaveToBeThere() throws IOException {
        Files.writeString(folder.resolve("in.json"), "[\"Why is the sky blue?\"]");

        assertThat(iwc(
                        List.of(),
                        "compile",
                        "simple-json",
                        "-i",
                        path("in.json"),
                        "-o",
                        path("a.jsonl"),
                        "--arrival=trace"))
                .isEqualTo(1);
        assertThat(iwc(List.of(), "synth", "-o", path("b.jsonl"), "--requests=5", "--arrival=trace"))
                .isEqualTo(64);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        "in.json: found no recorded times, expected some; without them, an arrival process has to place"
                                + " the requests")
                .contains("--arrival: found trace, expected a process: there are no recorded times here");
        assertThat(folder.resolve("a.jsonl")).doesNotExist();
        assertThat(folder.resolve("b.jsonl")).doesNotExist();
    }

    @Test
    void materializeGivesWordsOfTheLengthAskedFor() {
        iwc(List.of(), "synth", "-o", path("a.jsonl"), "--requests=5", "--prompt-tokens=uniform:min=1,max=90");

        assertThat(iwc(List.of(), "materialize", path("a.jsonl"), "-o", path("b.jsonl"), "--tokenizer=simple"))
                .isZero();

        var text = Workload.read(folder.resolve("b.jsonl")).requests();
        assertThat(text).allMatch(request -> request.prompt().hasText());
        assertThat(text)
                .extracting(Request::promptTokens)
                .isEqualTo(Workload.read(folder.resolve("a.jsonl")).requests().stream()
                        .map(Request::promptTokens)
                        .toList());
        assertThat(iwc(List.of(), "validate", path("b.jsonl"), "--tokenizer=simple"))
                .isZero();
    }

    @Test
    void specIsTakenWhereverAWorkloadIs() throws IOException {
        Files.writeString(
                folder.resolve("prompts.jsonl"), "{\"prompt_id\": \"p0\", \"text\": \"Why is the sky blue?\"}");

        assertThat(iwc(List.of(), "spec", "-i", path("prompts.jsonl"), "-o", path("spec"), "--tokenizer=simple"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).matches("workload_[0-9a-f]{16}\n");

        out.reset();
        assertThat(iwc(List.of(), "analyze", path("spec"), "--tokenizer=simple"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Requests               : 1\n");
        assertThat(iwc(List.of(), "export", "vidur", path("spec"), "-o", path("v.csv"), "--tokenizer=simple"))
                .isZero();
        assertThat(folder.resolve("v.csv"))
                .hasContent("arrived_at,num_prefill_tokens,num_decode_tokens\n0.000000000,5,64\n");
        var simple = List.of("--tokenizer=simple");
        assertThat(iwc(List.of(), "validate", path("spec"))).isZero();
        assertThat(iwc(simple, "fingerprint", path("spec"), "-o", path("fp.json")))
                .isZero();
        assertThat(iwc(simple, "diff", path("spec"), path("fp.json"))).isZero();
        assertThat(iwc(simple, "materialize", path("spec"), "-o", path("m.jsonl")))
                .isZero();
        assertThat(Workload.read(folder.resolve("m.jsonl")).requests())
                .extracting(Request::prompt)
                .containsExactly(new Prompt.Text("Why is the sky blue?"));
        assertThat(iwc(simple, "run", path("spec"), "-o", path("run"), "--embedded=default", "--no-progress"))
                .isZero();
        assertThat(folder.resolve("run/results.csv")).content().hasLineCount(2);
    }

    @Test
    void exportSaysWhatItCannotCarry() {
        iwc(List.of(), "synth", "-o", path("a.jsonl"), "--requests=3", "--turns=3");
        err.reset();

        assertThat(iwc(List.of(), "export", "mooncake", path("a.jsonl"), "-o", path("m.jsonl")))
                .isZero();

        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("""
                        not carried: output length is the cap, not observed (3 requests)
                        not carried: session (3 requests)
                        not carried: turns that wait for the one before (2 requests)
                        not carried: prefix reuse 0.47 (blocks of 16 tokens) becomes 0.27 (blocks of 512)
                        wrote %s
                        """.formatted(path("m.jsonl")));
    }

    @Test
    void exportToAnUnknownFormatIsAUsageError() {
        assertThat(iwc(List.of(), "export", "gatling", path("a.jsonl"), "-o", path("m.jsonl")))
                .isEqualTo(64);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("found \"gatling\", expected one of aiperf, aiperf-mooncake-trace, mooncake, vllm-custom,"
                        + " vidur, openai-batch");
    }

    private int iwc(List<String> more, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(more);
        return IwcCommand.run(Console.of(out, err, false), all.toArray(String[]::new));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
