package io.iwc.cli;

import io.iwc.schedule.LoadModel;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The load that is asked of a run, be it measured or predicted. */
final class RunOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--max-concurrency",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Maximum number of requests in flight; 0 = no limit. Waiting for a free slot counts as response"
                            + " time (default: 0).")
    private int maxConcurrency;

    @Option(
            names = "--causal",
            description = "Send a turn only after the response to the turn before it has ended, plus its think time.")
    private boolean isCausal;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "0", description = "Requests sent, 0 = all.")
    private int limit;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = DurationOption.class,
            description = "Leaves out what is scheduled later: 30s, 10m.")
    private Optional<Duration> duration = Optional.empty();

    @Option(
            names = "--ramp",
            paramLabel = "TIME",
            converter = DurationOption.class,
            description = "Until the rate is the workload's own, growing linearly from nothing: 30s.")
    private Optional<Duration> ramp = Optional.empty();

    LoadModel load() {
        return UsageErrors.checked(command, this::loadModel);
    }

    private LoadModel loadModel() {
        var load = LoadModel.open()
                .withMaxConcurrency(maxConcurrency)
                .withCausal(isCausal)
                .withLimit(limit);
        load = duration.map(load::withDuration).orElse(load);
        return ramp.map(load::withRamp).orElse(load);
    }
}
