package io.iwc.assertj;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.opentest4j.AssertionFailedError;

/** The failure of an assertion that has to fail. */
final class Failing {
    private Failing() {}

    static AssertionFailedError failureOf(ThrowingCallable assertion) {
        return catchThrowableOfType(AssertionFailedError.class, assertion);
    }

    static String firstLineOf(ThrowingCallable assertion) {
        return failureOf(assertion).getMessage().lines().findFirst().orElseThrow();
    }

    static String messageOf(ThrowingCallable assertion) {
        return failureOf(assertion).getMessage();
    }
}
