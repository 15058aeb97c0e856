package io.iwc.cli;

import io.iwc.arrival.Arrivals;
import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.generate.LengthDistribution;
import io.iwc.generate.SessionShape;
import io.iwc.generate.SharedPrefixes;
import io.iwc.generate.Synthesis;
import io.iwc.workload.Workload;
import io.iwc.workload.WorkloadDefaults;
import io.iwc.workload.WorkloadWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A workload out of nothing but numbers. */
@Command(
        name = "synth",
        description = "Generates a synthetic length-only workload from parameters or from a fingerprint.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "LENGTHS: 256, uniform:min=8,max=64, normal:mean=,cv=, poisson:mean=,",
            "  lognormal:mean=512,cv=0.8, exponential:mean=, zipf:exponent=,max=; every",
            "  distribution takes min= and max=. empirical:FILE draws from the lengths of a",
            "  fingerprint file.",
            "",
            "Example: chats of 4 turns with one shared system prompt, 2 new chats/s",
            "  iwc synth -o chats.jsonl --requests 400 --turns 4 --shared-prefix-tokens 1024 \\",
            "    --prompt-tokens lognormal:mean=80,cv=0.8 --arrival poisson --rate-rps 2",
            "",
            "Example: 10000 requests that reproduce the fingerprint of a trace",
            "  iwc synth --like trace.fingerprint.json --requests 10000 -o like.jsonl"
        })
final class SynthCommand implements Callable<Integer> {
    private static final String[] OF_ITS_OWN = {
        "--prompt-tokens",
        "--output-tokens",
        "--turns",
        "--no-history",
        "--think-seconds",
        "--shared-prefix-tokens",
        "--shared-prefixes",
        "--shared-prefix-zipf"
    };

    private final Console console;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.jsonl",
            required = true,
            description = "Workload file; '-' = standard output, without a manifest.")
    private Path output = Path.of("");

    @Option(
            names = "--requests",
            paramLabel = "N",
            description = "Number of requests; with --like by default that of the source.")
    private Optional<Integer> requests = Optional.empty();

    @Option(
            names = "--like",
            paramLabel = "SOURCE",
            description = "Fingerprint (.json), workload or dataset to reproduce; prints a comparison with the source.")
    private Optional<Path> like = Optional.empty();

    @Option(
            names = "--prompt-tokens",
            paramLabel = "LENGTHS",
            converter = LengthOption.Prompt.class,
            defaultValue = "" + WorkloadDefaults.PROMPT_TOKENS,
            description =
                    "New prompt tokens per request, without history and shared prefix (default: ${DEFAULT-VALUE}).")
    private LengthDistribution prompt = LengthDistribution.fixed(1);

    @Option(
            names = "--output-tokens",
            paramLabel = "LENGTHS",
            converter = LengthOption.Answer.class,
            defaultValue = "" + WorkloadDefaults.OUTPUT_TOKENS,
            description = "Output tokens per request (default: ${DEFAULT-VALUE}).")
    private LengthDistribution answer = LengthDistribution.fixed(1);

    @Option(
            names = "--turns",
            paramLabel = "LENGTHS",
            converter = LengthOption.Turns.class,
            defaultValue = "1",
            description = "Turns per conversation; above 1 requests form sessions (default: ${DEFAULT-VALUE}).")
    private LengthDistribution turns = LengthDistribution.fixed(1);

    @Option(names = "--no-history", description = "Do not repeat the history in later turns.")
    private boolean withoutHistory;

    @Option(
            names = "--think-seconds",
            paramLabel = "S",
            defaultValue = "" + WorkloadDefaults.THINK_SECONDS,
            description = "Think time between the turns of a conversation in seconds (default: ${DEFAULT-VALUE}).")
    private double thinkSeconds;

    @Option(
            names = "--shared-prefix-tokens",
            paramLabel = "N",
            defaultValue = "0",
            description = "Length of the system prompt of every request in tokens (default: ${DEFAULT-VALUE}).")
    private int sharedTokens;

    @Option(
            names = "--shared-prefixes",
            paramLabel = "N",
            defaultValue = "1",
            description = "Number of different system prompts (default: ${DEFAULT-VALUE}).")
    private int sharedCount;

    @Option(
            names = "--shared-prefix-zipf",
            paramLabel = "S",
            defaultValue = "0",
            description =
                    "Zipf exponent of the popularity of the system prompts; 0 = uniform (default: ${DEFAULT-VALUE}).")
    private double sharedExponent;

    @Mixin
    private ArrivalOptions arrival = new ArrivalOptions();

    @Mixin
    private SeedOption seed = new SeedOption();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli fills it, and it refuses by itself
    private UnscaledTimes times = new UnscaledTimes();

    @Mixin
    private WorkloadFormatOption format = new WorkloadFormatOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    SynthCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (like.isPresent()) {
            return synthesisReport(like.get());
        }
        var given = new GivenOptions(spec);
        given.require(false, "given without --like, which alone prints a table", "--format");
        given.require(
                turns.max() > 1,
                "given without --turns above 1: no conversation has a second turn",
                "--no-history",
                "--think-seconds");
        given.require(
                sharedTokens > 0,
                "given without --shared-prefix-tokens: there is no system prompt",
                "--shared-prefixes",
                "--shared-prefix-zipf");
        given.require(
                sharedCount > 1,
                "given without --shared-prefixes above 1: a single system prompt has no popularity",
                "--shared-prefix-zipf");
        write(UsageErrors.checked(spec, () -> recipe().generate(name())));
        return ExitStatus.DONE;
    }

    /** The table goes where the workload does not. */
    private int synthesisReport(Path source) throws IOException {
        new GivenOptions(spec).require(false, "found together with --like, which takes it from the source", OF_ITS_OWN);
        arrival.refuseTrace();
        var isJson = format.isJson();
        var original = Original.read(source, inputs(source));
        var synthesisReport = SynthesisReport.of(original.fingerprint(), requests, arrival, seed.seed(), name());
        write(synthesisReport.workload());
        var text = isJson ? synthesisReport.json() : synthesisReport.text();
        if (console.isStandardOutput(output)) {
            console.err().print(text);
            console.err().flush();
        } else if (isJson) {
            console.print(text);
        } else {
            console.show(text);
        }
        console.err().print(original.byTheEngine(synthesisReport.workload()));
        console.err().flush();
        return ExitStatus.DONE;
    }

    private WorkloadInputs inputs(Path source) {
        return new WorkloadInputs(
                        console, DatasetReading.standard(), format.dataset(), Optional.empty(), WorkloadDefaults.SEED)
                .of(source);
    }

    private void write(Workload workload) throws IOException {
        workload.manifest().config().forEach((key, what) -> {
            if (key.endsWith(Synthesis.CUT)) {
                console.err().println(key.substring(0, key.length() - Synthesis.CUT.length()) + ": " + what);
            }
        });
        if (console.isStandardOutput(output)) {
            workload.writeTo(console.bytes());
            console.bytes().flush();
        } else {
            WorkloadWriter.write(workload, output);
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private Synthesis recipe() {
        arrival.refuseTrace();
        var think = Duration.ofNanos(TimeRange.nanos(spec, "--think-seconds", thinkSeconds, 1e9));
        var count = requests.orElseThrow(() -> usage("--requests: missing, expected how many to make"));
        return UsageErrors.checked(spec, () -> Synthesis.of(count)
                .withPrompt(prompt)
                .withOutput(answer)
                .withSessions(new SessionShape(turns, !withoutHistory, think))
                .withShared(new SharedPrefixes(sharedTokens, sharedCount, sharedExponent))
                .arriving(arrival.process().orElseGet(Arrivals::standard), arrival.rng())
                .withSeed(seed.seed()));
    }

    private String name() {
        return console.isStandardOutput(output) ? "synthetic" : String.valueOf(output.getFileName());
    }

    /**
     * What is reproduced.
     *
     * @param first of its requests those that the engine looks at; empty for a fingerprint, which has none
     */
    private record Original(Fingerprint fingerprint, Optional<Workload> first) {
        /** Reads it, once. */
        static Original read(Path source, WorkloadInputs inputs) {
            var tokenizer = SynthesisReport.tokenizer();
            if (WorkloadInputs.isFingerprint(source)) {
                return new Original(inputs.fingerprint(source, tokenizer), Optional.empty());
            }
            var workload = inputs.read(source);
            return new Original(Fingerprinter.of(workload, tokenizer), Optional.of(EngineResemblance.first(workload)));
        }

        /** What the numbers of a fingerprint do not show: whether it is the same to a server. */
        String byTheEngine(Workload made) {
            return first.map(source -> EngineResemblance.text(source, made, SynthesisReport.tokenizer()))
                    .orElse("not judged by the engine: a fingerprint has no requests; give the workload to have it"
                            + " judged\n");
        }
    }
}
