package io.iwc.cli;

import io.iwc.artifact.internal.AtomicFile;
import io.iwc.report.internal.EvaluationReport;
import io.iwc.run.Run;
import io.iwc.run.internal.Evaluation;
import io.iwc.run.internal.Percents;
import io.iwc.run.internal.RunFolder;
import io.iwc.simulator.calibrate.internal.RunWorkload;
import io.iwc.simulator.internal.Engine;
import io.iwc.workload.Workload;
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

/** A prediction held against what was measured. */
@Command(
        name = "eval",
        description = "Predicts a measured run, or takes a prediction of it, and prints the error of each figure with a"
                + " bootstrap interval.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example: how well a profile describes a server",
            "  iwc eval runs/1 --workload chats.jsonl --profile ours.yaml --html eval.html",
            "Example: another simulator's run against the real one",
            "  iwc eval real_request_metrics.csv --predicted sim_request_metrics.csv",
            "Example: at most 5 %% on mean, P50, P90 and P99 of TTFT, TPOT and E2E; else the status is 2",
            "  iwc eval runs/1 --workload chats.jsonl --profile ours.yaml --within 5%%"
        })
final class EvalCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUN", description = "Run folder or per-request result file of the measured run.")
    private Path source = Path.of("");

    @Option(
            names = "--predicted",
            paramLabel = "RUN",
            description = "A finished prediction of the same requests, instead of predicting them.")
    private Optional<Path> prediction = Optional.empty();

    @Option(
            names = "--workload",
            paramLabel = "W",
            description = "What was sent: workload, spec directory or dataset. Without it arrivals and lengths are the"
                    + " run's own, and which prompts begin alike is not known.")
    private Optional<Path> workload = Optional.empty();

    @Mixin
    private ProfileOption profile = new ProfileOption();

    @Option(names = "--html", paramLabel = "FILE", description = "Page with the measured and predicted distributions.")
    private Optional<Path> html = Optional.empty();

    @Option(
            names = "--per-request",
            paramLabel = "FILE.csv",
            description = "Latencies of each request, measured and predicted.")
    private Optional<Path> perRequest = Optional.empty();

    @Option(
            names = "--within",
            paramLabel = "PERCENT",
            description = "Fail (status 2) if mean, P50, P90 or P99 of TTFT, TPOT or E2E is off by more: 5%%.")
    private Optional<String> within = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "" + WorkloadDefaults.SEED,
            description = "Seed of the bootstrap (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Mixin
    private RunOptions asked = new RunOptions();

    @Mixin
    private TokenizerOptions tokenizer = new TokenizerOptions();

    @Mixin
    private DatasetOptions dataset = new DatasetOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    EvalCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new GivenOptions(spec)
                .require(
                        prediction.isEmpty(),
                        "found together with --predicted, a prediction that is there already",
                        "--profile",
                        "--workload",
                        "--closed-loop",
                        "--shard",
                        "--max-concurrency",
                        "--causal",
                        "--limit",
                        "--duration",
                        "--ramp",
                        "--tokenizer",
                        "--tokenizer-model");
        if (workload.isEmpty()) {
            dataset.check(List.of());
        }
        var most = within.map(this::share);
        var measured = read(source);
        var predicted = prediction.map(EvalCommand::read).orElseGet(() -> predicted(measured));
        var evaluation = Evaluation.of(measured, predicted, seed);
        if (evaluation.pairs().isEmpty()) {
            console.err()
                    .println("iwc eval: found no request that succeeded in both runs, expected runs of one workload");
            return ExitStatus.FAILED;
        }
        var report = new EvaluationReport(
                "Prediction against " + measured.name() + ", "
                        + evaluation.pairs().size() + " requests",
                measured,
                predicted,
                evaluation);
        if (format.isJson()) {
            console.print(report.jsonText());
        } else {
            console.show(report.text());
        }
        html.ifPresent(file -> AtomicFile.write(file, report.html(PageEnvironment.now())));
        perRequest.ifPresent(file -> AtomicFile.write(file, report.csv()));
        return most.map(limit -> judged(evaluation, limit)).orElse(ExitStatus.DONE);
    }

    private int judged(Evaluation evaluation, double most) {
        var beyond = evaluation.beyond(most);
        beyond.forEach((metric, error) -> console.err()
                .println("FAILED " + metric.id() + ": off by " + Percents.signed(error) + ", at most "
                        + within.orElseThrow() + " allowed"));
        return beyond.isEmpty() ? ExitStatus.DONE : ExitStatus.GATE_FAILED;
    }

    private Run predicted(Run measured) {
        return Engine.of(profile.profile(), seed, tokenizer.tokenizer())
                .under(load.of(asked.load()))
                .predict(sent(measured));
    }

    private Workload sent(Run measured) {
        if (workload.isPresent()) {
            var given = workload.get();
            var read = new WorkloadInputs(console, dataset, Optional.empty(), tokenizer.given(), seed)
                    .of(given)
                    .read(given);
            return RunWorkload.measured(read, measured.records());
        }
        if (RunWorkload.cachedTokens(measured) > 0) {
            console.err()
                    .println("WARNING: the server found "
                            + RunWorkload.cachedTokens(measured)
                            + " prompt tokens in its cache; without --workload the prediction finds none");
        }
        return UsageErrors.checked(spec, () -> RunWorkload.of(measured));
    }

    private double share(String text) {
        var number = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
        try {
            var value = Double.parseDouble(number) / (text.endsWith("%") ? 100 : 1);
            if (value >= 0 && Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new ParameterException(
                spec.commandLine(), "--within: found \"" + text + "\", expected a share such as 5% or 0.05");
    }

    static Run read(Path source) {
        return Files.isRegularFile(source)
                ? RunFolder.readFile(source)
                : RunFolder.at(source).read();
    }
}
