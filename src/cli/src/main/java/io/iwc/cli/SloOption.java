package io.iwc.cli;

import io.iwc.run.Slo;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --slo}: the targets of a run, be it measured or predicted. */
final class SloOption {
    @Option(
            names = "--slo",
            paramLabel = "TARGETS",
            converter = Targets.class,
            description = "SLO targets for goodput, such as ttft=500ms,tpot=50ms,latency=10s.")
    private Optional<Slo> slo = Optional.empty();

    Optional<Slo> slo() {
        return slo;
    }
}
