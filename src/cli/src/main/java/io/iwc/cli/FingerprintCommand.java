package io.iwc.cli;

import io.iwc.fingerprint.FingerprintFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stores the shape of a workload. */
@Command(
        name = "fingerprint",
        description = "Measures a workload or a dataset and writes its fingerprint file, the format of baselines.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example: the fingerprint of today's traffic, to compare with later",
            "  iwc fingerprint chats.jsonl -o" + " chats.fingerprint.json"
        })
final class FingerprintCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private MeasureOptions measure = new MeasureOptions();

    @Mixin
    private DatasetFormatOption format = new DatasetFormatOption();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FP.json",
            required = true,
            description = "Fingerprint file; '-' = standard output.")
    private Path output = Path.of("");

    FingerprintCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var fingerprint = measure.measured(console, format.named(), MeasuredWorkload.Detail.HASHED)
                .fingerprint();
        if (console.isStandardOutput(output)) {
            console.print(FingerprintFile.text(fingerprint));
        } else {
            FingerprintFile.write(fingerprint, output);
        }
        return ExitStatus.DONE;
    }
}
