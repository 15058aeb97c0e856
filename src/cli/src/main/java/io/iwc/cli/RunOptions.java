package io.iwc.cli;

import io.iwc.run.Slo;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of measured and predicted runs. */
final class RunOptions {
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

    @Option(
            names = "--slo",
            paramLabel = "TARGETS",
            converter = Targets.class,
            description = "SLO targets for goodput, such as ttft=500ms,tpot=50ms,latency=10s.")
    private Optional<Slo> slo = Optional.empty();

    int maxConcurrency() {
        return maxConcurrency;
    }

    boolean isCausal() {
        return isCausal;
    }

    Optional<Slo> slo() {
        return slo;
    }
}
