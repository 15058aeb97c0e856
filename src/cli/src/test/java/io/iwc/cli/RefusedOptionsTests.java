package io.iwc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An option that would change nothing is refused, with the reason. */
class RefusedOptionsTests {
    private static final String NOT_PROBED = "given without --endpoint or --embedded: nothing is probed";
    private static final String SAID = "found together with --tables, whose profile says it";
    private static final String PREDICTED = "found together with --predicted, a prediction that is there already";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @BeforeEach
    void writeInputs() throws IOException {
        Files.writeString(folder.resolve("in.json"), "[{\"prompt\": \"Hello there\"}]");
        Files.writeString(
                folder.resolve("chat.json"),
                "[{\"conversations\": [{\"from\": \"human\", \"value\": \"Hi\"}, {\"from\": \"gpt\", \"value\": \"Yes?\"}]}]");
        Files.writeString(
                folder.resolve("w.jsonl"),
                "{\"request_id\":\"a\",\"arrival_time_ms\":0,\"max_output_tokens\":8,\"prompt\":\"Hello\"}\n");
        Files.createDirectories(folder.resolve("suite/parts"));
        Files.createDirectories(folder.resolve("run"));
    }

    static Stream<Arguments> idleOptions() {
        return Stream.of(
                refused(
                        "synth --requests 2 -o DIR/o.jsonl --time-scale 2",
                        "iwc synth: --time-scale: found 2, expected nothing: there are no recorded times here; iwc"
                                + " compile scales those of a trace"),
                refused(
                        "spec -i DIR/in.json -o DIR/o --time-scale 3",
                        "iwc spec: --time-scale: found 3, expected nothing: there are no recorded times here; iwc"
                                + " compile scales those of a trace"),
                refused(
                        "synth --requests 2 -o DIR/o.jsonl --think-seconds 9",
                        "iwc synth: --think-seconds: given without --turns above 1: no conversation has a second turn"),
                refused(
                        "synth --requests 2 -o DIR/o.jsonl --no-history",
                        "iwc synth: --no-history: given without --turns above 1: no conversation has a second turn"),
                refused(
                        "synth --requests 2 -o DIR/o.jsonl --shared-prefixes 3",
                        "iwc synth: --shared-prefixes: given without --shared-prefix-tokens: there is no system prompt"),
                refused(
                        "synth --requests 2 -o DIR/o.jsonl --shared-prefix-zipf 1",
                        "iwc synth: --shared-prefix-zipf: given without --shared-prefix-tokens: there is no system"
                                + " prompt"),
                refused(
                        "synth --requests 2 -o DIR/o.jsonl --shared-prefix-tokens 9 --shared-prefix-zipf 1",
                        "iwc synth: --shared-prefix-zipf: given without --shared-prefixes above 1: a single system"
                                + " prompt has no popularity"),
                refused(
                        "synth --requests 2 -o DIR/o.jsonl --rng mt19937",
                        "iwc synth: --rng: found with arrivals of which none is drawn, expected a random --arrival"),
                refused(
                        "synth --requests 2 -o DIR/o.jsonl --arrival burst:size=2,every=1s --rng pcg64",
                        "iwc synth: --rng: found with arrivals of which none is drawn, expected a random --arrival"),
                refused(
                        "synth --requests 2 -o DIR/o.jsonl --arrival poisson:rate=5 --rate-rps 5",
                        "iwc synth: --rate-rps: found together with --arrival poisson:rate=5, expected in it, as NAME=VALUE"),
                refused(
                        "compile simple-json -i DIR/in.json -o DIR/o.jsonl --arrival trace --rate-rps 5",
                        "iwc compile: --rate-rps: no option of trace arrivals"),
                refused(
                        "compile simple-json -i DIR/in.json -o DIR/o.jsonl --arrival poisson:rate=5 --time-scale 2",
                        "iwc compile: --time-scale: found together with --arrival, which places requests anew; only recorded"
                                + " times are scaled"),
                refused(
                        "compile azure -i DIR/in.json -o DIR/o.jsonl --max-output-tokens 9",
                        "iwc compile: --max-output-tokens: found with azure, whose requests have lengths and no text"),
                refused(
                        "compile azure -i DIR/in.json -o DIR/o.jsonl --temperature 1",
                        "iwc compile: --temperature: found with azure, whose requests have lengths and no text"),
                refused(
                        "compile azure -i DIR/in.json -o DIR/o.jsonl --top-p 1",
                        "iwc compile: --top-p: found with azure, whose requests have lengths and no text"),
                refused(
                        "compile azure -i DIR/in.json -o DIR/o.jsonl --streaming",
                        "iwc compile: --streaming: found with azure, whose requests have lengths and no text"),
                refused(
                        "compile azure -i DIR/in.json -o DIR/o.jsonl --tokenizer whitespace",
                        "iwc compile: --tokenizer: found with azure, whose requests have lengths and no text"),
                refused(
                        "compile azure -i DIR/in.json -o DIR/o.jsonl --think-seconds 1",
                        "iwc compile: --think-seconds: found with azure, which has no conversations"),
                refused(
                        "compile sharegpt -i DIR/chat.json -o DIR/o.jsonl --think-seconds 1",
                        "iwc compile: --think-seconds: an option of --mode turns, found with --mode auto"),
                refused(
                        "compile sharegpt -i DIR/chat.json -o DIR/o.jsonl --mode turns --user-tag U",
                        "iwc compile: --user-tag: an option of --mode session, found with --mode turns"),
                refused(
                        "compile sharegpt -i DIR/chat.json -o DIR/o.jsonl --mode single-turn --assistant-tag A",
                        "iwc compile: --assistant-tag: an option of --mode session, found with --mode single-turn"),
                refused(
                        "compile sharegpt -i DIR/chat.json -o DIR/o.jsonl --separator x",
                        "iwc compile: --separator: an option of --mode session, found with --mode auto"),
                refused(
                        "export vidur DIR/w.jsonl -o DIR/o --block-size 16",
                        "iwc export: --block-size: an option of mooncake and aiperf-mooncake-trace, found with vidur"),
                refused(
                        "export openai-batch DIR/w.jsonl -o DIR/o --no-reuse",
                        "iwc export: --no-reuse: an option of mooncake and aiperf-mooncake-trace, found with"
                                + " openai-batch"),
                refused(
                        "export mooncake DIR/w.jsonl -o DIR/o --max-tokens 9",
                        "iwc export: --max-tokens: an option of vidur, found with mooncake"),
                refused(
                        "export mooncake DIR/w.jsonl -o DIR/o --clip",
                        "iwc export: --clip: an option of vidur, found with mooncake"),
                refused(
                        "export vidur DIR/w.jsonl -o DIR/o --model m",
                        "iwc export: --model: an option of openai-batch, found with vidur"),
                refused(
                        "export vidur DIR/w.jsonl -o DIR/o --delays",
                        "iwc export: --delays: an option of aiperf, found with vidur"),
                refused(
                        "export vllm-custom DIR/w.jsonl -o DIR/o --tokenizer whitespace",
                        "iwc export: --tokenizer: an option of mooncake and vidur, found with vllm-custom"),
                refused(
                        "diff DIR/w.jsonl DIR/w.jsonl --seed 1",
                        "iwc diff: --seed: given without --calibrate, which alone draws at random"),
                refused(
                        "diff DIR/w.jsonl DIR/w.jsonl --summary --only-changed",
                        "iwc diff: --only-changed: found together with --summary, which leaves out the table"),
                refused(
                        "diff DIR/w.jsonl DIR/w.jsonl --summary --format json",
                        "iwc diff: --summary: found together with --format json, which is always whole"),
                refused(
                        "diff DIR/a.json DIR/b.json --tokenizer whitespace",
                        "iwc diff: --tokenizer: found with two fingerprints, whose tokens are counted already"),
                refused(
                        "report DIR/suite --seed 1",
                        "iwc report: --seed: an option for runs, found with reports of tests"),
                refused(
                        "report DIR/suite --compare DIR/run",
                        "iwc report: --compare: an option for runs, found with reports of tests"),
                refused(
                        "report DIR/suite --dialect vllm",
                        "iwc report: --dialect: an option for runs, found with reports of tests"),
                refused(
                        "report DIR/suite --plots DIR/p",
                        "iwc report: --plots: an option for runs, found with reports of tests"),
                refused(
                        "report DIR/run --seed 1",
                        "iwc report: --seed: given without --compare, which alone draws at random"),
                refused(
                        "baseline accept DIR/r.json --reports DIR",
                        "iwc baseline accept: --reports: found here, expected nothing: what is accepted is named one by"
                                + " one"),
                refused(
                        "run DIR/w.jsonl -o DIR/o --embedded default --telemetry-interval 1s",
                        "iwc run: --telemetry-interval: given without --telemetry: nothing is sampled"),
                refused(
                        "run DIR/w.jsonl -o DIR/o --embedded default --telemetry none,prometheus",
                        "iwc run: --telemetry: found none beside other sources, expected it alone"),
                refused(
                        "run DIR/w.jsonl -o DIR/o --embedded default --api-key-env KEY",
                        "iwc run: --api-key-env: found together with --embedded, a server in this process that asks for no"
                                + " key"),
                refused(
                        "run DIR/w.jsonl -o DIR/o --embedded default --proxy none",
                        "iwc run: --proxy: found together with --embedded, a server in this process that asks for no key"),
                refused(
                        "run DIR/w.jsonl -o DIR/o --endpoint http://127.0.0.1:9/v1 --trust DIR/ca.pem",
                        "iwc run: --trust: given without an https:// endpoint: nothing else shows a certificate"),
                refused(
                        "run DIR/w.jsonl -o DIR/o --embedded default --wire completions --length-field max_tokens",
                        "iwc run: --length-field: an option of --wire chat and azure, found with --wire completions"),
                refused(
                        "run DIR/w.jsonl -o DIR/o --embedded default --wire ollama --ignore-eos",
                        "iwc run: --ignore-eos: found with --wire ollama, which has no place for it"),
                refused(
                        "run DIR/w.jsonl -o DIR/o --embedded default --wire anthropic --stream-usage never",
                        "iwc run: --stream-usage: found with --wire anthropic, whose streams say what was used without being"
                                + " asked"),
                refused(
                        "run DIR/w.jsonl -o DIR/o --embedded default --wire responses --stream-usage always",
                        "iwc run: --stream-usage: found with --wire responses, whose streams say what was used without being"
                                + " asked"),
                refused(
                        "run DIR/w.jsonl -o DIR/o --embedded default --wire responses --stream-usage never",
                        "iwc run: --stream-usage: found with --wire responses, whose streams say what was used"
                                + " without being asked"),
                refused(
                        "run DIR/w.jsonl -o DIR/o --embedded default --wire gemini --min-tokens 2",
                        "iwc run: --min-tokens: found with --wire gemini, which has no place for it"),
                refused(
                        "run DIR/w.jsonl -o DIR/o --embedded default --wire completions --live-history",
                        "iwc run: --live-history: found with --wire completions, whose prompts are text"),
                refused(
                        "sweep DIR/w.jsonl -o DIR/o --embedded default --concurrency 2 --max-concurrency 3",
                        "iwc sweep: --max-concurrency: found together with --concurrency, which says it for each level"),
                refused(
                        "sweep DIR/w.jsonl -o DIR/o --embedded default --concurrency 2 --ramp 1s",
                        "iwc sweep: --ramp: found with --concurrency alone, a closed loop, which has no schedule"),
                refused(
                        "sweep DIR/w.jsonl -o DIR/o --embedded default --concurrency 2 --duration 1s",
                        "iwc sweep: --duration: found with --concurrency alone, a closed loop, which has no schedule"),
                refused(
                        "sweep DIR/w.jsonl -o DIR/o --embedded default --concurrency 2 --max-lag 1s",
                        "iwc sweep: --max-lag: found with --concurrency alone, a closed loop, which has no schedule"),
                refused("analyze DIR/w.jsonl --rate-rps 5", "iwc analyze: --rate-rps: given without --arrival"),
                refused(
                        "analyze DIR/w.jsonl --rng mt19937",
                        "iwc analyze: --rng: found with arrivals of which none is drawn, expected a random --arrival"),
                refused(
                        "calibrate -o DIR/o.yaml --embedded default --endpoint http://127.0.0.1:9/v1",
                        "iwc calibrate: --endpoint: found together with --embedded, expected one of them"),
                refused(
                        "calibrate -o DIR/o.yaml --embedded default --api-key-env KEY",
                        "iwc calibrate: --api-key-env: found together with --embedded, a server in this process that"
                                + " asks for no key"),
                refused("calibrate DIR/run -o DIR/o.yaml --model m", "iwc calibrate: --model: " + NOT_PROBED),
                refused(
                        "calibrate DIR/run -o DIR/o.yaml --api-key-env K",
                        "iwc calibrate: --api-key-env: " + NOT_PROBED),
                refused(
                        "calibrate DIR/run -o DIR/o.yaml --longest-prompt 9",
                        "iwc calibrate: --longest-prompt: " + NOT_PROBED),
                refused(
                        "calibrate --tables DIR/t.yaml -o DIR/o.yaml --most-concurrent 2",
                        "iwc calibrate: --most-concurrent: " + NOT_PROBED),
                refused("calibrate --tables DIR/t.yaml -o DIR/o.yaml --like default", "iwc calibrate: --like: " + SAID),
                refused(
                        "calibrate --tables DIR/t.yaml -o DIR/o.yaml --kv-blocks 9",
                        "iwc calibrate: --kv-blocks: " + SAID),
                refused(
                        "calibrate --tables DIR/t.yaml -o DIR/o.yaml --max-sequences 9",
                        "iwc calibrate: --max-sequences: " + SAID),
                refused(
                        "calibrate --tables DIR/t.yaml -o DIR/o.yaml --max-batched-tokens 9",
                        "iwc calibrate: --max-batched-tokens: " + SAID),
                refused(
                        "calibrate --tables DIR/t.yaml -o DIR/o.yaml --tokenizer whitespace",
                        "iwc calibrate: --tokenizer: found together with --tables, where no tokens are counted"),
                refused(
                        "calibrate DIR/run -o DIR/o.yaml --mode turns",
                        "iwc calibrate: --mode: found without a dataset, which alone is read in more than one way"),
                refused(
                        "calibrate DIR/run -o DIR/o.yaml --rate-rps 5",
                        "iwc calibrate: --rate-rps: given without --arrival"),
                refused("eval DIR/run --slo=ttft=1s", "iwc eval: Unknown option: '--slo=ttft=1s'"),
                refused("eval DIR/run --predicted DIR/run --closed-loop 2", "iwc eval: --closed-loop: " + PREDICTED),
                refused("eval DIR/run --predicted DIR/run --shard 1/2", "iwc eval: --shard: " + PREDICTED),
                refused(
                        "eval DIR/run --predicted DIR/run --max-concurrency 2",
                        "iwc eval: --max-concurrency: " + PREDICTED),
                refused("eval DIR/run --predicted DIR/run --causal", "iwc eval: --causal: " + PREDICTED),
                refused("eval DIR/run --predicted DIR/run --limit 2", "iwc eval: --limit: " + PREDICTED),
                refused("eval DIR/run --predicted DIR/run --duration 1s", "iwc eval: --duration: " + PREDICTED),
                refused("eval DIR/run --predicted DIR/run --ramp 1s", "iwc eval: --ramp: " + PREDICTED),
                refused(
                        "eval DIR/run --predicted DIR/run --tokenizer whitespace",
                        "iwc eval: --tokenizer: " + PREDICTED),
                refused(
                        "eval DIR/run --predicted DIR/run --tokenizer-model o200k_base",
                        "iwc eval: --tokenizer-model: " + PREDICTED),
                refused(
                        "eval DIR/run --predicted DIR/run --skip-bad",
                        "iwc eval: --skip-bad: found without a dataset, which alone is read in more than one way"),
                refused(
                        "eval DIR/run --arrival poisson:rate=5",
                        "iwc eval: --arrival: found without a dataset, which alone is read in more than one way"));
    }

    @ParameterizedTest
    @MethodSource("idleOptions")
    void anOptionThatWouldChangeNothingIsRefused(String command, String message) throws IOException {
        var before = files();

        var status = run(command);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith(message + "\n")
                .endsWith(" --help'.\n");
        assertThat(status).isEqualTo(64);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(files()).isEqualTo(before);
    }

    private int run(String command) {
        var words = Arrays.stream(command.replace("DIR", folder.toString()).split(" ", -1))
                .toArray(String[]::new);
        return IwcCommand.run(Console.of(out, err, false), words);
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.sorted().toList();
        }
    }

    private static Arguments refused(String command, String message) {
        return arguments(command, message);
    }
}
