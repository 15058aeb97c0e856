package io.iwc.cli;

import io.iwc.workload.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --workload} of a report: what was asked in its runs, be it a workload or a dataset. */
final class PromptsOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--workload",
            paramLabel = "W",
            description = "Workload, spec directory or dataset with the prompts of the runs, by the ids of their"
                    + " requests: what a server says that it cached is held against what was possible.")
    private Optional<Path> file = Optional.empty();

    @Mixin
    private DatasetFormatOption format = new DatasetFormatOption();

    @Mixin
    private DatasetOptions dataset = new DatasetOptions();

    /** Refuses options that say how a dataset is read where none is. */
    void check() {
        if (file.isEmpty()) {
            new GivenOptions(command).require(false, "given without --workload, which may be a dataset", "--format");
            dataset.check(List.of());
        }
    }

    /**
     * The workload, if one was named.
     *
     * @param seed of arrivals that are drawn; nothing of a report depends on them
     */
    Optional<Workload> read(Console console, long seed) {
        return file.map(path -> new WorkloadInputs(console, dataset, format.named(), Optional.empty(), seed)
                .of(path)
                .read(path));
    }
}
