package io.iwc.cli;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/**
 * How text may look where standard output goes: in colour and fitted to a width on a terminal, as it is everywhere else.
 *
 * @param hasColour whether verdicts are coloured
 * @param columns of the terminal; 0 where there is none, or its width is not known
 */
record TerminalStyle(boolean hasColour, int columns) {
    /** A file, a pipe, or a test. */
    static final TerminalStyle PLAIN = new TerminalStyle(false, 0);

    /** What the start script says of standard output. */
    private static final String TERMINAL = "iwc.terminal.out";

    private static final String COLUMNS = "iwc.terminal.columns";

    static TerminalStyle ofProcess() {
        var said = Optional.ofNullable(System.getProperty(TERMINAL));
        return of(
                said.map("true"::equals).orElseGet(Ansi.AUTO::enabled),
                System.getProperty(COLUMNS, ""),
                System.getenv());
    }

    /**
     * The style of standard output.
     *
     * @param asked what the terminal said its width is; may be empty
     * @param environment {@code NO_COLOR} and {@code TERM=dumb} forbid colour, {@code COLUMNS} is the width that its
     *     user wants
     */
    static TerminalStyle of(boolean isTerminal, String asked, Map<String, String> environment) {
        if (!isTerminal) {
            return PLAIN;
        }
        var mayColour = environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        var columns = columns(environment.getOrDefault("COLUMNS", ""));
        return new TerminalStyle(mayColour, columns > 0 ? columns : columns(asked));
    }

    private static int columns(String text) {
        return text.matches("[1-9]\\d{0,3}") ? Integer.parseInt(text) : 0;
    }
}
