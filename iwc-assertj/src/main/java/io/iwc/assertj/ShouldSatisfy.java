package io.iwc.assertj;

/** A number does not satisfy the requirements of the test; their message follows ours. */
final class ShouldSatisfy {
    private ShouldSatisfy() {}

    static FailureMessage of(String subject, Finding finding, AssertionError violated) {
        var wanted = String.valueOf(violated.getMessage()).strip();
        return new FailureMessage(
                "Expecting " + subject + " to have " + finding.metric() + " satisfying the given requirements but "
                        + finding.clause() + ":\n\n" + wanted,
                finding.actual(),
                wanted);
    }
}
