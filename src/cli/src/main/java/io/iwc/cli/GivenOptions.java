package io.iwc.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The options that a command line has. One that would change nothing is refused, with the reason: nothing is ignored.
 *
 * @param command whose options they are
 */
record GivenOptions(CommandSpec command) {
    /** Whether it was typed, be it with the value that it has anyway. */
    boolean has(String option) {
        return command.commandLine().getParseResult().hasMatchedOption(option);
    }

    /** Refuses each of these options unless they apply. */
    void require(boolean applies, String because, String... options) {
        for (var option : options) {
            if (!applies && has(option)) {
                throw new ParameterException(command.commandLine(), option + ": " + because);
            }
        }
    }
}
