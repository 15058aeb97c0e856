package io.iwc.junit;

/**
 * What becomes of a test whose data or endpoint is not there.
 *
 * @since 0.1
 */
public enum Missing {
    /** It fails, naming what is missing and where it was looked for. */
    FAIL,
    /** It is aborted, visibly, with the same words. */
    ABORT
}
