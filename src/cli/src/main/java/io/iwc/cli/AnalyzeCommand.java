package io.iwc.cli;

import io.iwc.fingerprint.FingerprintFile;
import io.iwc.report.FingerprintText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the shape of a workload. */
@Command(
        name = "analyze",
        description = "Measures the shape of a workload and prints it.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example: the mean share of a prompt that repeats the turn before it",
            "  iwc analyze" + " a.jsonl --format json | jq '.metrics[\"reuse.session.mean\"]'"
        })
final class AnalyzeCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private MeasureOptions measure = new MeasureOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    AnalyzeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var fingerprint = measure.fingerprint();
        if (format.isJson()) {
            console.print(FingerprintFile.text(fingerprint));
            fingerprint.warnings().forEach(warning -> console.err().println("warning: " + warning));
        } else {
            console.print(FingerprintText.of(fingerprint));
        }
        return ExitStatus.DONE;
    }
}
