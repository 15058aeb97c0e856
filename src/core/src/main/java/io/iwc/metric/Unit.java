package io.iwc.metric;

/**
 * What a metric counts in; decides how its numbers are shown.
 *
 * @since 0.1
 */
public enum Unit {
    COUNT,
    TOKENS,
    SECONDS,
    PER_SECOND,
    /** A share 0..1. */
    SHARE,
    /** Any other plain number. */
    PLAIN
}
