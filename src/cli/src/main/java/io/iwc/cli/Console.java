package io.iwc.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Help.Ansi;

/**
 * The output of a command: results to standard output, everything else to standard error, both in UTF-8 whatever the
 * locale says.
 *
 * @param in standard input
 * @param bytes standard output as it is, for artifacts
 * @param out standard output for text, fit to be shown whoever wrote it
 * @param err standard error for text, as fit
 * @param plainOut standard output that lets everything pass: only for what iwc alone wrote, such as styled help
 * @param plainErr standard error that lets everything pass, as for progress
 * @param shown how {@code out} and {@code err} call files
 * @param line of the terminal, for progress
 * @param isTerminal whether standard error is a terminal: progress is shown only there
 * @param style how text may look on standard output
 */
record Console(
        InputStream in,
        WatchedOutput bytes,
        PrintWriter out,
        PrintWriter err,
        PrintWriter plainOut,
        PrintWriter plainErr,
        ShownNames shown,
        TerminalLine line,
        boolean isTerminal,
        TerminalStyle style) {
    /** What the start script says of standard error. */
    private static final String TERMINAL = "iwc.terminal";

    static Console ofProcess() {
        var out = new FileOutputStream(FileDescriptor.out);
        return of(System.in, out, new FileOutputStream(FileDescriptor.err), hasTerminal(), TerminalStyle.ofProcess());
    }

    /** With nothing on standard input. */
    static Console of(OutputStream out, OutputStream err, boolean isTerminal) {
        return of(InputStream.nullInputStream(), out, err, isTerminal);
    }

    static Console of(InputStream in, OutputStream out, OutputStream err, boolean isTerminal) {
        return of(in, out, err, isTerminal, TerminalStyle.PLAIN);
    }

    static Console of(InputStream in, OutputStream out, OutputStream err, boolean isTerminal, TerminalStyle style) {
        var shown = new ShownNames();
        var terminal = plain(err);
        var line = new TerminalLine(terminal);
        var watched = new WatchedOutput(out);
        return new Console(
                in,
                watched,
                writer(style.hasColour() ? new VerdictColours(utf8(watched)) : utf8(watched), shown, line),
                writer(style.hasColour() && isTerminal ? new VerdictColours(utf8(err)) : utf8(err), shown, line),
                plain(watched),
                terminal,
                shown,
                line,
                isTerminal,
                style);
    }

    /** The start script asks the system; without it only a process whose streams all are terminals knows. */
    private static boolean hasTerminal() {
        var said = System.getProperty(TERMINAL);
        return said == null ? Ansi.AUTO.enabled() : said.equals("true");
    }

    /** Whether an option names standard output: {@code -}. */
    boolean isStandardOutput(Path path) {
        return path.toString().equals("-");
    }

    /** Prints text for people, fitted to the terminal if it goes to one. */
    void show(String text) {
        print(FittedText.of(text, style.columns()));
    }

    /** Prints an artifact, which ends with its own newline, as it is. */
    void print(String text) {
        out.print(text);
        out.flush();
    }

    /**
     * Whether the output could not be written completely, which is said: a full disk, for example. Nobody is told who
     * stopped reading.
     */
    boolean hasLostOutput() {
        var hasLostPlain = plainOut.checkError(); // both are asked: each flushes its own
        var hasLost = out.checkError() || hasLostPlain;
        if (hasLost && !bytes.isLeft()) {
            err.println("standard output: cannot be written"
                    + bytes.fault().map(reason -> ": " + reason).orElse(""));
        }
        return hasLost;
    }

    private static PrintWriter writer(Writer stream, ShownNames shown, TerminalLine line) {
        return new PrintWriter(new ShowingWriter(stream, shown, line), true);
    }

    private static PrintWriter plain(OutputStream stream) {
        return new PrintWriter(utf8(stream), true);
    }

    private static Writer utf8(OutputStream stream) {
        return new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }
}
