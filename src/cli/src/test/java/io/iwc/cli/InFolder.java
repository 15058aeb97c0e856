package io.iwc.cli;

import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Commands in this process as if they ran in a folder: arguments that name a file there are resolved against it, and
 * what the commands say names the file as it was given.
 */
final class InFolder {
    /** A file by its ending, a run folder, a folder of charts, the report of a module's tests. */
    private static final Pattern NAME =
            Pattern.compile("[\\w./-]+\\.(json|jsonl|csv|html|md|xml)|run(-\\d+)?|(\\w+-)?charts|target/iwc");

    private final Path folder;

    InFolder(Path folder) {
        this.folder = folder;
    }

    /** Runs a command to its end. */
    CommandResult run(String... arguments) {
        var process = new InProcess();
        var resolved = IntStream.range(0, arguments.length)
                .mapToObj(i -> i > 0 ? resolve(arguments[i]) : arguments[i]) // the first names the command
                .toArray(String[]::new);
        var status = process.iwc(resolved);
        return new CommandResult(status, asGiven(process.out()), asGiven(process.err()));
    }

    private String resolve(String argument) {
        return NAME.matcher(argument).matches() ? folder.resolve(argument).toString() : argument;
    }

    private String asGiven(String said) {
        return said.replace(folder + "/", "");
    }
}
