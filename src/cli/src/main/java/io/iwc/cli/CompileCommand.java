package io.iwc.cli;

import io.iwc.dataset.CompileOptions;
import io.iwc.dataset.DatasetFormat;
import io.iwc.dataset.DatasetFormat.Detected;
import io.iwc.dataset.Window;
import io.iwc.dataset.WorkloadCompiler;
import io.iwc.tokens.Tokenizers;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compiles a dataset into a canonical workload and its manifest. */
@Command(
        name = "compile",
        description = "Compiles a dataset into a canonical workload and its manifest.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example: the first questions of a chat log, Poisson arrivals at 5 requests/s",
            "  iwc compile sharegpt -i a.json -o a.jsonl --arrival poisson --rate-rps 5"
        })
final class CompileCommand implements Callable<Integer> {
    private static final String TIME_SCALE = "--time-scale";

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FORMAT",
            converter = FormatNames.class,
            completionCandidates = FormatNames.class,
            description = "Format of the input: ${COMPLETION-CANDIDATES}.")
    private String format = DatasetFormat.AUTO;

    @Option(
            names = {"-i", "--input"},
            paramLabel = "IN",
            required = true,
            description = "Dataset file; .gz and .zst are decompressed; '-' = standard input.")
    private Path input = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.jsonl",
            required = true,
            description = "Workload file; '-' = standard output, without a manifest.")
    private Path output = Path.of("");

    @Mixin
    private ConversationOptions conversations = new ConversationOptions();

    @Option(
            names = "--temperature",
            paramLabel = "T",
            defaultValue = "0.0",
            description = "Sampling temperature of text requests without sampling parameters (default:"
                    + " ${DEFAULT-VALUE}).")
    private double temperature;

    @Option(
            names = "--top-p",
            paramLabel = "P",
            defaultValue = "1.0",
            description = "Top-p (nucleus sampling) of text requests without sampling parameters (default:"
                    + " ${DEFAULT-VALUE}).")
    private double topP;

    @Option(names = "--streaming", description = "Mark text requests without sampling parameters as streaming.")
    private boolean streaming;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "0",
            description = "Maximum number of requests; 0 = all (default: 0).")
    private long limit;

    @Option(
            names = "--from",
            paramLabel = "S",
            defaultValue = "0",
            description = "Leave out requests of the first S seconds (default: ${DEFAULT-VALUE}).")
    private double from;

    @Option(
            names = "--to",
            paramLabel = "S",
            description = "Leave out requests from second S on, counted from the first request of the input.")
    private Optional<Double> to = Optional.empty();

    @Option(
            names = "--offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "Leave out the first N of the remaining requests (default: ${DEFAULT-VALUE}).")
    private long offset;

    @Option(
            names = "--tokenizer",
            paramLabel = "ID",
            description = "Tokenizer that counts recorded answers: whitespace, tiktoken, tiktoken:ENCODING. Default:"
                    + " tiktoken:o200k_base.")
    private Optional<String> tokenizer = Optional.empty();

    @Option(names = "--skip-bad", description = "Skip invalid records and count them in the manifest.")
    private boolean skipBad;

    @Option(
            names = "--block-size",
            paramLabel = "N",
            description = "mooncake: tokens per block hash of the trace (default: 512).")
    private Optional<Integer> blockSize = Optional.empty();

    @Mixin
    private FormatOptions details = new FormatOptions();

    @Mixin
    private ArrivalOptions arrival = new ArrivalOptions();

    @Mixin
    private SeedOption seed = new SeedOption();

    @Option(
            names = TIME_SCALE,
            paramLabel = "X",
            defaultValue = "1.0",
            description = "Factor on recorded times (${DEFAULT-VALUE}).")
    private double timeScale;

    CompileCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var options = UsageErrors.checked(spec, this::options);
        var given = new GivenOptions(spec);
        given.require(
                options.arrival().isEmpty(),
                "found together with --arrival, which places requests anew; only recorded times are scaled",
                TIME_SCALE);
        var detected = formatOfInput();
        FormatBound.check(spec, detected.format());
        IdleCompileOptions.checkTexts(given, detected.format());
        IdleCompileOptions.check(given, detected.format(), conversations.mode());
        var placing = WorkloadCompiler.with(options).havingDetected(detected).saying(note -> console.err()
                .println(input + ": " + note));
        var compiler = arrival.isTrace() || given.has(TIME_SCALE) ? placing.requiringRecordedArrivals() : placing;
        compiler.compile(input, output);
        return ExitStatus.DONE;
    }

    /** The format asked for, or else what the input looks like, and why. */
    private Detected formatOfInput() {
        if (!format.equals(DatasetFormat.AUTO)) {
            return new Detected(format, "");
        }
        var detected = DatasetFormat.detect(input);
        console.err().println(input + ": read as " + detected.format() + ": " + detected.because());
        return detected;
    }

    private CompileOptions options() {
        var options = CompileOptions.defaults().toBuilder()
                .format(format)
                .rng(arrival.rng())
                .seed(seed.seed())
                .timeScale(timeScale)
                .limit(limit)
                .window(new Window(from, to.map(OptionalDouble::of).orElse(OptionalDouble.empty()), offset))
                .skipBad(skipBad)
                .details(details.details(blockSize));
        var given = new GivenOptions(spec);
        conversations.addTo(options);
        if (given.has("--temperature") || given.has("--top-p") || given.has("--streaming")) {
            options.temperature(temperature).topP(topP).streaming(streaming);
        }
        arrival.process().ifPresent(options::arrival);
        tokenizer.map(Tokenizers::of).ifPresent(options::tokenizer);
        return options.build();
    }
}
