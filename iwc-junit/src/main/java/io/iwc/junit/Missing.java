package io.iwc.junit;

/**
 * How a test ends if its data or endpoint is missing.
 *
 * @since 0.1
 */
public enum Missing {
    /** It fails, naming what is missing and the searched locations. */
    FAIL,
    /** It is aborted with the same message. */
    ABORT
}
