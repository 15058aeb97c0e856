package io.iwc.cli;

import io.iwc.dataset.DatasetFormat;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --format} of a command that prints no table: what a dataset is. */
final class DatasetFormatOption {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = FormatNames.class,
            completionCandidates = FormatNames.class,
            defaultValue = DatasetFormat.AUTO,
            description = "Format of a dataset, as iwc formats lists them (default: detected).")
    private String format = DatasetFormat.AUTO;

    /** The format that was named; empty if it is to be detected. */
    Optional<String> named() {
        return Optional.of(format).filter(name -> !name.equals(DatasetFormat.AUTO));
    }
}
