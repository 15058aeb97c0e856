package io.iwc.cli;

/**
 * What a command left.
 *
 * @param status exit status
 * @param out standard output
 * @param err standard error
 */
record CommandResult(int status, String out, String err) {}
