package io.iwc.cli;

import io.iwc.IwcException;
import io.iwc.artifact.internal.ShownText;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Words what went wrong on standard error, without a stack trace, and chooses the exit status. */
final class FailureHandler implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Console console;

    FailureHandler(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException fault, String[] arguments) {
        var command = fault.getCommandLine().getCommandSpec().qualifiedName();
        print(command + ": " + fault.getMessage());
        UnmatchedArgumentException.printSuggestions(fault, console.err());
        console.err().println("Try '" + command + " --help'.");
        return ExitStatus.USAGE;
    }

    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult arguments) {
        if (fault instanceof IwcException) {
            print(String.valueOf(fault.getMessage()));
        } else if (fault instanceof IOException && console.bytes().isLeft()) {
            return ExitStatus.FAILED; // whoever stopped reading knows
        } else if (fault instanceof IOException) { // of standard output, or of a socket: files have their own words
            print(command.getCommandSpec().qualifiedName() + ": " + fault.getMessage());
        } else {
            print(command.getCommandSpec().qualifiedName() + ": internal error: " + fault
                    + "; this is a fault of iwc, please report it");
        }
        return ExitStatus.FAILED;
    }

    /** Libraries repeat URLs in their messages, with passwords in them. */
    private void print(String message) {
        console.err().println(ShownText.withoutUserInfo(message));
    }
}
