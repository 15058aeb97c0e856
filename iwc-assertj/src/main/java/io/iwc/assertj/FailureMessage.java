package io.iwc.assertj;

/**
 * What a violated assertion says.
 *
 * @param text the message; its first line is complete alone
 * @param actual what IDEs show as found
 * @param expected what IDEs show as wanted
 */
record FailureMessage(String text, Object actual, Object expected) {}
