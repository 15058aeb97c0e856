package io.iwc.cli;

import io.iwc.generate.Materialiser;
import io.iwc.workload.WorkloadWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Words for prompts of which only the length is known. */
@Command(
        name = "materialize",
        description = "Gives length-only requests prompts of exactly that length, shared blocks as shared words.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example: a trace that can be sent to a server",
            "  iwc materialize week.jsonl -o week-text.jsonl --tokenizer tiktoken:cl100k_base"
        })
final class MaterializeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "IN", description = "A canonical workload.")
    private Path input = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.jsonl",
            required = true,
            description = "The workload with text; its manifest appears beside it.")
    private Path output = Path.of("");

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Chooses the words (${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private TokenizerOptions tokenizer = new TokenizerOptions();

    @Override
    public Integer call() {
        var materialiser = Materialiser.with(tokenizer.tokenizer(), seed);
        WorkloadWriter.write(materialiser.materialise(WorkloadFiles.read(input)), output);
        return ExitStatus.DONE;
    }
}
