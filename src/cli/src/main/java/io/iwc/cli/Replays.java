package io.iwc.cli;

import io.iwc.IwcException;
import io.iwc.replay.Endpoint;
import io.iwc.replay.Replay;
import io.iwc.replay.ReplayOptions;
import io.iwc.run.Outcome;
import io.iwc.run.Run;
import io.iwc.run.internal.RunContext;
import io.iwc.run.internal.RunFolder;
import io.iwc.workload.Workload;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The replays of one command, one after the other: shown while they run, stopped by Ctrl-C, kept in their run folders.
 * To be closed when all that the command has to say is said: an interrupt waits for that.
 */
final class Replays implements AutoCloseable {
    private final Console console;
    private final ProgressOption progress;
    private final Interrupt interrupt;

    Replays(CommandSpec command, Console console, ProgressOption progress) {
        this.console = console;
        this.progress = progress;
        interrupt = new Interrupt(command.qualifiedName(), Interrupt.PATIENCE, console.err());
    }

    /**
     * Sends a workload and writes its run folder.
     *
     * @param options name the folder
     * @param place of the replay among others, what the progress line begins with
     */
    Run run(Workload workload, Endpoint target, ReplayOptions options, RunContext context, String place) {
        var running = progress.during(
                () -> Replay.start(workload, target, options), () -> place + "preparing, warming up", console);
        interrupt.stops(running);
        running.onTrouble(console.err()::println);
        var run = progress.during(running::await, () -> place + ProgressLine.text(running.progress()), console);
        write(run, options.folder().orElseThrow(), context.startedAt(running.startedAt()));
        TelemetryOptions.warn(run, console);
        return run;
    }

    private void write(Run run, Path folder, RunContext context) {
        try {
            RunFolder.at(folder).write(run, context);
        } catch (IwcException e) {
            console.err()
                    .println(folder.resolve(RunFolder.PART) + ": has the records that could be written, of "
                            + run.records().size());
            throw e;
        }
    }

    /** Whether Ctrl-C has come: nothing more is to be sent. */
    boolean areStopped() {
        return interrupt.hasCome();
    }

    /** Runs whose latencies are not the server's are still runs; those in which nothing succeeded failed. */
    int verdict(Path folder, Stream<Run> runs) {
        if (runs.flatMap(run -> run.records().stream()).anyMatch(record -> record.outcome() == Outcome.OK)) {
            return ExitStatus.DONE;
        }
        console.err().println(folder + ": no request succeeded");
        return ExitStatus.FAILED;
    }

    @Override
    public void close() {
        interrupt.close();
    }
}
