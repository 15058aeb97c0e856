package io.iwc.cli;

import io.iwc.artifact.internal.ReadMeter;
import io.iwc.artifact.internal.WorkMeter;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Shows on a terminal how far a command is with what it reads and does, the same for all that have no line of their own. */
final class ReadingLine {
    /** They answer at once, wait for others, or show the replays that they run. */
    private static final Set<String> WITHOUT = Set.of(
            "iwc",
            "baseline",
            "list",
            "accept",
            "prune",
            "completion",
            "formats",
            "metrics",
            "calibrate",
            "trace",
            "serve",
            "record",
            "run",
            "sweep",
            "materialize");

    private ReadingLine() {}

    /** Adds {@code --no-progress} to a command that has no progress of its own. */
    static void addOption(CommandSpec command) {
        if (isShownFor(command)) {
            command.addOption(OptionSpec.builder(ProgressOption.NAME)
                    .description(ProgressOption.DESCRIPTION)
                    .type(boolean.class)
                    .build());
        }
    }

    /** Runs a command. */
    static int during(Supplier<Integer> work, ParseResult parsed, long bytesToRead, Console console) {
        if (!console.isTerminal()
                || !isShownFor(parsed.commandSpec())
                || parsed.hasMatchedOption(ProgressOption.NAME)) {
            return work.get();
        }
        var progress = new ReadingProgress(bytesToRead, ReadMeter::bytes, ReadMeter::rows, System::nanoTime);
        var steps = new StepProgress(System::nanoTime);
        return ProgressLine.during(
                work, () -> WorkMeter.current().map(steps::text).orElseGet(progress::text), console.line());
    }

    private static boolean isShownFor(CommandSpec command) {
        return !WITHOUT.contains(command.name());
    }
}
