package io.iwc.cli;

import io.iwc.fingerprint.Fingerprint;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.report.internal.WorkloadReport;
import io.iwc.spec.internal.SpecDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which workload is measured, and how. */
final class MeasureOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "Canonical workload or spec directory.")
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

    /** The fingerprint of the file; one that breaks the rules between lines, such as an id twice, is refused. */
    Fingerprint fingerprint() {
        return WorkloadFiles.measured(file, UsageErrors.checked(command, this::options));
    }

    /** The report of the file, with that fingerprint. */
    WorkloadReport report(Fingerprint fingerprint) {
        return Files.isDirectory(file)
                ? WorkloadReport.of(SpecDirectory.read(file), fingerprint)
                : WorkloadReport.of(file, fingerprint);
    }

    private Fingerprinter.Options options() {
        var options = Fingerprinter.Options.of(tokenizer.tokenizer());
        return blockSizes.isEmpty() ? options : options.withBlockSizes(blockSizes);
    }
}
