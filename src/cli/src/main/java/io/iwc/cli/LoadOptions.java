package io.iwc.cli;

import io.iwc.schedule.LoadModel;
import io.iwc.schedule.Shard;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The load of one run beside {@link RunOptions}, be it measured or predicted; the levels of a sweep have their own. */
final class LoadOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--closed-loop",
            paramLabel = "N",
            description = "Always N requests in flight, in the order of the workload: when one ends, the next is sent;"
                    + " arrivals are ignored.")
    private Optional<Integer> closedLoop = Optional.empty();

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "Sends only the I-th of N parts, whole sessions, from 1; job/N takes I from"
                    + " JOB_COMPLETION_INDEX of an indexed Kubernetes job. iwc merge puts the runs together.")
    private Optional<String> shard = Optional.empty();

    /** That load with what was asked for here. */
    LoadModel of(LoadModel load) {
        return UsageErrors.checked(command, () -> sharded(closed(load)));
    }

    private LoadModel closed(LoadModel load) {
        if (closedLoop.isPresent() && load.maxConcurrency() > 0) {
            throw new ParameterException(
                    command.commandLine(), "--closed-loop and --max-concurrency: found both, expected at most one");
        }
        return closedLoop.map(load::withClosedLoop).orElse(load);
    }

    private LoadModel sharded(LoadModel load) {
        return shard.map(text -> load.withShard(Shard.parse(text, System.getenv())))
                .orElse(load);
    }
}
