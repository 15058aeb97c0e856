package io.iwc.cli;

import io.iwc.internal.IwcVersion;
import java.util.Set;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version {
    private static final Set<String> OPTIONS = Set.of("-V", "--version");

    private Version() {}

    /** Whether nothing else is asked for: that needs no command, not even the one on top. */
    static boolean isAllOf(String... arguments) {
        return arguments.length == 1 && OPTIONS.contains(arguments[0]);
    }

    /** Prints it, without the library that parses arguments. */
    static int print(Console console) {
        for (var line : lines()) {
            console.out().println(line);
        }
        return console.hasLostOutput() ? ExitStatus.FAILED : ExitStatus.DONE;
    }

    private static String[] lines() {
        // by hand: the first joining of a JVM that is written with + takes longer than all the rest of this
        return new String[] {
            "iwc ".concat(IwcVersion.current()),
            "Java ".concat(Runtime.version().toString())
        };
    }

    /** The same for the library. */
    static final class Provider implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return lines();
        }
    }
}
