package io.iwc.cli;

import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** {@code --no-progress}: whether somebody who watches is shown where a command stands. */
final class ProgressOption {
    @Option(names = "--no-progress", description = "Show no progress line. It is shown on terminals only.")
    private boolean isUnwanted;

    /** Does some work, showing where it stands if that is wanted and somebody watches. */
    <T> T during(Supplier<T> work, Supplier<String> text, Console console) {
        return isUnwanted || !console.isTerminal() ? work.get() : ProgressLine.during(work, text, console.err());
    }
}
