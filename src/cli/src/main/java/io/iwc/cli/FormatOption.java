package io.iwc.cli;

import picocli.CommandLine.Option;

/** {@code --format}: a table for people, or JSON for programs. */
final class FormatOption {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = Ids.Outputs.class,
            completionCandidates = Ids.Outputs.class,
            defaultValue = "text",
            description = "Output format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Output output = Output.TEXT;

    boolean isJson() {
        return output == Output.JSON;
    }

    /** The values of {@code --format}. */
    enum Output {
        TEXT,
        JSON
    }
}
