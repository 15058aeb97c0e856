package io.iwc.assertj;

/** A metric has no value, or none that may be judged. */
final class ShouldBeMeasurable {
    private ShouldBeMeasurable() {}

    static FailureMessage of(String subject, Finding finding) {
        return new FailureMessage(
                "Expecting " + subject + " to have a measurable " + finding.metric() + " but " + finding.clause()
                        + Hints.of(finding),
                finding.actual(),
                "a measurable " + finding.metric());
    }
}
