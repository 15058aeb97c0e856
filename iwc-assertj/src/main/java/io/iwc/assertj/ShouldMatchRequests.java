package io.iwc.assertj;

import io.iwc.drift.RequestPairs;
import io.iwc.workload.Workload;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Collectors;

/** Requests are not what they were in another workload of the same fixture; they are listed. */
final class ShouldMatchRequests {
    private static final int LISTED = 10;

    private ShouldMatchRequests() {}

    static boolean isViolated(Optional<RequestPairs> pairs, double fraction) {
        return pairs.isEmpty()
                || pairs.get().onlyBefore() > 0
                || pairs.get().onlyNow() > 0
                || pairs.get().largestPromptChange() > fraction;
    }

    static FailureMessage of(String subject, Workload other, Optional<RequestPairs> pairs, double fraction) {
        var expected = "match the requests of workload \"" + other.name() + "\" within "
                + BigDecimal.valueOf(fraction)
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString() + " % of each prompt";
        if (pairs.isEmpty()) {
            var clause = "they cannot be paired: neither ids nor conversations are the same";
            return new FailureMessage("Expecting " + subject + " to " + expected + " but " + clause, clause, expected);
        }
        var found = pairs.get();
        var listed = found.changes().stream()
                .limit(LISTED)
                .map(change -> "\n  " + change.sentence())
                .collect(Collectors.joining());
        var more =
                found.changes().size() > LISTED ? "\n  and " + (found.changes().size() - LISTED) + " more" : "";
        return new FailureMessage(
                "Expecting " + subject + " to " + expected + " but " + found.summary()
                        + (listed.isEmpty() ? "" : "\n" + listed + more),
                found.summary(),
                expected);
    }
}
