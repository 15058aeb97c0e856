package io.iwc.assertj;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.function.Consumer;
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

    /** The first lines of what was collected. */
    static List<String> softly(Consumer<IwcSoftAssertions> assertions) {
        var softly = new IwcSoftAssertions();
        assertions.accept(softly);
        return softly.errorsCollected().stream()
                .map(error -> error.getMessage().lines().findFirst().orElseThrow())
                .toList();
    }

    static String messageOf(ThrowingCallable assertion) {
        return failureOf(assertion).getMessage();
    }
}
