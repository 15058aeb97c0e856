package io.iwc.cli;

import io.iwc.fingerprint.Fingerprinter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which workload is measured, and how. */
final class MeasureOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "Workload, spec directory or dataset.")
    private Path file = Path.of("");

    @Option(
            names = "--block-size",
            paramLabel = "N",
            split = ",",
            description = "Tokens per block for prefix reuse, comma-separated (default: 16, or the block size of the"
                    + " trace).")
    private List<Integer> blockSizes = List.of();

    @Mixin
    private TokenizerOptions tokenizer = new TokenizerOptions();

    @Mixin
    private DatasetOptions dataset = new DatasetOptions();

    @Mixin
    private SeedOption seed = new SeedOption();

    /**
     * The file, measured; one that breaks the rules between lines, such as an id twice, is refused.
     *
     * @param format of a dataset, if it was named
     * @param detail what is needed of it
     */
    MeasuredWorkload measured(Console console, Optional<String> format, MeasuredWorkload.Detail detail) {
        var options = UsageErrors.checked(command, this::options);
        return new WorkloadInputs(console, dataset, format, tokenizer.given(), seed.seed())
                .of(file)
                .measured(file, options, detail);
    }

    private Fingerprinter.Options options() {
        var options = Fingerprinter.Options.of(tokenizer.tokenizer());
        return blockSizes.isEmpty() ? options : options.withBlockSizes(blockSizes);
    }
}
