package io.iwc.baseline.internal;

/**
 * A test that looks at a baseline.
 *
 * @param test as messages name it: {@code SupportTests.asks(String) [2]}
 * @param repeats what it is a repetition of, equal for all of them; itself if it is none
 * @since 0.1
 */
public record BaselineOwner(String test, String repeats) {
    /** A test that is no repetition. */
    public static BaselineOwner of(String test) {
        return new BaselineOwner(test, test);
    }

    /** Whether both are repetitions of one test, whose numbers may differ from time to time. */
    boolean isRepeatedBy(BaselineOwner other) {
        return repeats.equals(other.repeats) && !test.equals(other.test);
    }
}
