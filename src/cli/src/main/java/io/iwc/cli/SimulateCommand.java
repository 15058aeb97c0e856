package io.iwc.cli;

import io.iwc.fingerprint.Fingerprinter;
import io.iwc.report.internal.RunText;
import io.iwc.run.Outcome;
import io.iwc.run.internal.RunContext;
import io.iwc.run.internal.RunFolder;
import io.iwc.simulator.internal.Engine;
import io.iwc.workload.WorkloadDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Predicts what a workload would meet, on a virtual clock. */
@Command(
        name = "simulate",
        description = "Predicts a run with the simulated engine on a virtual clock and writes a run folder; sends no"
                + " requests.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example: predict a run; the result is deterministic",
            "  iwc simulate chats.jsonl --profile default -o predicted"
        })
final class SimulateCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "WORKLOAD", description = "Workload, spec directory or dataset.")
    private Path file = Path.of("");

    @Mixin
    private ProfileOption profile = new ProfileOption();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Run folder: results.csv, results.jsonl, summary.json.")
    private Path folder = Path.of("");

    @Option(
            names = "--token-times",
            description =
                    "Write the gaps between the tokens of each request (itl_ns) to results.jsonl; without them its"
                            + " inter-token latencies are in summary.json only.")
    private boolean hasTokenTimes;

    @Mixin
    private RunOptions asked = new RunOptions();

    @Mixin
    private SloOption targets = new SloOption();

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "" + WorkloadDefaults.SEED,
            description =
                    "Seed of arrivals that are drawn, recorded in the run folder; nothing else depends on it (default:"
                            + " ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private RunGateOptions gates = new RunGateOptions();

    @Mixin
    private TokenizerOptions tokenizer = new TokenizerOptions();

    @Mixin
    private DatasetOptions dataset = new DatasetOptions();

    @Mixin
    private WorkloadFormatOption format = new WorkloadFormatOption();

    SimulateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var counting = tokenizer.tokenizer();
        var engine = Engine.of(profile.profile(), seed, counting).under(load.of(asked.load()));
        gates.check(targets.slo().isPresent(), false);
        var workload = new WorkloadInputs(console, dataset, format.dataset(), tokenizer.given(), seed)
                .of(file)
                .readToSend(file);
        var predicted = engine.predict(workload);
        var run = targets.slo().map(predicted::withSlo).orElse(predicted);
        for (var option : List.of("uncertainty", "extrapolated")) {
            Optional.ofNullable(run.options().get(option))
                    .ifPresent(text -> console.err().println("WARNING: " + text));
        }
        var target = hasTokenTimes ? RunFolder.at(folder) : RunFolder.at(folder).withoutTokenTimes();
        target.write(run, RunContext.none().withWorkload(Fingerprinter.of(workload, counting)));
        if (format.isJson()) {
            console.print(Files.readString(folder.resolve("summary.json")));
        } else {
            console.show(RunText.of(run));
        }
        run.invalidReasons().forEach(reason -> console.err().println("INVALID: " + reason));
        var status = run.records().isEmpty() || run.records().stream().anyMatch(it -> it.outcome() == Outcome.OK)
                ? ExitStatus.DONE // a part of several may have nothing to send
                : ExitStatus.FAILED;
        return gates.judge(Map.of(run.name(), run), Optional.empty(), console, !format.isJson(), status);
    }
}
