package io.iwc.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine.Help.Ansi;

/**
 * The output of a command: results to standard output, everything else to standard error, both in UTF-8 whatever the
 * locale says.
 *
 * @param bytes standard output as it is, for artifacts
 * @param out standard output for text
 * @param err standard error
 * @param isOfProcess whether these are the streams of the process, which may be a terminal
 */
record Console(OutputStream bytes, PrintWriter out, PrintWriter err, boolean isOfProcess) {
    static Console ofProcess() {
        var out = new FileOutputStream(FileDescriptor.out);
        return of(out, new FileOutputStream(FileDescriptor.err), true);
    }

    static Console of(OutputStream out, OutputStream err, boolean isOfProcess) {
        return new Console(out, writer(out), writer(err), isOfProcess);
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
        var hasLost = out.checkError();
        if (hasLost) {
            err.println("standard output: cannot be written");
        }
        return hasLost;
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
