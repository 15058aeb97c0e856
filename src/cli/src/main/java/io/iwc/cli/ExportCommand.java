package io.iwc.cli;

import io.iwc.export.ExportFormat;
import io.iwc.export.ExportOptions;
import io.iwc.export.WorkloadExport;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A workload in the spelling of another tool. */
@Command(
        name = "export",
        description = "Writes a workload for another tool, and says what its format cannot carry.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Example: for the simulator Vidur", "  iwc export vidur week.jsonl -o week.csv --max-tokens 16384"
        })
final class ExportCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            index = "0",
            paramLabel = "FORMAT",
            converter = Ids.Exports.class,
            completionCandidates = Ids.Exports.class,
            description = "${COMPLETION-CANDIDATES}.")
    private ExportFormat format = ExportFormat.MOONCAKE;

    @Parameters(index = "1", paramLabel = "IN", description = "A canonical workload or a spec directory.")
    private Path input = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            required = true,
            description = "The file; its manifest appears beside it.")
    private Path output = Path.of("");

    @Option(
            names = "--block-size",
            paramLabel = "N",
            defaultValue = "512",
            description = "mooncake: tokens a block (${DEFAULT-VALUE}).")
    private int blockSize;

    @Option(names = "--no-reuse", description = "mooncake: requests without prefix hashes share nothing.")
    private boolean withoutReuse;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            defaultValue = "4096",
            description = "vidur: prompt and output together at most (${DEFAULT-VALUE}).")
    private int maxTokens;

    @Option(names = "--clip", description = "vidur: shorten longer prompts instead of refusing them.")
    private boolean clip;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = "gpt-4o-mini",
            description = "openai-batch: model of requests that name none (${DEFAULT-VALUE}).")
    private String model = "";

    @Option(names = "--delays", description = "aiperf: time since the request before, instead of since the first.")
    private boolean delays;

    @Mixin
    private TokenizerOptions tokenizer = new TokenizerOptions();

    ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var options = new ExportOptions(tokenizer.tokenizer(), blockSize, withoutReuse, maxTokens, clip, model, delays);
        var lost = write(WorkloadExport.to(format, options));
        lost.forEach((what, count) -> console.err().println("not carried: " + what + " (" + count + " requests)"));
        return ExitStatus.DONE;
    }

    private SortedMap<String, Long> write(WorkloadExport export) {
        var workload = RequestSource.open(input);
        try (var requests = workload.requests()) {
            return export.write(input.toString(), requests, workload.manifest(), output);
        }
    }
}
