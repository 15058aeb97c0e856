package io.iwc.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Colours verdicts on their way to a terminal: the last word of a row of a table, the value of a line that begins with
 * its name, the name of a line that says what failed. Takes lines; what is flushed in the middle of one is shown as it
 * is.
 */
final class VerdictColours extends FilterWriter {
    private static final String RED = "\u001B[31m";
    private static final String GREEN = "\u001B[32m";
    private static final String YELLOW = "\u001B[33m";
    private static final String DEFAULT = "\u001B[39m";
    private static final Pattern VERDICT =
            Pattern.compile("(?:^(?=FAIL {2,}:|INVALID:|warning:|n/a {2,}:)|(?<= {2}|^Validity {1,40}: ))"
                    + "(?:(?<bad>FAIL|off|worse|missed|INVALID)|(?<open>not applicable|not kept|valid, with warnings|warning|n/a)"
                    + "|(?<good>ok|better|sustained|valid))(?=$| \\(| {2,}:|:)");

    private final StringBuilder line = new StringBuilder();

    VerdictColours(Writer out) {
        super(out);
    }

    /** A line with its verdict in colour. */
    static String coloured(String line) {
        return VERDICT.matcher(line).replaceAll(VerdictColours::coloured);
    }

    private static String coloured(MatchResult verdict) {
        var colour = verdict.group(1) != null ? RED : verdict.group(2) != null ? YELLOW : GREEN;
        return colour + verdict.group() + DEFAULT;
    }

    @Override
    public void write(int c) throws IOException {
        if (c == '\n') {
            out.write(coloured(line.toString()));
            out.write('\n');
            line.setLength(0);
        } else {
            line.append((char) c);
        }
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        for (var i = from; i < from + length; i++) {
            write(text[i]);
        }
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        for (var i = from; i < from + length; i++) {
            write(text.charAt(i));
        }
    }

    @Override
    public void flush() throws IOException {
        out.write(line.toString());
        line.setLength(0);
        super.flush();
    }

    @Override
    public void close() throws IOException {
        flush();
        super.close();
    }
}
