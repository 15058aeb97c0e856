package io.iwc.assertj;

import io.iwc.run.Outcome;
import io.iwc.run.RequestRecord;
import io.iwc.run.Run;
import java.util.stream.Collectors;

/** Too many requests failed; the first of them are listed with their cause. */
final class ShouldHaveErrorRateAtMost {
    private static final int LISTED = 5;

    private ShouldHaveErrorRateAtMost() {}

    static FailureMessage of(String subject, Run run, Finding finding, double atMost) {
        var expected =
                atMost == 0 ? "no errors" : "an error rate of at most " + ShownBounds.bound(finding.metric(), atMost);
        var failed = run.records().stream()
                .filter(request -> request.outcome() == Outcome.FAILED)
                .count();
        var found = finding.isJudgeable()
                ? failed + " of " + run.records().size() + " requests failed ("
                        + ShownBounds.apartFrom(finding.metric(), finding.value(), atMost) + ")"
                : finding.clause();
        return new FailureMessage(
                "Expecting " + subject + " to have " + expected + " but " + found + errors(run, failed),
                finding.actual(),
                expected);
    }

    private static String errors(Run run, long failed) {
        if (failed == 0) {
            return "";
        }
        var listed = run.records().stream()
                .filter(request -> request.outcome() == Outcome.FAILED)
                .limit(LISTED)
                .map(ShouldHaveErrorRateAtMost::line)
                .collect(Collectors.joining("\n"));
        return "\n\n" + listed + (failed > LISTED ? "\n  and " + (failed - LISTED) + " more" : "");
    }

    private static String line(RequestRecord request) {
        var cause = request.errorClass().map(error -> error.text()).orElse("failed");
        var detail = request.errorDetail().isEmpty() ? "" : ": " + request.errorDetail();
        return "  " + request.requestId() + ": " + cause + detail;
    }
}
