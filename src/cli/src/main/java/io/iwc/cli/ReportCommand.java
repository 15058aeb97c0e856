package io.iwc.cli;

import io.iwc.IwcException;
import io.iwc.report.internal.History;
import io.iwc.report.internal.ReportParts;
import io.iwc.report.internal.SuiteReport;
import io.iwc.run.internal.Dialect;
import io.iwc.workload.WorkloadDefaults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One report of what runs or tests left in several folders. */
@Command(
        name = "report",
        description = "Reports and compares runs, or merges the suite reports of several modules.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example: two runs on one page, and a comparison of the second with the first, the baseline",
            "  iwc report runs/1 runs/2 -o report.html",
            "  iwc report --compare runs/1 runs/2 --fail-on run.tpot.p90=20%%",
            "",
            "Example: what the server of a log says that it cached, against what its prompts made possible",
            "  iwc report week.run --workload prompts.jsonl -o week.html",
            "  iwc report week.run --workload litellm-log.jsonl -o week.html",
            "",
            "Example: one suite report for two modules",
            "  iwc report shop/target/iwc support/target/iwc -o report.html -o report.md",
            "",
            "Example: the same with the numbers of earlier builds beside it",
            "  iwc report shop/target/iwc --history reports -o report.html"
        })
final class ReportCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "DIR",
            arity = "1..*",
            description =
                    "Run folders or per-request result files of runs; or report folders of modules (target/iwc), of"
                            + " which the newest build counts.")
    private List<Path> sources = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Report file by extension: .html, .md, for runs .csv, for tests .json, codequality.json,"
                    + " the failures in GitLab's code quality format, and .txt, the numbers of bounds in the"
                    + " OpenMetrics format; repeatable. '-', or no -o: Markdown on standard output.")
    private List<Path> outputs = List.of(Path.of("-"));

    @Option(
            names = "--compare",
            description = "Compare with the first run, the baseline, all others, with bootstrap confidence intervals.")
    private boolean compares;

    @Mixin
    private PromptsOption prompts = new PromptsOption();

    @Mixin
    private RunGateOptions gates = new RunGateOptions();

    @Option(
            names = "--dialect",
            paramLabel = "TOOL",
            split = ",",
            converter = Ids.Dialects.class,
            completionCandidates = Ids.Dialects.class,
            description = "Add metrics by the names and definitions of other tools: ${COMPLETION-CANDIDATES}.")
    private List<Dialect> dialects = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "" + WorkloadDefaults.SEED,
            description = "Seed of the bootstrap for --compare (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--history",
            paramLabel = "DIR",
            description =
                    "Folder with report.json files of earlier builds, at any depth: page and Markdown of tests show"
                            + " what they found beside what was found now, and the trend.")
    private Optional<Path> history = Optional.empty();

    @Mixin
    private PlotOptions plots = new PlotOptions();

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var given = new GivenOptions(spec);
        prompts.check();
        if (sources.stream().anyMatch(ReportCommand::hasTests)) {
            given.require(
                    false,
                    "an option for runs, found with reports of tests",
                    "--compare",
                    "--fail-on",
                    "--fail-on-invalid",
                    "--junit-xml",
                    "--dialect",
                    "--seed",
                    "--workload",
                    "--plots",
                    "--plots-as");
            requireFormats("html|md|json|txt", ".html, .md, .json or .txt");
            SuiteOutputs.write(merged(), history.map(EarlierReports::in).orElse(History.NONE), outputs, console);
        } else {
            given.require(false, "an option for reports of tests, found with runs", "--history");
            given.require(compares, "given without --compare, which alone draws at random", "--seed");
            given.require(
                    compares,
                    "given without --compare, which says what is judged",
                    "--fail-on",
                    "--fail-on-invalid",
                    "--junit-xml");
            requireFormats("html|md|csv", ".html, .md or .csv");
            plots.check();
            if (compares && sources.size() < 2) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--compare: found one run, expected the baseline and at least one run to compare with it");
            }
            var report = RunsReport.of(sources, prompts.read(console, seed), compares, dialects, seed);
            gates.check(report.haveSlo(), compares);
            report.draw(plots);
            outputs.forEach(output -> report.write(output, console));
            return gates.judge(report.candidates(), report.baseline(), console, false, ExitStatus.DONE);
        }
        return ExitStatus.DONE;
    }

    private SuiteReport merged() {
        return SuiteReport.merge(sources.stream().map(ReportCommand::suite).toList());
    }

    private static SuiteReport suite(Path folder) {
        return ReportParts.in(folder)
                .newestBuild()
                .orElseThrow(() -> new IwcException(
                        folder + ": found no parts of a suite report, expected parts/*.json as tests leave them in"
                                + " target/iwc"));
    }

    private static boolean hasTests(Path source) {
        return Files.isDirectory(ReportParts.in(source).folder());
    }

    private void requireFormats(String endings, String expected) {
        for (var output : outputs) {
            if (!console.isStandardOutput(output) && !output.toString().matches(".*\\.(" + endings + ")")) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--output: found \"" + output + "\", expected a name ending in " + expected + ", or '-'");
            }
        }
    }
}
