package io.iwc.cli;

import io.iwc.IwcException;
import io.iwc.report.HtmlReport;
import io.iwc.report.MarkdownSummary;
import io.iwc.report.ReportParts;
import io.iwc.report.SuiteReport;
import io.iwc.report.SuiteReportFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One report of what tests left in several folders. */
@Command(
        name = "report",
        description = "Merges the suite reports of several modules into one.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example: one page for a build of two modules",
            "  iwc report shop/target/iwc support/target/iwc -o report.html -o report.md"
        })
final class ReportCommand implements Callable<Integer> {
    private static final String FORMATS = "a name ending in .html, .md or .json, or '-'";

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "DIR",
            arity = "1..*",
            description = "Folders in which tests left their report, target/iwc; of each its newest build counts.")
    private List<Path> folders = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "report.html, report.md or report.json; repeatable; '-' prints the Markdown.")
    private List<Path> outputs = List.of();

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        outputs.forEach(this::requireFormat);
        var report =
                SuiteReport.merge(folders.stream().map(ReportCommand::report).toList());
        outputs.forEach(output -> write(report, output));
        return ExitStatus.DONE;
    }

    private static SuiteReport report(Path folder) {
        return ReportParts.in(folder)
                .newestBuild()
                .orElseThrow(() -> new IwcException(
                        folder + ": found no parts of a suite report, expected parts/*.json as tests leave them in"
                                + " target/iwc"));
    }

    private void requireFormat(Path output) {
        if (!console.isStandardOutput(output) && !output.toString().matches(".*\\.(html|md|json)")) {
            throw new ParameterException(spec.commandLine(), "--output: found \"" + output + "\", expected " + FORMATS);
        }
    }

    private void write(SuiteReport report, Path output) {
        var name = output.toString();
        if (console.isStandardOutput(output)) {
            console.print(MarkdownSummary.of(report));
        } else if (name.endsWith(".html")) {
            HtmlReport.write(report, output);
        } else if (name.endsWith(".md")) {
            MarkdownSummary.write(report, output);
        } else {
            SuiteReportFile.write(report, output);
        }
    }
}
