package io.iwc.cli;

import io.iwc.IwcException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The command on top: knows its subcommands, how faults are worded, and what they exit with. */
@Command(
        name = "iwc",
        description = "Compiles, measures, compares and replays LLM inference workloads.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.Provider.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "'iwc help COMMAND' describes a command, 'iwc explain' what verdicts and reasons mean.",
            "",
            "Example: measure a week of traffic",
            "  iwc analyze week.csv",
            "",
            "Exit status: 0 done, 1 bad input or failed operation, 2 a gate failed, 64 usage error, 130 interrupted."
        })
final class IwcCommand implements Callable<Integer> {
    private static final List<String> FIRST_THINGS = List.of(
            "iwc tests the shape of LLM traffic. Three things to begin with:",
            "",
            "  iwc init chat-tests                 a project with a first test; then: cd chat-tests && mvn test",
            "  iwc serve --capture traffic.jsonl   an endpoint that records what your application sends",
            "  iwc analyze chats.json              the shape of recorded chats or of a trace",
            "",
            "All commands: iwc --help. One of them: iwc help run.");

    private final Console console;

    IwcCommand(Console console) {
        this.console = console;
    }

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
        CommandLine.tracer()
                .setLevel(CommandLine.TraceLevel.OFF); // its warnings repeat arguments, passwords among them
        var root = new CommandLine(new IwcCommand(console), new CommandFactory(console));
        Subcommands.addTo(root, arguments);
        withSubcommands(root).forEach(command -> {
            CommandFiles.addOptions(command.getCommandSpec());
            ReadingLine.addOption(command.getCommandSpec());
        });
        return root.registerConverter(Path.class, new PathNames())
                .setExecutionStrategy(parsed -> withItsFiles(parsed, console))
                .setOut(console.plainOut())
                .setErr(console.plainErr())
                .setParameterExceptionHandler(faults)
                .setExecutionExceptionHandler(faults)
                .setCaseInsensitiveEnumValuesAllowed(false)
                .setExpandAtFiles(false) // @name is a name, and what it holds no arguments
                .setUsageHelpAutoWidth(true);
    }

    private static int withItsFiles(ParseResult parsed, Console console) {
        var last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        if (last.isUsageHelpRequested() || last.isVersionHelpRequested()) {
            return new RunLast().execute(parsed);
        }
        try (var files = CommandFiles.checked(last, console)) {
            var status = ReadingLine.during(() -> new RunLast().execute(parsed), last, files.bytesToRead(), console);
            if (status == ExitStatus.DONE || status == ExitStatus.GATE_FAILED) {
                files.tell();
            }
            return status;
        } catch (IOException | IwcException e) {
            throw new ExecutionException(last.commandSpec().commandLine(), e.getMessage(), e);
        }
    }

    /** A command and all below it. */
    static Stream<CommandLine> withSubcommands(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().distinct().flatMap(IwcCommand::withSubcommands));
    }

    @Override
    public Integer call() {
        FIRST_THINGS.forEach(console.err()::println);
        return ExitStatus.USAGE; // in a script a command is missing
    }
}
