package io.iwc.cli;

import io.iwc.IwcException;
import java.util.Objects;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Options that an engine refuses are a usage error, not a failed operation. */
final class UsageErrors {
    private UsageErrors() {}

    /** What the options make, or the fault that was found in them as a usage error of the command. */
    static <T> T checked(CommandSpec command, Supplier<T> options) {
        try {
            return options.get();
        } catch (IllegalArgumentException | IwcException e) {
            throw new ParameterException(command.commandLine(), Objects.toString(e.getMessage()), e);
        }
    }
}
