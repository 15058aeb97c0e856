package io.iwc.baseline.internal;

import io.iwc.drift.Drift;
import io.iwc.drift.Judgement;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of holding something against its baseline.
 *
 * @since 0.1
 */
public sealed interface BaselineCheck {
    /** The baseline's file as messages name it. */
    Path file();

    /**
     * There is a baseline, and gates judged.
     *
     * @param received where the mismatch was left and how it is accepted, if there is one
     */
    record Judged(Path file, Drift drift, Judgement judgement, Optional<Acceptance> received) implements BaselineCheck {
        /** Whether a gate was applicable and none failed. */
        public boolean passed() {
            return judgement.passed() && !judgement.isEmpty();
        }

        /**
         * Warns that the baseline is stale: a metric is now better by more than its gate tolerates for worse, so that
         * losing it again would pass. Empty where nothing is, and where a gate failed. For whoever reports the check to
         * print and to count; never a failure.
         */
        public Optional<String> staleness() {
            var better = judgement.results().stream()
                    .flatMap(result -> result.improvement().stream())
                    .toList();
            return better.isEmpty() || !judgement.passed()
                    ? Optional.empty()
                    : Optional.of("stale baseline " + slashes(file) + ": " + String.join("; ", better)
                            + "; update it with -Diwc.baseline.mode=update, review and commit it");
        }
    }

    /** There is none and none may be written: the test fails, saying {@link #message()}. */
    record Missing(Path file) implements BaselineCheck {
        /** What to do about it. */
        public String message() {
            return "no baseline " + slashes(file) + ": record it on a developer's machine with"
                    + " -Diwc.baseline.mode=record, review and commit it";
        }
    }

    /** There was none; it was written. The test goes on and fails at its end. */
    record Recorded(Path file) implements BaselineCheck {}

    /**
     * It was written anew, or is as it was. The test ends aborted.
     *
     * @param changes {@code tokens.prompt.p90 75.80 -> 96.00}, one a metric; empty if nothing changed
     */
    record Updated(Path file, List<String> changes) implements BaselineCheck {}

    /** A path with {@code /} on every system. */
    static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }
}
