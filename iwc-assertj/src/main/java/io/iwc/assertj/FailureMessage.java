package io.iwc.assertj;

/**
 * The message of a violated assertion.
 *
 * @param text the message; its first line is complete alone
 * @param actual what IDEs show as found
 * @param expected what IDEs show as wanted
 */
record FailureMessage(String text, Object actual, Object expected) {}
