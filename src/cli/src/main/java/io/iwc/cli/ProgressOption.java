package io.iwc.cli;

import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** {@code --no-progress}: whether progress is shown on a terminal. */
final class ProgressOption {
    static final String NAME = "--no-progress";
    static final String DESCRIPTION = "Show no progress line. It is shown on terminals only.";

    @Option(names = NAME, description = DESCRIPTION)
    private boolean isUnwanted;

    /** Runs some work, showing its progress if wanted and on a terminal. */
    <T> T during(Supplier<T> work, Supplier<String> text, Console console) {
        return isUnwanted || !console.isTerminal() ? work.get() : ProgressLine.during(work, text, console.line());
    }
}
