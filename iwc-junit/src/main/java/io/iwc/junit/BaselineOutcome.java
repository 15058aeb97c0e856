package io.iwc.junit;

import io.iwc.baseline.internal.BaselineCheck;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** How a test ends that wrote baselines: never passed, because they have not been reviewed. */
final class BaselineOutcome {
    private BaselineOutcome() {}

    static void judge(List<BaselineCheck> checks) {
        var recorded = checks.stream()
                .filter(BaselineCheck.Recorded.class::isInstance)
                .map(check -> BaselineCheck.slashes(check.file()))
                .distinct()
                .toList();
        if (!recorded.isEmpty()) {
            throw new AssertionFailedError("Expecting reviewed baselines but "
                    + (recorded.size() == 1 ? "one was" : recorded.size() + " were")
                    + " just recorded: " + String.join(", ", recorded)
                    + "; review and commit, then the test passes");
        }
        var updated = checks.stream()
                .flatMap(check -> check instanceof BaselineCheck.Updated update ? Stream.of(update) : Stream.empty())
                .map(BaselineOutcome::words)
                .distinct()
                .toList();
        if (!updated.isEmpty()) {
            throw new TestAbortedException(
                    "baselines were updated, nothing was verified\n" + String.join("\n", updated));
        }
    }

    private static String words(BaselineCheck.Updated update) {
        var changes = update.changes().isEmpty()
                ? "  nothing changed"
                : update.changes().stream().map(change -> "  " + change).collect(Collectors.joining("\n"));
        return BaselineCheck.slashes(update.file()) + "\n" + changes;
    }
}
