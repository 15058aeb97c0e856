package io.iwc.cli;

import io.iwc.artifact.internal.AtomicFile;
import io.iwc.report.internal.HtmlReport;
import io.iwc.report.internal.RunReport;
import io.iwc.report.internal.SweepFile;
import io.iwc.report.internal.SweepReport;
import io.iwc.report.internal.SweepText;
import io.iwc.run.Run;
import io.iwc.run.Slo;
import io.iwc.run.Sweep;
import io.iwc.run.SweepLevel;
import io.iwc.run.SweepPoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends a workload to an endpoint at several levels of load, one after the other. */
@Command(
        name = "sweep",
        description = "Replays a workload at several rates or concurrency levels and reports the latency-throughput"
                + " frontier.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example: the highest rate that meets the SLO",
            "  iwc sweep chats.jsonl --embedded default --rates 1,2,4,8 --slo ttft=500ms -o sweep --html sweep.html",
            "",
            "Each level writes a run folder in DIR. Ctrl-C stops the sweep: the current run folder keeps the requests"
                    + " done so far, table and page contain the completed levels."
        })
final class SweepCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "WORKLOAD", description = "Workload, spec directory or dataset.")
    private Path file = Path.of("");

    @Option(
            names = "--rates",
            paramLabel = "R",
            split = ",",
            description = "Request rates to run, in requests per second, such as 1,2,4,8; arrival times are scaled.")
    private List<Double> rates = List.of();

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            split = ",",
            description =
                    "Concurrency levels to run, such as 1,8,64: a closed loop, or with --rates the maximum number of"
                            + " requests in flight.")
    private List<Integer> concurrency = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Output folder: a run folder per level and sweep.json.")
    private Path folder = Path.of("");

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description =
                    "HTML page: the answer, the table of levels, TTFT, TPOT and goodput against the load, the runs.")
    private Optional<Path> page = Optional.empty();

    @Mixin
    private SendingOptions sending = new SendingOptions();

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

    private final List<SweepPoint> points = new ArrayList<>();

    SweepCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var levels = UsageErrors.checked(spec, this::levels);
        refuseIdleOptions();
        var counting = tokenizer.tokenizer();
        var options = sending.options(counting);
        gates.check(options.slo().isPresent(), false);
        var workload = new WorkloadInputs(console, dataset, format.dataset(), tokenizer.given(), seed.seed())
                .of(file)
                .read(file);
        try (var server = sending.server();
                var replays = new Replays(spec, console, progress)) {
            var target = sending.endpoint(server);
            var earlier = EarlierSweep.setAside(folder, console);
            try {
                replay(levels, new LevelReplays(replays, workload, target, options, folder), options.slo());
            } finally {
                earlier.settle(points.size(), levels.size());
                writePage(options.slo());
            }
            if (points.isEmpty()) {
                return ExitStatus.FAILED;
            }
            if (format.isJson()) {
                console.print(SweepFile.text(sweep(), options.slo()));
            } else {
                console.show(SweepText.of(sweep(), options.slo()));
            }
            var status = replays.verdict(folder, points.stream().map(SweepPoint::run));
            return gates.judge(runs(options.slo()), Optional.empty(), console, !format.isJson(), status);
        }
    }

    /** Up to the last level, or the one that is interrupted; whatever ends the sweep, the levels before are kept. */
    private void replay(List<SweepLevel> levels, LevelReplays replays, Optional<Slo> slo) {
        for (var level : levels) {
            var place = level + " (" + (points.size() + 1) + " of " + levels.size() + ")";
            var point = replays.at(level, place + "  ");
            if (point.isEmpty()) {
                console.err().println(spec.qualifiedName() + ": interrupted at " + place + ", which is left out");
                return;
            }
            points.add(point.get());
            SweepFile.write(sweep(), slo, folder.resolve("sweep.json"));
        }
    }

    private void refuseIdleOptions() {
        var given = new GivenOptions(spec);
        given.require(
                concurrency.isEmpty(),
                "found together with --concurrency, which says it for each level",
                "--max-concurrency");
        given.require(
                !rates.isEmpty(),
                "found with --concurrency alone, a closed loop, which has no schedule",
                "--duration",
                "--ramp",
                "--max-lag");
    }

    private void writePage(Optional<Slo> slo) {
        if (!points.isEmpty()) {
            page.ifPresent(html -> AtomicFile.write(html, page(slo)));
        }
    }

    private String page(Optional<Slo> slo) {
        var runs = runs(slo);
        var reports = new ArrayList<RunReport>();
        runs.forEach((level, run) -> reports.add(RunReport.inDetail(run).named(level)));
        return HtmlReport.of(
                "Sweep of " + sweep().name(), PageEnvironment.now(), reports, SweepReport.of(sweep(), slo));
    }

    /** By level. */
    private Map<String, Run> runs(Optional<Slo> slo) {
        var runs = new LinkedHashMap<String, Run>();
        points.forEach(point ->
                runs.put(point.toString(), slo.map(point.run()::withSlo).orElse(point.run())));
        return runs;
    }

    private Sweep sweep() {
        return new Sweep(points.get(0).run().name(), points);
    }

    private List<SweepLevel> levels() {
        var levels = SweepLevel.product(
                rates.stream().mapToDouble(Double::doubleValue).toArray(),
                concurrency.stream().mapToInt(Integer::intValue).toArray());
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("--rates or --concurrency: found neither, expected one or both");
        }
        if (levels.stream().distinct().count() < levels.size()) {
            throw new IllegalArgumentException("levels: found " + levels + ", expected each level once");
        }
        return levels;
    }
}
