package io.iwc.cli;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Text fitted to the width of a terminal, nothing left out: a table that is too wide becomes several below each other,
 * each with the first column; other lines go on in the next one, indented.
 */
final class FittedText {
    private static final int NARROWEST = 40;
    private static final int INDENT = 4;
    private static final String BETWEEN = "  ";
    /** {@code Validity : } or what stands before the sentences of a list. */
    private static final Pattern LABEL = Pattern.compile("\\S.{0,30}?\\s*: |\\s+");

    private final int columns;
    private final List<String> fitted = new ArrayList<>();

    private FittedText(int columns) {
        this.columns = columns;
    }

    /**
     * The same text, lines that are too long broken where there is a space.
     *
     * @param columns of the terminal; of fewer than 40 the text stays as it is
     */
    static String of(String text, int columns) {
        if (columns < NARROWEST || text.lines().allMatch(line -> line.length() <= columns)) {
            return text;
        }
        var lines = new FittedText(columns).lines(text.lines().toList());
        return String.join("\n", lines) + (text.endsWith("\n") ? "\n" : "");
    }

    private List<String> lines(List<String> lines) {
        for (var from = 0; from < lines.size(); ) {
            var to = from;
            while (to < lines.size() && !lines.get(to).isEmpty()) {
                to++;
            }
            paragraph(lines.subList(from, to));
            if (to < lines.size()) {
                fitted.add("");
            }
            from = to + 1;
        }
        return fitted;
    }

    private void paragraph(List<String> lines) {
        for (var from = 0; from < lines.size(); ) {
            var to = endOfTable(lines, from);
            var part = lines.subList(from, to);
            var starts = starts(part);
            if (starts.size() > 2 && part.stream().anyMatch(line -> line.length() > columns)) {
                table(part, starts);
            } else {
                part.forEach(line -> wrap(line, indentation(line)));
            }
            from = to;
        }
    }

    /** Up to the line that has not the columns of the first two; one line where these have none in common. */
    private static int endOfTable(List<String> lines, int from) {
        var to = Math.min(from + 2, lines.size());
        var part = lines.subList(from, to);
        var count = starts(part).size();
        if (count < 3) {
            return from + 1;
        }
        var written = written(part);
        while (to < lines.size() && !lines.get(to).startsWith(" ")) {
            write(lines.get(to), written);
            if (starts(written).size() < count) {
                return to;
            }
            to++;
        }
        return to;
    }

    /** Where the columns of a table begin: behind two spaces in every line. Of one line nothing can be said. */
    private static List<Integer> starts(List<String> lines) {
        return lines.size() < 2 || lines.stream().anyMatch(line -> line.startsWith(" "))
                ? List.of()
                : starts(written(lines));
    }

    private static List<Integer> starts(BitSet written) {
        return IntStream.range(0, written.length())
                .filter(at -> at == 0 || (at > 1 && written.get(at) && !written.get(at - 1) && !written.get(at - 2)))
                .boxed()
                .toList();
    }

    /** The places at which any of the lines has more than a space. */
    private static BitSet written(List<String> lines) {
        var written = new BitSet();
        lines.forEach(line -> write(line, written));
        return written;
    }

    private static void write(String line, BitSet written) {
        IntStream.range(0, line.length()).filter(at -> line.charAt(at) != ' ').forEach(written::set);
    }

    private void table(List<String> lines, List<Integer> starts) {
        var first = starts.get(1);
        for (var from = 1; from < starts.size(); ) {
            var to = from + 1;
            while (to < starts.size() && first + end(lines, starts, to) - starts.get(from) <= columns) {
                to++;
            }
            if (from > 1) {
                fitted.add("");
            }
            var left = starts.get(from);
            var right = to < starts.size() ? starts.get(to) : Integer.MAX_VALUE;
            for (var line : lines) {
                wrap((padded(line, first) + part(line, left, right)).stripTrailing(), first);
            }
            from = to;
        }
    }

    /** Where the column behind {@code to} begins, less the space between; of the last one where it ends. */
    private static int end(List<String> lines, List<Integer> starts, int to) {
        return to + 1 < starts.size()
                ? starts.get(to + 1) - BETWEEN.length()
                : lines.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String line, int width) {
        var part = part(line, 0, width);
        return part + " ".repeat(width - part.length());
    }

    private static String part(String line, int from, int to) {
        return from >= line.length() ? "" : line.substring(from, Math.min(to, line.length()));
    }

    private int indentation(String line) {
        var label = LABEL.matcher(line);
        return label.lookingAt() && label.end() <= columns / 2 ? label.end() : INDENT;
    }

    private void wrap(String line, int indentation) {
        var rest = line;
        var indent = Math.min(indentation, columns / 2);
        while (rest.length() > columns) {
            var at = rest.lastIndexOf(' ', columns);
            if (at <= indent) { // no word ends before the edge
                at = rest.indexOf(' ', columns);
            }
            if (at < 0) {
                break;
            }
            fitted.add(rest.substring(0, at).stripTrailing());
            rest = " ".repeat(indent) + rest.substring(at).strip();
        }
        fitted.add(rest);
    }
}
