package io.iwc.assertj;

/** Something took longer than allowed. */
final class ShouldTakeAtMost {
    private ShouldTakeAtMost() {}

    static FailureMessage of(String subject, Finding finding, double maxSeconds) {
        var expected = "at most " + ShownBounds.bound(finding.metric(), maxSeconds);
        return new FailureMessage(
                "Expecting " + subject + " to have " + finding.metric() + " of " + expected + " but "
                        + finding.clause(maxSeconds) + Hints.of(finding),
                finding.actual(),
                expected);
    }
}
