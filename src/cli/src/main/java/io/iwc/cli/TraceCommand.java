package io.iwc.cli;

import io.iwc.dataset.ClockUnit;
import io.iwc.run.internal.RunContext;
import io.iwc.run.internal.RunFolder;
import io.iwc.trace.internal.Extract;
import io.iwc.trace.internal.Extraction;
import io.iwc.trace.internal.Reading;
import io.iwc.trace.internal.Study;
import io.iwc.trace.internal.StudyWriter;
import io.iwc.trace.internal.TraceAnalysis;
import io.iwc.trace.internal.TraceOptions;
import io.iwc.trace.internal.TraceProgress;
import io.iwc.trace.internal.TraceText;
import io.iwc.workload.WorkloadWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Studies a large trace. */
@Command(
        name = "trace",
        description = "Studies a large trace: users, models, tokens, arrivals, latency.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Example: all studies of a month, with figures",
            "  iwc trace month.csv -o study",
            "",
            "Example: the second week of one model as a workload and as a run",
            "  iwc trace month.csv --extract model=alpha-8b,window=7d/14d -o week.jsonl && iwc report week.run -o w.html",
            "",
            "Example: one study of two files, with numbers only",
            "  iwc trace 2026-01.parquet 2026-02.parquet --study arrivals --no-figures -o study"
        })
final class TraceCommand implements Callable<Integer> {
    static final String EXTRACT = "--extract";
    private static final String WORKLOAD = ".jsonl";

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Serving log as CSV or Parquet, any other trace that iwc compile reads, a run folder, or a"
                    + " folder of such files; .gz and .zst are decompressed.")
    private List<Path> inputs = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            required = true,
            description = "Folder for study.json, study.html and the figures; with --extract, file of the workload.")
    private Path output = Path.of("");

    @Option(
            names = EXTRACT,
            paramLabel = "WHAT",
            description = {
                "Take a part of the trace as a workload, and, where the rows say how long requests took, as a run folder"
                        + " beside it (a.jsonl, a.run): model=X,user=Y,window=FROM/TO,sample=SHARE,by=user|session|request.",
                "FROM and TO: dates, UTC times, or distances from the first request (7d/14d)."
            })
    private Optional<String> extract = Optional.empty();

    @Option(
            names = "--study",
            paramLabel = "NAME",
            converter = Ids.Studies.class,
            completionCandidates = Ids.Studies.class,
            description = "Run this study only; repeatable: ${COMPLETION-CANDIDATES} (default: all).")
    private List<Study> studies = List.of();

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "10",
            description = "Models that figures show, the largest ones (default: ${DEFAULT-VALUE}).")
    private int top;

    @Option(
            names = "--map",
            paramLabel = "FIELD=COLUMN",
            description = "Column that holds a field; repeatable. Fields: arrival, end, prompt_tokens, output_tokens,"
                    + " model, user, session, request_id, ttft, duration, status, function.")
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(
            names = "--time-unit",
            paramLabel = "UNIT",
            converter = Ids.TimeUnits.class,
            completionCandidates = Ids.TimeUnits.class,
            description = "Unit of numeric times: ${COMPLETION-CANDIDATES}. Without it they are refused.")
    private Optional<ClockUnit> timeUnit = Optional.empty();

    @Option(
            names = "--input-format",
            paramLabel = "FORMAT",
            converter = FormatNames.class,
            completionCandidates = FormatNames.class,
            description = "Format of the input (default: detected).")
    private Optional<String> format = Optional.empty();

    @Option(
            names = "--model-by-file",
            description = "Requests that name no model are of the model that their file is named after.")
    private boolean modelByFile;

    @Option(names = "--no-figures", description = "Write numbers only.")
    private boolean withoutFigures;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            converter = Ids.TraceEngines.class,
            completionCandidates = Ids.TraceEngines.class,
            defaultValue = "duckdb",
            description =
                    "What runs the studies: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, in this process).")
    private Engine engine = Engine.DUCKDB;

    @Option(
            names = "--spark-master",
            paramLabel = "URL",
            description = "Cluster for --engine spark: spark://host:7077. Its jars have to be on the class path.")
    private Optional<String> sparkMaster = Optional.empty();

    @Option(
            names = "--memory",
            paramLabel = "MIB",
            defaultValue = "" + TraceOptions.Power.MEGABYTES,
            description = "Memory for tables in MiB; what is larger goes to the temporary folder (default:"
                    + " ${DEFAULT-VALUE}).")
    private long memory;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of the engine (default: one per core).")
    private Optional<Integer> threads = Optional.empty();

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Folder that keeps results by the content of the input (default: iwc/trace below"
                    + " XDG_CACHE_HOME or ~/.cache).")
    private Optional<Path> cache = Optional.empty();

    @Option(names = "--force-recompute", description = "Compute results anew that are in the cache.")
    private boolean recompute;

    @Mixin
    private FormatOption outputFormat = new FormatOption();

    @Mixin
    private ProgressOption progress = new ProgressOption();

    TraceCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        var options = UsageErrors.checked(spec, this::options);
        TraceAnalysis.passedOver(inputs).forEach(console.err()::println);
        if (extract.isPresent()) {
            return extract(options, UsageErrors.checked(spec, () -> Extract.parse(extract.get())));
        }
        var running = new TraceProgress(System::nanoTime);
        var report = progress.during(() -> new TraceAnalysis(options, running).of(inputs), running::text, console);
        var writer = new StudyWriter(report, options, output);
        writer.writeNumbers();
        if (!withoutFigures) {
            progress.during(
                    () -> {
                        writer.writeFigures(PageEnvironment.now());
                        return output;
                    },
                    () -> "drawing figures",
                    console);
        }
        if (outputFormat.isJson()) {
            console.print(writer.json());
        } else {
            console.show(TraceText.of(report));
        }
        report.failures().forEach((study, reason) -> console.err().println(study.id() + ": failed: " + reason));
        return report.failures().isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private int extract(TraceOptions options, Extract part) {
        new GivenOptions(spec)
                .require(
                        false,
                        "given with --extract, which studies nothing",
                        "--study",
                        "--top",
                        "--no-figures",
                        "--cache",
                        "--force-recompute",
                        "--format");
        var name = name(output);
        var extraction = progress.during(() -> Extraction.of(inputs, options, part, name), () -> "extracting", console);
        WorkloadWriter.write(extraction.workload(), output);
        extraction.run().ifPresent(run -> {
            var folder = runBeside(output);
            RunFolder.at(folder).write(run, RunContext.none());
            console.err().println("wrote " + folder);
        });
        return ExitStatus.DONE;
    }

    /** The folder of the run that an extract may have, beside its workload. */
    static Path runBeside(Path workload) {
        return workload.resolveSibling(name(workload) + ".run");
    }

    private static String name(Path workload) {
        var file = String.valueOf(workload.getFileName());
        return file.endsWith(WORKLOAD) ? file.substring(0, file.length() - WORKLOAD.length()) : file;
    }

    private TraceOptions options() {
        if (modelByFile && columns.containsKey("model")) {
            throw new ParameterException(
                    spec.commandLine(), "--model-by-file: found --map model=… as well, expected one of them");
        }
        var given = new GivenOptions(spec);
        given.require(
                engine == Engine.SPARK, "given without --engine spark, which alone has a cluster", "--spark-master");
        given.require(
                engine == Engine.DUCKDB,
                "found with --engine spark, whose executors have their own settings",
                "--memory",
                "--threads",
                EXTRACT);
        if (engine == Engine.SPARK && sparkMaster.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--engine spark: expected --spark-master too, as in spark://host:7077");
        }
        var machine = TraceOptions.Power.ofMachine();
        return new TraceOptions(
                new Reading(new TreeMap<>(columns), timeUnit, format, modelByFile),
                studies.isEmpty()
                        ? List.of(Study.values())
                        : studies.stream().distinct().toList(),
                top,
                new TraceOptions.Power(memory, threads.orElse(machine.threads())),
                sparkMaster,
                Optional.of(cache.orElseGet(
                        () -> TraceOptions.defaultCache(System.getenv(), System.getProperty("user.home", "")))),
                recompute);
    }

    /** The values of {@code --engine}. */
    enum Engine {
        DUCKDB,
        SPARK
    }
}
