package io.iwc.assertj;

import io.iwc.drift.Drift;

/** The primary class has changed. */
final class ShouldHaveNoClassShift {
    private ShouldHaveNoClassShift() {}

    static FailureMessage of(String subject, Drift drift) {
        return new FailureMessage(
                "Expecting " + subject + " to have no class shift but it went from " + drift.baselineClass() + " in \""
                        + drift.baseline().name() + "\" to " + drift.currentClass(),
                drift.currentClass(),
                drift.baselineClass());
    }
}
