package io.iwc.baseline.internal;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How numbers that failed against a baseline become the new one.
 *
 * @param received where they were left
 * @param target the baseline's file, where it lies outside of the store that {@code iwc baseline accept} writes to
 * @param update the call of the build tool that writes it anew, if the baseline is the test's own
 * @since 0.1
 */
public record Acceptance(Path received, Optional<Path> target, Optional<String> update) {
    /** The lines of a message, each after a line break. */
    public String lines() {
        var from = BaselineCheck.slashes(received);
        return "\naccept:   "
                + target.map(file -> "cp " + from + " " + BaselineCheck.slashes(file))
                        .orElse("iwc baseline accept " + from)
                + update.map(call -> "\n      or: " + call).orElse("");
    }
}
