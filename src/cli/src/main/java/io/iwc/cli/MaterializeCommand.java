package io.iwc.cli;

import io.iwc.materialise.internal.Materialiser;
import io.iwc.workload.WorkloadDefaults;
import io.iwc.workload.WorkloadWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Words for prompts of which only the length is known. */
@Command(
        name = "materialize",
        description =
                "Generates text for length-only requests: prompts of the exact token count, with shared" + " prefixes.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example: make a length-only trace replayable",
            "  iwc materialize week.jsonl -o week-text.jsonl --tokenizer tiktoken:cl100k_base"
        })
final class MaterializeCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "IN", description = "Workload, spec directory or dataset.")
    private Path input = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.jsonl",
            required = true,
            description = "Workload with text; its manifest is written next to it.")
    private Path output = Path.of("");

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "" + WorkloadDefaults.SEED,
            description = "Seed of the generated text (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private TokenizerOptions tokenizer = new TokenizerOptions();

    @Mixin
    private ProgressOption progress = new ProgressOption();

    @Mixin
    private DatasetOptions dataset = new DatasetOptions();

    @Mixin
    private DatasetFormatOption datasetFormat = new DatasetFormatOption();

    MaterializeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var materialiser = Materialiser.with(tokenizer.tokenizer(), seed);
        var workload = new WorkloadInputs(console, dataset, datasetFormat.named(), tokenizer.given(), seed)
                .of(input)
                .source(input);
        var done = new AtomicLong();
        return progress.during(
                () -> write(workload, materialiser, done),
                new ReadingProgress(workload.count(), done::get, done::get, System::nanoTime)::text,
                console);
    }

    /** A request at a time: what is made may be far larger than memory. */
    private int write(RequestSource workload, Materialiser materialiser, AtomicLong done) {
        try (var requests = workload.requests();
                var writer = WorkloadWriter.create(output)) {
            requests.forEach(request -> {
                writer.write(materialiser.materialise(request));
                done.incrementAndGet();
            });
            writer.commit(materialiser.manifest(workload.manifest()));
        }
        return ExitStatus.DONE;
    }
}
