package io.iwc.cli;

import io.iwc.artifact.internal.FileFault;
import io.iwc.fingerprint.Fingerprinter;
import io.iwc.report.internal.RunText;
import io.iwc.run.internal.RunContext;
import io.iwc.workload.Manifest;
import io.iwc.workload.Workload;
import io.iwc.workload.internal.ManifestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends a workload to an endpoint and keeps what happened. */
@Command(
        name = "run",
        description = "Replays a workload against an endpoint, open loop, and writes a run folder.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example: the simulated endpoint, with SLO targets",
            "  iwc run chats.jsonl --embedded default -o runs/1 --slo ttft=500ms,tpot=50ms",
            "Example: a real server, API key in the variable MODEL_KEY, ramp of 30 s",
            "  iwc run chats.jsonl --endpoint https://models.example/v1 --api-key-env MODEL_KEY --ramp 30s -o runs/2",
            "Example: at most 1 %% of the requests may fail, TTFT P99 may be 500 ms; else the status is 2",
            "  iwc run chats.jsonl --embedded default -o runs/3 --fail-on run.errorRate=1%% --fail-on run.ttft.p99=500ms",
            "",
            "Ctrl-C stops sending and writes the results so far."
        })
final class RunCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "WORKLOAD", description = "Workload, spec directory or dataset.")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Run folder: results.csv, results.jsonl, summary.json; with --telemetry also telemetry.csv.")
    private Path folder = Path.of("");

    @Mixin
    private SendingOptions sending = new SendingOptions();

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Mixin
    private StartOption start = new StartOption();

    @Mixin
    private RunGateOptions gates = new RunGateOptions();

    @Mixin
    private TokenizerOptions tokenizer = new TokenizerOptions();

    @Mixin
    private DatasetOptions dataset = new DatasetOptions();

    @Mixin
    private SeedOption seed = new SeedOption();

    @Mixin
    private WorkloadFormatOption format = new WorkloadFormatOption();

    @Mixin
    private ProgressOption progress = new ProgressOption();

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var counting = tokenizer.tokenizer();
        var asked = sending.options(counting);
        var options = start.of(asked.withLoad(load.of(asked.load()))).withFolder(folder);
        gates.check(options.slo().isPresent(), false);
        var inputs = new WorkloadInputs(console, dataset, format.dataset(), tokenizer.given(), seed.seed()).of(file);
        var workload = inputs.readToSend(file);
        try (var server = sending.server();
                var replays = new Replays(spec, console, progress)) {
            var context = RunContext.none()
                    .withWorkload(Fingerprinter.of(workload, counting))
                    .withManifest(manifest(inputs, workload));
            var run = replays.run(workload, sending.endpoint(server), options, context, "");
            if (format.isJson()) {
                console.print(Files.readString(folder.resolve("summary.json")));
            } else {
                console.show(RunText.of(run));
            }
            run.invalidReasons().forEach(reason -> console.err().println("INVALID: " + reason));
            run.warnings().forEach(warning -> console.err().println("WARNING: " + warning));
            var status = run.records().isEmpty() ? ExitStatus.DONE : replays.verdict(folder, Stream.of(run));
            return gates.judge(Map.of(run.name(), run), Optional.empty(), console, !format.isJson(), status);
        }
    }

    /** That beside a canonical file as it stands; what was made of a file has one of its own. */
    private String manifest(WorkloadInputs inputs, Workload workload) {
        var manifest = Manifest.pathFor(file);
        if (Files.isDirectory(file) || !inputs.isPlain(file) || !Files.exists(manifest)) {
            return ManifestFile.document(workload);
        }
        try {
            return Files.readString(manifest);
        } catch (IOException e) {
            throw FileFault.unreadable(manifest, e);
        }
    }
}
