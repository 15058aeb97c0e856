package io.iwc.assertj;

import io.iwc.run.Origin;
import io.iwc.run.Run;

/** A run comes from elsewhere than expected. */
final class ShouldHaveOrigin {
    private ShouldHaveOrigin() {}

    static FailureMessage of(Run run, Origin expected) {
        return new FailureMessage(
                "Expecting run of \"" + run.name() + "\" to be " + expected.text() + " but it was "
                        + run.origin().text() + hint(expected),
                run.origin().text(),
                expected.text());
    }

    private static String hint(Origin expected) {
        return switch (expected) {
            case MEASURED -> "\n\nhint: on the virtual clock nothing is sent; take @Embedded(clock = WALL) or a url";
            case PREDICTED -> "\n\nhint: only the embedded endpoint on its virtual clock predicts";
            case RECORDED -> "\n\nhint: iwc trace --extract makes a recorded run of a serving log";
        };
    }
}
