package io.iwc.cli;

import io.iwc.fingerprint.Fingerprinter;
import io.iwc.prefix.CacheRule;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.Workload;
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
    private TariffOptions tariff = new TariffOptions();

    @Mixin
    private TokenizerOptions tokenizer = new TokenizerOptions();

    @Mixin
    private DatasetOptions dataset = new DatasetOptions();

    @Mixin
    private SeedOption seed = new SeedOption();

    private Optional<WorkloadInputs> inputs = Optional.empty();

    /**
     * The file, measured; one that breaks the rules between lines, such as an id twice, is refused.
     *
     * @param format of a dataset, if it was named
     * @param detail what is needed of it
     */
    MeasuredWorkload measured(Console console, Optional<String> format, MeasuredWorkload.Detail detail) {
        var options = UsageErrors.checked(command, this::options);
        return inputs(console, format).measured(file, options, detail);
    }

    /** The file in memory. */
    Workload workload(Console console, Optional<String> format) {
        return inputs(console, format).read(file);
    }

    /** The rule of the prompt cache, if one was chosen. */
    Optional<CacheRule> cacheRule() {
        return tariff.tariff().rule();
    }

    Tokenizer tokenizer() {
        return tokenizer.tokenizer();
    }

    /** One look at the file, however often it is read: what is said of it is said once. */
    private WorkloadInputs inputs(Console console, Optional<String> format) {
        if (inputs.isEmpty()) {
            inputs = Optional.of(new WorkloadInputs(console, dataset, format, tokenizer.given(), seed.seed()).of(file));
        }
        return inputs.get();
    }

    private Fingerprinter.Options options() {
        var options = Fingerprinter.Options.of(tokenizer.tokenizer()).withTariff(tariff.tariff());
        return blockSizes.isEmpty() ? options : options.withBlockSizes(blockSizes);
    }
}
