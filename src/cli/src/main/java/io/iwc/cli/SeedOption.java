package io.iwc.cli;

import io.iwc.workload.WorkloadDefaults;
import picocli.CommandLine.Option;

/** {@code --seed} of whatever a command draws. */
final class SeedOption {
    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "" + WorkloadDefaults.SEED,
            description = "Seed of all random draws (default: ${DEFAULT-VALUE}).")
    private long seed;

    long seed() {
        return seed;
    }
}
