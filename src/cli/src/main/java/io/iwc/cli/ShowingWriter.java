package io.iwc.cli;

import io.iwc.artifact.internal.ShownText;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Shows text and never lets it command what shows it, whoever wrote it: control characters are escaped, except for ends
 * of lines and tabs, and so are the beginnings of commands that build servers read from logs: {@code ::error} at the
 * start of a line, {@code ##[error]}, {@code ##vso[…]} and {@code ##teamcity[…]} anywhere. What is escaped is spelt as in
 * JSON, so that JSON stays the same JSON.
 */
final class ShowingWriter extends FilterWriter {
    private final ShownNames names;
    private final TerminalLine line;
    private boolean atLineStart = true;
    private boolean afterColon;
    private boolean afterReturn;
    private int hashes;
    private boolean inName;

    /**
     * Text for a user.
     *
     * @param line gives way to it
     */
    ShowingWriter(Writer out, ShownNames names, TerminalLine line) {
        super(out);
        this.names = names;
        this.line = line;
    }

    @Override
    public void write(int c) throws IOException {
        line.wipe();
        show((char) c);
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        line.wipe();
        for (var i = from; i < from + length; i++) {
            show(text[i]);
        }
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        line.wipe();
        var shown = names.in(text.substring(from, from + length));
        for (var i = 0; i < shown.length(); i++) {
            show(shown.charAt(i));
        }
    }

    @Override
    public void close() throws IOException {
        if (afterReturn) {
            out.write(ShownText.escaped('\r'));
        }
        super.close();
    }

    private void show(char c) throws IOException {
        if (afterReturn) {
            out.write(c == '\n' ? "\r" : ShownText.escaped('\r'));
            afterReturn = false;
        }
        if (c == '\r') {
            afterReturn = true; // what follows tells whether a line ends
        } else if ((c == ':' && afterColon) || (c == '[' && inName)) {
            out.write(ShownText.escaped(c));
        } else if (c != '\n' && c != '\t' && ShownText.isUnfit(c)) {
            out.write(ShownText.escaped(c));
        } else {
            out.write(c);
        }
        remember(c);
    }

    private void remember(char c) {
        afterColon = c == ':' && atLineStart;
        atLineStart = c == '\n' || (atLineStart && (c == ' ' || c == '\t' || c == '\r'));
        hashes = c == '#' ? hashes + 1 : 0;
        inName = hashes >= 2 || (inName && Character.isLetter(c));
    }
}
