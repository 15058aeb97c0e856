package io.iwc.cli;

import io.iwc.export.internal.ExportFormat;
import io.iwc.export.internal.ExportOptions;
import io.iwc.export.internal.NotCarried;
import io.iwc.export.internal.WorkloadExport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A workload in the spelling of another tool. */
@Command(
        name = "export",
        description = "Exports a workload to the format of another tool and prints what that format cannot represent.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example: export to the simulator Vidur",
            "  iwc export vidur week.jsonl -o week.csv --max-tokens 16384"
        })
final class ExportCommand implements Callable<Integer> {
    private static final List<ExportFormat> WITH_BLOCKS =
            List.of(ExportFormat.MOONCAKE, ExportFormat.AIPERF_MOONCAKE_TRACE);
    private static final List<ExportFormat> COUNTED = List.of(ExportFormat.MOONCAKE, ExportFormat.VIDUR);
    private static final Map<String, List<ExportFormat>> FORMATS = new TreeMap<>(Map.ofEntries(
            Map.entry("--block-size", WITH_BLOCKS),
            Map.entry("--no-reuse", WITH_BLOCKS),
            Map.entry("--max-tokens", List.of(ExportFormat.VIDUR)),
            Map.entry("--clip", List.of(ExportFormat.VIDUR)),
            Map.entry("--model", List.of(ExportFormat.OPENAI_BATCH)),
            Map.entry("--delays", List.of(ExportFormat.AIPERF)),
            Map.entry("--tokenizer", COUNTED),
            Map.entry("--tokenizer-model", COUNTED)));

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "FORMAT",
            converter = Ids.Exports.class,
            completionCandidates = Ids.Exports.class,
            description = "Target format: ${COMPLETION-CANDIDATES}.")
    private ExportFormat format = ExportFormat.MOONCAKE;

    @Parameters(index = "1", paramLabel = "IN", description = "Workload, spec directory or dataset.")
    private Path input = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            required = true,
            description = "Output file; its manifest is written next to it.")
    private Path output = Path.of("");

    @Option(
            names = "--block-size",
            paramLabel = "N",
            defaultValue = "512",
            description = "mooncake: tokens per block (default: ${DEFAULT-VALUE}).")
    private int blockSize;

    @Option(names = "--no-reuse", description = "mooncake: give requests without prefix hashes unique blocks.")
    private boolean withoutReuse;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            defaultValue = "4096",
            description = "vidur: maximum of prompt plus output tokens (default: ${DEFAULT-VALUE}).")
    private int maxTokens;

    @Option(names = "--clip", description = "vidur: truncate prompts that exceed --max-tokens instead of failing.")
    private boolean clip;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = "gpt-4o-mini",
            description = "openai-batch: model of requests without one (default: ${DEFAULT-VALUE}).")
    private String model = "";

    @Option(names = "--delays", description = "aiperf: write delays since the previous request instead of timestamps.")
    private boolean delays;

    @Mixin
    private TokenizerOptions tokenizer = new TokenizerOptions();

    @Mixin
    private DatasetOptions dataset = new DatasetOptions();

    @Mixin
    private DatasetFormatOption datasetFormat = new DatasetFormatOption();

    @Mixin
    private SeedOption seed = new SeedOption();

    ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        refuseForeignOptions();
        var counting = tokenizer.tokenizer();
        var options = UsageErrors.checked(
                spec, () -> new ExportOptions(counting, blockSize, withoutReuse, maxTokens, clip, model, delays));
        var lost = write(WorkloadExport.to(format, options));
        lost.counts().forEach((what, count) -> console.err()
                .println("not carried: " + what + " (" + count + (count == 1 ? " request)" : " requests)")));
        lost.sentences().forEach(what -> console.err().println("not carried: " + what));
        return ExitStatus.DONE;
    }

    /** Nothing is ignored: what only one format asks is refused with the others. */
    private void refuseForeignOptions() {
        var given = new GivenOptions(spec);
        FORMATS.forEach((option, formats) -> {
            var names = formats.stream().map(ExportFormat::id).collect(Collectors.joining(" and "));
            given.require(formats.contains(format), "an option of " + names + ", found with " + format.id(), option);
        });
    }

    private NotCarried write(WorkloadExport export) {
        var workload = new WorkloadInputs(console, dataset, datasetFormat.named(), tokenizer.given(), seed.seed())
                .of(input)
                .source(input);
        try (var requests = workload.requests()) {
            return export.write(input.toString(), requests, workload.manifest(), output);
        }
    }
}
