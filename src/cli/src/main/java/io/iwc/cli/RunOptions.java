package io.iwc.cli;

import io.iwc.run.Slo;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is asked of a run, be it measured or predicted. */
final class RunOptions {
    @Option(
            names = "--max-concurrency",
            paramLabel = "N",
            defaultValue = "0",
            description = "Requests in flight at most, 0 = no cap; waiting for a slot counts as response time.")
    private int maxConcurrency;

    @Option(names = "--causal", description = "A turn waits for the end of the one it depends on, and its think time.")
    private boolean isCausal;

    @Option(
            names = "--slo",
            paramLabel = "TARGETS",
            converter = Targets.class,
            description = "Targets behind goodput: ttft=500ms,tpot=50ms,latency=10s.")
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
