package io.iwc.assertj;

/** There are more or fewer things than expected. */
final class ShouldHaveCount {
    private ShouldHaveCount() {}

    static FailureMessage of(String subject, Finding finding, String things, int expected) {
        return new FailureMessage(
                "Expecting " + subject + " to have " + expected + " " + things + " but "
                        + (finding.isJudgeable() ? "has " + (long) finding.value() : finding.clause()),
                finding.actual(),
                expected);
    }
}
