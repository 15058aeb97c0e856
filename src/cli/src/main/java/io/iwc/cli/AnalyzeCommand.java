package io.iwc.cli;

import static io.iwc.cli.MeasuredWorkload.Detail.DRAWN;
import static io.iwc.cli.MeasuredWorkload.Detail.HASHED;
import static io.iwc.cli.MeasuredWorkload.Detail.NUMBERS;

import io.iwc.artifact.internal.AtomicFile;
import io.iwc.fingerprint.FingerprintFile;
import io.iwc.report.internal.FingerprintText;
import io.iwc.report.internal.HtmlReport;
import io.iwc.report.internal.MarkdownSummary;
import io.iwc.report.internal.PrefixBreaksReport;
import io.iwc.report.internal.ReportTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the shape of a workload. */
@Command(
        name = "analyze",
        description = "Measures a workload or a dataset and prints its metrics.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example: the mean session reuse",
            "  iwc analyze a.jsonl --format json | jq '.metrics[\"reuse.session.mean\"]'",
            "",
            "Example: a trace as it is, without compiling it first",
            "  iwc analyze trace.csv --format azure",
            "",
            "Example: an HTML page with charts, and each chart as SVG, PNG, CSV and JSON",
            "  iwc analyze a.jsonl --html a.html --plots charts",
            "",
            "Example: what breaks the prompt cache; fails if anything does",
            "  iwc analyze a.jsonl --prefix-breaks --show-prompts --fail-on-lost-tokens 0"
        })
final class AnalyzeCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private MeasureOptions measure = new MeasureOptions();

    @Mixin
    private WorkloadFormatOption format = new WorkloadFormatOption();

    @Mixin
    private PlotOptions plots = new PlotOptions();

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Self-contained HTML page with the metrics and interactive charts.")
    private Optional<Path> page = Optional.empty();

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "The metrics as Markdown, for the summary of a build.")
    private Optional<Path> markdown = Optional.empty();

    @Mixin
    private PrefixBreakOptions prefixes = new PrefixBreakOptions();

    AnalyzeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        plots.check();
        var isJson = format.isJson();
        var breaks = prefixes.isAsked()
                ? Optional.of(prefixes.report(
                        measure.workload(console, format.dataset()), measure.tokenizer(), measure.cacheRule()))
                : Optional.<PrefixBreaksReport>empty();
        var measured = measure.measured(console, format.dataset(), isDrawn() ? DRAWN : isJson ? HASHED : NUMBERS);
        var fingerprint = measured.fingerprint();
        draw(measured, breaks.flatMap(PrefixBreaksReport::table).stream().toList());
        if (isJson) {
            var json = FingerprintFile.text(fingerprint);
            console.print(breaks.map(report -> report.addedTo(json)).orElse(json));
            fingerprint.warnings().forEach(warning -> console.err().println("warning: " + warning));
        } else {
            console.show(FingerprintText.of(fingerprint)
                    + breaks.map(report -> "\n" + report.text()).orElse(""));
        }
        return breaks.map(report -> prefixes.judge(report, console)).orElse(ExitStatus.DONE);
    }

    private boolean isDrawn() {
        return plots.isAsked() || page.isPresent() || markdown.isPresent();
    }

    private void draw(MeasuredWorkload measured, List<ReportTable> tables) {
        if (!isDrawn()) {
            return;
        }
        var report = measured.report().get();
        var title = "Shape of " + report.name();
        plots.write(report.figures(), "");
        page.ifPresent(file -> AtomicFile.write(
                file, HtmlReport.of(title, PageEnvironment.now(), List.of(report), List.of(), tables)));
        markdown.ifPresent(file -> AtomicFile.write(
                file, MarkdownSummary.of(title, PageEnvironment.now(), List.of(report), List.of(), tables)));
    }
}
