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
        description = "Measures the shape of a workload and stores it as a fingerprint file, which baselines are.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example: today's shape, to be held against next week's",
            "  iwc fingerprint chats.jsonl -o" + " chats.fingerprint.json"
        })
final class FingerprintCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private MeasureOptions measure = new MeasureOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FP.json",
            required = true,
            description = "The fingerprint; '-' is standard output.")
    private Path output = Path.of("");

    FingerprintCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var fingerprint = measure.fingerprint();
        if (console.isStandardOutput(output)) {
            console.print(FingerprintFile.text(fingerprint));
        } else {
            FingerprintFile.write(fingerprint, output);
        }
        return ExitStatus.DONE;
    }
}
