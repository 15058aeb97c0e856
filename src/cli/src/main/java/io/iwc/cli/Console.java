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
 * @param isOfProcess whether these are the streams of the process, which may be a terminal
 */
record Console(
        InputStream in,
        OutputStream bytes,
        PrintWriter out,
        PrintWriter err,
        PrintWriter plainOut,
        PrintWriter plainErr,
        ShownNames shown,
        boolean isOfProcess) {
    static Console ofProcess() {
        var out = new FileOutputStream(FileDescriptor.out);
        return of(System.in, out, new FileOutputStream(FileDescriptor.err), true);
    }

    /** With nothing on standard input. */
    static Console of(OutputStream out, OutputStream err, boolean isOfProcess) {
        return of(InputStream.nullInputStream(), out, err, isOfProcess);
    }

    static Console of(InputStream in, OutputStream out, OutputStream err, boolean isOfProcess) {
        var shown = new ShownNames();
        return new Console(in, out, writer(out, shown), writer(err, shown), plain(out), plain(err), shown, isOfProcess);
    }

    /** Whether it is a terminal: progress is shown only there. */
    boolean isTerminal() {
        return isOfProcess && Ansi.AUTO.enabled();
    }

    /** Whether an option names standard output: {@code -}. */
    boolean isStandardOutput(Path path) {
        return path.toString().equals("-");
    }

    /** Prints an artifact or a table that ends with its own newline. */
    void print(String text) {
        out.print(text);
        out.flush();
    }

    /** Fails if the output could not be written completely, for example to a full disk. */
    boolean hasLostOutput() {
        var hasLostPlain = plainOut.checkError(); // both are asked: each flushes its own
        var hasLost = out.checkError() || hasLostPlain;
        if (hasLost) {
            err.println("standard output: cannot be written");
        }
        return hasLost;
    }

    private static PrintWriter writer(OutputStream stream, ShownNames shown) {
        return new PrintWriter(new ShowingWriter(utf8(stream), shown), true);
    }

    private static PrintWriter plain(OutputStream stream) {
        return new PrintWriter(utf8(stream), true);
    }

    private static Writer utf8(OutputStream stream) {
        return new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }
}
