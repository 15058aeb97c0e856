package io.iwc.cli;

import io.iwc.dataset.CompileOptions;
import io.iwc.dataset.ConversationMode;
import io.iwc.dataset.DatasetFormat;
import io.iwc.dataset.DatasetFormat.Detected;
import io.iwc.dataset.WorkloadCompiler;
import io.iwc.tokens.Tokenizers;
import io.iwc.workload.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Somebody else's file in, a canonical workload with its manifest out. */
@Command(
        name = "compile",
        description = "Compiles a dataset into a canonical workload, with a manifest beside it.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example: first questions of a chat log, arriving at random, five a second",
            "  iwc compile sharegpt -i a.json -o a.jsonl --arrival poisson --rate-rps 5"
        })
final class CompileCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FORMAT",
            converter = Ids.Formats.class,
            completionCandidates = Ids.Formats.class,
            description = "Format of the input: ${COMPLETION-CANDIDATES}.")
    private DatasetFormat format = DatasetFormat.AUTO;

    @Option(
            names = {"-i", "--input"},
            paramLabel = "IN",
            required = true,
            description = "The dataset; .gz and .zst are read as they are.")
    private Path input = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.jsonl",
            required = true,
            description = "The workload; '-' is standard output, then without a manifest.")
    private Path output = Path.of("");

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            converter = Ids.Modes.class,
            completionCandidates = Ids.Modes.class,
            defaultValue = "auto",
            description = {
                "What becomes a request in conversations: ${COMPLETION-CANDIDATES}.",
                "auto (the default): each line of openai-chat as it was sent, single-turn of the others."
            })
    private ConversationMode mode = ConversationMode.AUTO;

    @Option(
            names = "--user-tag",
            paramLabel = "TAG",
            defaultValue = "User",
            description = "Before user turns in session mode (${DEFAULT-VALUE}).")
    private String userTag = "";

    @Option(
            names = "--assistant-tag",
            paramLabel = "TAG",
            defaultValue = "Assistant",
            description = "Before assistant turns in session mode (${DEFAULT-VALUE}).")
    private String assistantTag = "";

    @Option(
            names = "--separator",
            paramLabel = "TEXT",
            defaultValue = "\\n",
            converter = Escaped.class,
            description = "Between turns in session mode; \\n, \\t and \\\\ are understood (a newline).")
    private String separator = "";

    @Option(
            names = "--max-output-tokens",
            paramLabel = "N",
            defaultValue = "128",
            description = "Cap of requests that bring none (${DEFAULT-VALUE}).")
    private int maxOutputTokens;

    @Option(names = "--temperature", paramLabel = "T", defaultValue = "0.0", description = "(${DEFAULT-VALUE})")
    private double temperature;

    @Option(names = "--top-p", paramLabel = "P", defaultValue = "1.0", description = "(${DEFAULT-VALUE})")
    private double topP;

    @Option(names = "--streaming", description = "Mark requests as streamed.")
    private boolean streaming;

    @Option(
            names = "--think-seconds",
            paramLabel = "S",
            defaultValue = "5",
            description = "Between the turns of a conversation in turns mode (${DEFAULT-VALUE}).")
    private double thinkSeconds;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "0", description = "Requests kept, 0 = all.")
    private long limit;

    @Option(
            names = "--tokenizer",
            paramLabel = "ID",
            description = "Counts recorded answers: simple, tiktoken, tiktoken:ENCODING (nothing is counted without).")
    private Optional<String> tokenizer = Optional.empty();

    @Option(names = "--skip-bad", description = "Leave bad records out and count them in the manifest.")
    private boolean skipBad;

    @Mixin
    private FormatOptions details = new FormatOptions();

    @Mixin
    private ArrivalOptions arrival = new ArrivalOptions();

    CompileCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var options = UsageErrors.checked(spec, this::options);
        var detected = formatOfInput();
        FormatBound.check(spec, detected.format());
        var placing = WorkloadCompiler.with(options).havingDetected(detected);
        var compiler = arrival.isTrace() ? placing.requiringRecordedArrivals() : placing;
        if (console.isStandardOutput(output)) {
            print(compiler);
        } else {
            compiler.compile(input, output);
        }
        return ExitStatus.DONE;
    }

    /** By way of a temporary file: only at the end of the input is it known that it is good and in what order. */
    private void print(WorkloadCompiler compiler) throws IOException {
        var folder = Files.createTempDirectory("iwc-compile");
        folder.toFile().deleteOnExit(); // an interrupt closes nothing
        var whole = folder.resolve("workload.jsonl");
        var manifest = Manifest.fileBeside(whole);
        whole.toFile().deleteOnExit();
        manifest.toFile().deleteOnExit();
        try {
            compiler.compile(input, whole);
            Files.copy(whole, console.bytes());
            console.bytes().flush();
        } finally {
            Files.deleteIfExists(whole);
            Files.deleteIfExists(manifest);
            Files.deleteIfExists(folder);
        }
    }

    /** The format asked for, or else what the input looks like, and why. */
    private Detected formatOfInput() {
        if (format != DatasetFormat.AUTO) {
            return new Detected(format, "");
        }
        var detected = DatasetFormat.detect(input);
        console.err().println(input + ": read as " + detected.format().id() + ": " + detected.because());
        return detected;
    }

    private CompileOptions options() {
        var options = CompileOptions.defaults().toBuilder()
                .format(format)
                .mode(mode)
                .rng(arrival.rng())
                .seed(arrival.seed())
                .timeScale(arrival.timeScale())
                .thinkSeconds(thinkSeconds)
                .maxOutputTokens(maxOutputTokens)
                .temperature(temperature)
                .topP(topP)
                .streaming(streaming)
                .limit(limit)
                .userTag(userTag)
                .assistantTag(assistantTag)
                .separator(separator)
                .skipBad(skipBad)
                .details(details.details());
        arrival.process().ifPresent(options::arrival);
        tokenizer.map(Tokenizers::of).ifPresent(options::tokenizer);
        return options.build();
    }
}
