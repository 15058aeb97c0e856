package io.iwc.cli;

import io.iwc.arrival.Arrivals;
import io.iwc.generate.LengthDistribution;
import io.iwc.spec.internal.SpecDirectory;
import io.iwc.spec.internal.SpecOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prompts in, a deterministic spec directory out. */
@Command(
        name = "spec",
        description = "Tokenizes and schedules prompts, writes a spec directory and prints its id.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example: Poisson arrivals at 2 requests/s, reproducible with NumPy",
            "  iwc spec -i prompts.jsonl -o spec --arrival poisson --rate-rps 2 --seed 123"
        })
final class SpecCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = {"-i", "--input"},
            paramLabel = "PROMPTS",
            required = true,
            description = "JSON lines of {\"prompt_id\": \"p0\", \"text\": \"…\"}; other keys are kept.")
    private Path input = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Spec directory; all of its files are written, or none.")
    private Path output = Path.of("");

    @Option(
            names = "--num-decode-tokens",
            paramLabel = "LENGTHS",
            converter = LengthOption.Answer.class,
            defaultValue = "64",
            description = "Output tokens per request: a number or a distribution as in iwc synth (default:"
                    + " ${DEFAULT-VALUE}).")
    private LengthDistribution decodeTokens = LengthDistribution.fixed(1);

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Model name for workload_meta.json.")
    private String model = "";

    @Mixin
    private TokenizerOptions tokenizer = new TokenizerOptions();

    @Mixin
    private ArrivalOptions arrival = new ArrivalOptions();

    @Mixin
    private SeedOption seed = new SeedOption();

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli fills it, and it refuses by itself
    private UnscaledTimes times = new UnscaledTimes();

    SpecCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        arrival.refuseTrace();
        var process = arrival.process().orElseGet(Arrivals::standard);
        var options = SpecOptions.with(tokenizer.tokenizer())
                .withDecodeTokens(decodeTokens)
                .forModel(model)
                .arriving(process, arrival.rng(), seed.seed());
        console.print(SpecDirectory.write(input, output, options, console.err()::println) + "\n");
        return ExitStatus.DONE;
    }
}
