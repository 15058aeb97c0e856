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
        versionProvider = Version.Provider.class,
        synopsisSubcommandLabel = "COMMAND",
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
            var status = commandLine(console, arguments).execute(arguments);
            return status == ExitStatus.DONE && console.hasLostOutput() ? ExitStatus.FAILED : status;
        } catch (OutOfMemoryError e) {
            console.err().println("iwc: out of memory; give Java more of it: java -Xmx4g -jar iwc.jar …");
            return ExitStatus.FAILED;
        }
    }

    /** The command with those subcommands that these arguments need; all of them without any. */
    static CommandLine commandLine(Console console, String... arguments) {
        var faults = new FailureHandler(console);
        var root = new CommandLine(new IwcCommand(), new CommandFactory(console));
        Subcommands.addTo(root, arguments);
        return root.setOut(console.out())
                .setErr(console.err())
                .setParameterExceptionHandler(faults)
                .setExecutionExceptionHandler(faults)
                .setCaseInsensitiveEnumValuesAllowed(false)
                .setUsageHelpAutoWidth(true);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
