package io.iwc.cli;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.workload.WorkloadValidator;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which workload is measured, and how. */
final class MeasureOptions {
    @Parameters(paramLabel = "FILE", description = "A canonical workload.")
    private Path file = Path.of("");

    @Option(
            names = "--block-size",
            paramLabel = "N",
            split = ",",
            description = "Tokens a block, for prefix reuse; several may be named (16, or that of the trace).")
    private List<Integer> blockSizes = List.of();

    @Mixin
    private TokenizerOptions tokenizer = new TokenizerOptions();

    /** The fingerprint of the file; one that breaks the rules between lines, such as an id twice, is refused. */
    Fingerprint fingerprint() {
        WorkloadValidator.standard().validate(file).throwIfInvalid();
        var options = Fingerprinter.Options.of(tokenizer.tokenizer());
        var sized = blockSizes.isEmpty() ? options : options.withBlockSizes(blockSizes);
        return Fingerprinter.of(file, sized);
    }
}
