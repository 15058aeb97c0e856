package io.iwc.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command on top: knows its subcommands, how faults are worded, and what they exit with. */
@Command(
        name = "iwc",
        description = "Compiles, measures, compares and replays LLM inference workloads.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CompileCommand.class,
            FormatsCommand.class,
            ValidateCommand.class,
            AnalyzeCommand.class,
            FingerprintCommand.class,
            DiffCommand.class,
            BaselineCommand.class,
            ReportCommand.class,
            SynthCommand.class,
            MaterializeCommand.class,
            SpecCommand.class,
            ExportCommand.class,
            RunCommand.class,
            MergeCommand.class,
            SweepCommand.class,
            SimulateCommand.class,
            ServeCommand.class,
            MetricsCommand.class,
            CompletionCommand.class
        },
        footer = {
            "",
            "Example: measure a week of traffic",
            "  iwc compile azure -i trace.csv -o week.jsonl && iwc analyze week.jsonl",
            "",
            "Exit status: 0 done, 1 bad input or failed operation, 2 a gate failed, 64 usage error, 130 interrupted."
        })
final class IwcCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs what the arguments ask for; never throws. */
    static int run(Console console, String... arguments) {
        try {
            var status = execute(console, arguments);
            return status == ExitStatus.DONE && console.hasLostOutput() ? ExitStatus.FAILED : status;
        } catch (OutOfMemoryError e) {
            console.err().println("iwc: out of memory; give Java more of it: java -Xmx4g -jar iwc.jar …");
            return ExitStatus.FAILED;
        }
    }

    private static int execute(Console console, String... arguments) {
        var faults = new FailureHandler(console);
        CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF); // its warnings repeat arguments, passwords among them
        return new CommandLine(new IwcCommand(), new CommandFactory(console))
                .setOut(console.plainOut())
                .setErr(console.plainErr())
                .setParameterExceptionHandler(faults)
                .setExecutionExceptionHandler(faults)
                .setCaseInsensitiveEnumValuesAllowed(false)
                .setUsageHelpAutoWidth(true)
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
