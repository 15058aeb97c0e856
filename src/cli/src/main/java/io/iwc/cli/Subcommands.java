package io.iwc.cli;

import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/**
 * The commands of {@code iwc}. To build one takes as long as all that the JVM does before it, so only what the
 * arguments name is loaded and built; help, and what is told about a misspelt command, needs all of them.
 */
final class Subcommands {
    /** In the order of help. */
    static final List<String> NAMES = List.of(
            "init",
            "compile",
            "formats",
            "validate",
            "analyze",
            "fingerprint",
            "diff",
            "baseline",
            "report",
            "synth",
            "materialize",
            "spec",
            "export",
            "run",
            "merge",
            "sweep",
            "simulate",
            "serve",
            "record",
            "calibrate",
            "eval",
            "trace",
            "metrics",
            "explain",
            "completion",
            "help");

    /** What these do is about all the others. */
    private static final Set<String> NEED_ALL = Set.of("completion", "help");

    private Subcommands() {}

    /** Adds those commands that these arguments need. */
    static void addTo(CommandLine root, String... arguments) {
        needed(arguments).forEach(name -> root.addSubcommand(type(name)));
    }

    private static List<String> needed(String... arguments) {
        var isOne = arguments.length > 0 && NAMES.contains(arguments[0]);
        return isOne && !NEED_ALL.contains(arguments[0]) ? List.of(arguments[0]) : NAMES;
    }

    /** A class is loaded when its line is reached. */
    private static Class<?> type(String name) {
        return switch (name) {
            case "init" -> InitCommand.class;
            case "compile" -> CompileCommand.class;
            case "formats" -> FormatsCommand.class;
            case "validate" -> ValidateCommand.class;
            case "analyze" -> AnalyzeCommand.class;
            case "fingerprint" -> FingerprintCommand.class;
            case "diff" -> DiffCommand.class;
            case "baseline" -> BaselineCommand.class;
            case "report" -> ReportCommand.class;
            case "synth" -> SynthCommand.class;
            case "materialize" -> MaterializeCommand.class;
            case "spec" -> SpecCommand.class;
            case "export" -> ExportCommand.class;
            case "run" -> RunCommand.class;
            case "merge" -> MergeCommand.class;
            case "sweep" -> SweepCommand.class;
            case "simulate" -> SimulateCommand.class;
            case "serve" -> ServeCommand.class;
            case "record" -> RecordCommand.class;
            case "calibrate" -> CalibrateCommand.class;
            case "eval" -> EvalCommand.class;
            case "trace" -> TraceCommand.class;
            case "metrics" -> MetricsCommand.class;
            case "explain" -> ExplainCommand.class;
            case "completion" -> CompletionCommand.class;
            case "help" -> HelpCommand.class;
            default -> throw new IllegalArgumentException(name);
        };
    }
}
