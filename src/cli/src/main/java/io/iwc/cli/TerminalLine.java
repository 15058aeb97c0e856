package io.iwc.cli;

import java.io.PrintWriter;

/** The line of a terminal that progress is shown in; text that is printed takes its place, and it comes back below. */
final class TerminalLine {
    private static final String WIPE = "\r\u001B[K";

    private final PrintWriter terminal;
    private boolean shown;

    TerminalLine(PrintWriter terminal) {
        this.terminal = terminal;
    }

    synchronized void show(String text) {
        terminal.print(WIPE + text);
        terminal.flush();
        shown = true;
    }

    /** Takes away what is shown. */
    synchronized void wipe() {
        if (shown) {
            terminal.print(WIPE);
            terminal.flush();
            shown = false;
        }
    }
}
