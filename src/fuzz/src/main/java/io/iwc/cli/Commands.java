package io.iwc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/** A command in this process, which may refuse anything, but in a sentence. */
final class Commands {
    private Commands() {}

    /** The exit status. */
    static int run(List<String> arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var status = IwcCommand.run(Console.of(out, err, false), arguments.toArray(String[]::new));
        var said = err.toString(UTF_8);
        if (said.lines().anyMatch(Commands::isFault) || said.indexOf(0x1b) >= 0) {
            throw new AssertionError(arguments + ": " + said);
        }
        return status;
    }

    /** Whole lines, as what is refused is quoted, and may hold any words. */
    private static boolean isFault(String line) {
        return line.startsWith("iwc")
                && (line.endsWith("please report it") || line.endsWith("of it: java -Xmx4g -jar iwc.jar …"));
    }

    static int run(String... arguments) {
        return run(Arrays.asList(arguments));
    }
}
