package io.iwc.assertj;

/** A metric lies outside its bounds. */
final class ShouldHaveMetricWithin {
    private ShouldHaveMetricWithin() {}

    static FailureMessage of(String subject, Finding finding, Bounds bounds) {
        var expected = bounds.text(finding.metric());
        return new FailureMessage(
                "Expecting " + subject + " to have " + finding.metric() + " " + expected + " but "
                        + finding.clause(bounds.min(), bounds.max()) + Hints.of(finding),
                finding.actual(),
                expected);
    }
}
