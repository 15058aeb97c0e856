package io.iwc.cli;

import io.iwc.IwcException;
import io.iwc.artifact.internal.AtomicFile;
import io.iwc.run.internal.Percents;
import io.iwc.schedule.LoadModel;
import io.iwc.simulator.EngineProfile;
import io.iwc.simulator.StepCost;
import io.iwc.simulator.calibrate.internal.Fitted;
import io.iwc.simulator.calibrate.internal.ProfileText;
import io.iwc.simulator.calibrate.internal.RunFit;
import io.iwc.simulator.calibrate.internal.RunWorkload;
import io.iwc.simulator.calibrate.internal.TableFit;
import io.iwc.tokens.Tokenizer;
import io.iwc.workload.WorkloadDefaults;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** An engine profile from what was measured. */
@Command(
        name = "calibrate",
        description = "Fits an engine profile to finished runs, to probes of a live endpoint, or to kernel tables.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example: from a finished replay and what it sent",
            "  iwc calibrate runs/1 --workload chats.jsonl --like default -o ours.yaml",
            "Example: from probes of a server: some 100 requests, one after the other and several at once",
            "  iwc calibrate --endpoint http://127.0.0.1:8000/v1 -o ours.yaml",
            "Example: from the kernel tables that a profile names",
            "  iwc calibrate --tables tables.yaml -o linear.yaml"
        })
final class CalibrateCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUN", arity = "0..*", description = "Run folders or per-request result files.")
    private List<Path> runs = List.of();

    @Option(
            names = "--workload",
            paramLabel = "W",
            description = "What the runs sent; without it which prompts begin alike is not known.")
    private Optional<Path> workload = Optional.empty();

    @Option(
            names = "--tables",
            paramLabel = "PROFILE.yaml",
            description = "A profile whose step times are kernel tables: fits a linear cost to them alone.")
    private Optional<Path> tables = Optional.empty();

    @Mixin
    private ProbeOptions probes = new ProbeOptions();

    @Option(
            names = "--like",
            paramLabel = "P",
            completionCandidates = ProfileNames.class,
            defaultValue = "default",
            description = "Profile, by name or file, whose scheduler the server has: KV blocks, batch sizes, options"
                    + " (default: ${DEFAULT-VALUE}).")
    private String like = "";

    @Option(names = "--kv-blocks", paramLabel = "N", description = "Blocks of the server's KV cache.")
    private Optional<Integer> kvBlocks = Optional.empty();

    @Option(names = "--max-sequences", paramLabel = "N", description = "Sequences it runs at once at most.")
    private Optional<Integer> maxSequences = Optional.empty();

    @Option(names = "--max-batched-tokens", paramLabel = "N", description = "Tokens it computes in a step at most.")
    private Optional<Integer> maxBatchedTokens = Optional.empty();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "calibrated",
            description = "Name of the profile (default: ${DEFAULT-VALUE}).")
    private String name = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PROFILE.yaml",
            required = true,
            description = "The profile.")
    private Path output = Path.of("");

    @Mixin
    private TokenizerOptions tokenizer = new TokenizerOptions();

    @Mixin
    private DatasetOptions dataset = new DatasetOptions();

    @Mixin
    private ProgressOption progress = new ProgressOption();

    CalibrateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var sources = (runs.isEmpty() ? 0 : 1) + (tables.isPresent() ? 1 : 0) + (probes.areWanted() ? 1 : 0);
        if (sources != 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "RUN, --tables and --endpoint or --embedded: found " + (sources == 0 ? "none" : "several")
                            + ", expected one source to calibrate from");
        }
        refuseIdleOptions();
        if (tables.isPresent()) {
            return fromTables(EngineProfile.read(tables.get()));
        }
        var start = start();
        var counting = tokenizer.tokenizer();
        return probes.areWanted() ? fromProbes(start, counting) : fromRuns(start, counting);
    }

    private void refuseIdleOptions() {
        var given = new GivenOptions(spec);
        given.require(!runs.isEmpty(), "given without a run that was measured with it", "--workload");
        probes.refuseIdleOptions();
        given.require(
                tables.isEmpty(),
                "found together with --tables, whose profile says it",
                "--like",
                "--kv-blocks",
                "--max-sequences",
                "--max-batched-tokens");
        given.require(
                tables.isEmpty(),
                "found together with --tables, where no tokens are counted",
                "--tokenizer",
                "--tokenizer-model");
        if (workload.isEmpty()) {
            dataset.check(List.of());
        }
    }

    private int fromTables(EngineProfile profile) {
        if (!(profile.stepCost() instanceof StepCost.Tables measured)) {
            throw new ParameterException(
                    spec.commandLine(), "--tables: found a profile without kernel tables, expected step_time.tables");
        }
        var fitted = TableFit.fit(
                measured.kernels(), profile.kvTokens(), profile.maxBatchedTokens(), profile.maxSequences());
        return write(
                profile.toBuilder(name).stepCost(fitted.cost()), // all else is the profile's
                fitted,
                "a linear cost fitted to the kernel tables of " + profile.source(),
                "steps");
    }

    private int fromRuns(EngineProfile start, Tokenizer counting) {
        var fit = new RunFit(start, counting);
        var sent = workload.map(
                file -> new WorkloadInputs(console, dataset, Optional.empty(), tokenizer.given(), WorkloadDefaults.SEED)
                        .of(file)
                        .read(file));
        for (var source : runs) {
            var run = EvalCommand.read(source);
            fit.add(
                    sent.map(workload -> RunWorkload.measured(workload, run.records()))
                            .orElseGet(() -> RunWorkload.of(run)),
                    LoadModel.open(),
                    run.records());
        }
        return write(start, fit, "measured requests");
    }

    private int fromProbes(EngineProfile start, Tokenizer counting) {
        var fit = new RunFit(start, counting);
        try (var server = probes.server()) {
            probes.sent(console, progress, server, counting)
                    .forEach(probe -> fit.add(
                            RunWorkload.of(probe.run()),
                            probe.load(),
                            probe.run().records()));
        }
        return write(start, fit, "probes of an endpoint");
    }

    private Fitted fitted(RunFit fit) {
        var round = new int[1];
        try {
            return progress.during(
                    () -> fit.fitted(now -> round[0] = now), () -> "fitting, round " + round[0], console);
        } catch (IllegalArgumentException e) {
            throw new IwcException(String.valueOf(e.getMessage()), e);
        }
    }

    private EngineProfile start() {
        var profile = ProfileOption.of(spec, like);
        return UsageErrors.checked(spec, () -> {
            var builder = profile.toBuilder(name);
            kvBlocks.ifPresent(builder::kvBlocks);
            maxSequences.ifPresent(builder::maxSequences);
            maxBatchedTokens.ifPresent(builder::maxBatchedTokens);
            return builder.build();
        });
    }

    private int write(EngineProfile start, RunFit fit, String of) {
        var fitted = fitted(fit);
        return write(
                RunFit.applied(start, fitted).toBuilder(name), fitted, "fitted to " + fit.size() + " " + of, "times");
    }

    private int write(EngineProfile.Builder profile, Fitted fitted, String source, String what) {
        AtomicFile.write(
                output,
                ProfileText.of(profile.version("1").source(source).checked("").build()));
        var said = new ArrayList<String>();
        said.add(String.format(
                Locale.ROOT,
                "%d %s, residuals: median %s, P90 %s, largest %s",
                fitted.residuals().size(),
                what,
                plain(fitted.percentile(50)),
                plain(fitted.percentile(90)),
                plain(fitted.largest())));
        fitted.indistinct().forEach(said::add);
        console.print(String.join("\n", said) + "\n");
        return ExitStatus.DONE;
    }

    private static String plain(double share) {
        return Percents.signed(share).substring(1);
    }
}
