package io.iwc.report.internal;

import java.util.List;

/** Markdown as GitHub renders it. What others wrote is escaped here and nowhere else. */
final class MarkdownText {
    private static final String SPECIAL = "\\`*_[]#|~$";

    private final StringBuilder out = new StringBuilder();

    MarkdownText heading(int level, String text) {
        out.append("#".repeat(level)).append(' ').append(escaped(text)).append("\n\n");
        return this;
    }

    /** A paragraph of our own markup. */
    MarkdownText paragraph(String markup) {
        out.append(markup).append("\n\n");
        return this;
    }

    /** Text as it is, in a fence that nothing in it can close. */
    MarkdownText fenced(String text) {
        var fence = new StringBuilder("```");
        while (text.contains(fence)) {
            fence.append('`');
        }
        out.append(fence).append("text\n").append(text.stripTrailing()).append('\n');
        out.append(fence).append("\n\n");
        return this;
    }

    /** A table whose first column names the row; the others are numbers. */
    MarkdownText table(List<String> headings, List<List<String>> rows) {
        return table(headings, rows, 1);
    }

    /** A table of which so many columns, from the first, hold words; the others are numbers. */
    MarkdownText table(List<String> headings, List<List<String>> rows, int words) {
        row(headings);
        out.append('|')
                .append(" --- |".repeat(words))
                .append(" --: |".repeat(headings.size() - words))
                .append('\n');
        rows.forEach(this::row);
        out.append('\n');
        return this;
    }

    /** Opens a part that is folded away. */
    MarkdownText fold(String summary) {
        out.append("<details><summary>").append(escaped(summary)).append("</summary>\n\n");
        return this;
    }

    MarkdownText unfold() {
        out.append("</details>\n\n");
        return this;
    }

    private void row(List<String> cells) {
        out.append('|');
        cells.forEach(cell -> out.append(' ').append(escaped(cell)).append(" |"));
        out.append('\n');
    }

    /** One line in which no character means anything but itself. */
    static String escaped(String text) {
        var escaped = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '<' || c == '>' || c == '&') {
                escaped.append(c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&amp;");
            } else if (c < ' ') {
                escaped.append(' ');
            } else {
                escaped.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return escaped.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
